"""Postcodes and houses: one spelling for a postcode, one key for the house within it.

Whether the postcode exists is for geography to say; here is only its form. Where a letter
must stand, a nought is an O and a one an I, and the other way round.
"""

import re
import unicodedata

LONGEST = 120
FORM = re.compile(r"(?:[A-Z]{1,2}[0-9][A-Z0-9]?|GIR)[0-9][A-Z]{2}")
AS_LETTER = str.maketrans("01", "OI")
AS_DIGIT = str.maketrans("OIL", "011")
PLACE_WORDS = {"flat", "apartment", "apt", "unit", "room", "number", "no", "house", "the"}


def read(text: str) -> str | None:
    """``"ST7 1AB"`` out of ``"st71ab"`` or ``"S T 7, 1 A B"``; None where it is no postcode."""
    said = unicodedata.normalize("NFKC", text[:LONGEST]).upper()
    signs = "".join(sign for sign in said if sign.isascii() and sign.isalnum())
    if not 5 <= len(signs) <= 7:
        return None
    outward, inward = signs[:-3], signs[-3:]
    inward = inward[0].translate(AS_DIGIT) + inward[1:].translate(AS_LETTER)
    outward = _outward(outward)
    return f"{outward} {inward}" if FORM.fullmatch(outward + inward) else None


def _outward(signs: str) -> str:
    """The part before the gap, its slips mended: one or two letters, then a digit."""
    if signs == "GIR":
        return signs
    signs = signs[0].translate(AS_LETTER) + signs[1:]
    if len(signs) == 2:
        return signs[0] + signs[1].translate(AS_DIGIT)
    if signs[1].isdigit():
        return signs
    return signs[:2] + signs[2].translate(AS_DIGIT) + signs[3:]


def house(text: str) -> str:
    """One key for a house within its postcode; empty where nothing was said.

    With numbers they are the key, in order ("Flat 2, 14a Mill Lane" is ``2/14a``); without
    any the name is ("Rose Cottage" is ``rosecottage``).
    """
    said = unicodedata.normalize("NFKC", text[:LONGEST]).casefold()
    numbers = re.findall(r"[0-9]+(?:\s?-\s?[0-9]+)?\s?(?:[a-z]\b)?", said)
    if numbers:
        return "/".join("".join(number.split()).lstrip("0") or "0" for number in numbers)
    words = re.findall(r"\w+", said)
    named = [word for word in words if word not in PLACE_WORDS] or words
    return "".join(named)


def written(key: str) -> str:
    """A pattern (POSIX) that fits every text of plain signs whose ``house`` is this key.

    It fits some others too. Figures stand in such a text as in the key, with noughts before them.
    """
    figures = [one for one in re.findall("0*([0-9]*)", key) if one]
    if not figures:
        return "^[^1-9]*$"
    return "^[^1-9]*" + "[^1-9]*".join(figures) + "([^0-9]|$)"
