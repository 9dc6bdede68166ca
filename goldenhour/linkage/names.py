"""Names: one key for the same name in other letters, and whether two names may be one.

Case, accents, hyphens, apostrophes and spaces carry no difference; Mac, Mc and M' are one.
How names sound and what they are short for comes with the engine's own weights.
"""

import re
import unicodedata
from difflib import SequenceMatcher
from enum import Enum
from functools import lru_cache

LONGEST = 120
# The share of signs in common, in order, that may be one name misheard: ours, conf P.
ALIKE, ALIKE_IF_BEGUN_ALIKE = 0.75, 0.6
LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"})
MAC = re.compile(r"^(?:mac|mc|m')(?=\w{3})")
TITLES = {"mr", "mrs", "ms", "miss", "mx", "dr"}


class Names(Enum):
    """How two names stand to each other. Unknown: one of them was not said."""

    SAME = "same"
    ALIKE = "alike"
    DIFFERENT = "different"
    UNKNOWN = "unknown"


def key(text: str) -> str:
    """``"mcdonald"`` for MacDonald, Mc Donald and M'Donald; empty where there is no letter."""
    return _key(text[:LONGEST])


@lru_cache(maxsize=100_000)  # most names are said by many
def _key(text: str) -> str:
    said = unicodedata.normalize("NFKD", text).casefold().translate(LETTERS)
    words = [
        word
        for word in said.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").split()
        if word.strip(".") not in TITLES
    ]
    joined = "".join(words)
    joined = MAC.sub("mc", joined)
    return "".join(sign for sign in joined if sign.isalpha())


def compare(one: str, other: str) -> Names:
    """How two names stand, by their keys. An initial agrees with the name it begins."""
    first, second = key(one), key(other)
    if not first or not second:
        return Names.UNKNOWN
    if first == second:
        return Names.SAME
    shorter, longer = sorted((first, second), key=len)
    if len(shorter) == 1:
        return Names.ALIKE if longer.startswith(shorter) else Names.DIFFERENT
    one, other = sorted((first, second))  # the ratio depends on the order
    common = SequenceMatcher(a=one, b=other, autojunk=False).ratio()
    needed = ALIKE_IF_BEGUN_ALIKE if first[0] == second[0] else ALIKE
    return Names.ALIKE if common >= needed else Names.DIFFERENT
