"""Streets and localities: one spelling for the same road or place in other letters.

``"mill lane"``, ``"Mill Ln."`` and ``"MILL-LANE"`` are one; ``"Stoke on Trent"`` and
``"Stoke-upon-Trent"`` too. Short forms of kinds of road are those in common use.
"""

import re
import unicodedata

LONGEST = 120
APOSTROPHES = str.maketrans("", "", "'\N{RIGHT SINGLE QUOTATION MARK}")
WORD = re.compile(r"[^\W_]+")
KINDS = {
    "rd": "road",
    "st": "street",
    "str": "street",
    "ln": "lane",
    "la": "lane",
    "ave": "avenue",
    "av": "avenue",
    "cl": "close",
    "clo": "close",
    "cres": "crescent",
    "cresc": "crescent",
    "dr": "drive",
    "drv": "drive",
    "gdns": "gardens",
    "gdn": "gardens",
    "garden": "gardens",
    "gr": "grove",
    "gro": "grove",
    "ct": "court",
    "pl": "place",
    "sq": "square",
    "ter": "terrace",
    "terr": "terrace",
    "wy": "way",
    "pk": "park",
    "hse": "house",
}
LEFT_OUT = {"the", "on", "upon", "under", "in", "near", "of"}


def key(text: str) -> str:
    """``"milllane"`` for Mill Lane; empty where there is no letter."""
    words = _words(text)
    if words and words[0] == "st" and len(words) > 1:
        words[0] = "saint"
    if words and len(words) > 1:
        words[-1] = KINDS.get(words[-1], words[-1])
    while words and words[0].isdigit():  # the house, said with the street
        words.pop(0)
    return "".join(words) if any(sign.isalpha() for word in words for sign in word) else ""


def place(text: str) -> str:
    """``"stoketrent"`` for Stoke-on-Trent; empty where there is no letter."""
    words = ["saint" if word == "st" else word for word in _words(text)]
    kept = [word for word in words if word not in LEFT_OUT] or words
    return "".join(kept) if any(sign.isalpha() for word in kept for sign in word) else ""


def _words(text: str) -> list[str]:
    said = unicodedata.normalize("NFKD", text[:LONGEST]).casefold()
    if not said.isascii():
        said = "".join(sign for sign in said if not unicodedata.combining(sign))
    return WORD.findall(said.translate(APOSTROPHES))
