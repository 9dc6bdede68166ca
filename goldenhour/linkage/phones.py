"""Phones: every spoken or typed form of one number gives one key (E.164).

A number is read as a British one unless it says otherwise ("+", "00", or 44 in front).
Lengths and prefixes are those of the ``phonenumbers`` library; a number has to be of a
possible length, not one in service, so that reserved and new ranges are read as well.
"""

import re
import unicodedata
from dataclasses import dataclass

import phonenumbers

LONGEST = 120  # characters; longer text is no telephone number
HOME, HOME_CODE = "GB", 44
DIGITS = {
    "zero": "0",
    "nought": "0",
    "oh": "0",
    "o": "0",
    "one": "1",
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
    "six": "6",
    "seven": "7",
    "eight": "8",
    "nine": "9",
    "plus": "+",
}
TIMES = {"double": 2, "treble": 3, "triple": 3}
EXTENSION = re.compile(r"(?:(?<![a-z])(?:extension|extn|ext|x)|#)[\s.:]*(\d{1,7})\W*$")
WORD = re.compile(r"[a-z]+|\d+|\+|[;/]")
ANOTHER = {";", "/", "or"}  # what may stand between two numbers
WHOLE = 9  # digits after which such a sign ends the number
TRUNK = re.compile(r"\(\s*0\s*\)")


@dataclass(frozen=True)
class Number:
    """A telephone number: ``e164`` is the key, ``last9`` meets it where the country is lost."""

    e164: str  # "+447700900142"
    last9: str  # "700900142"; empty for shorter numbers
    extension: str = ""


def read(text: str) -> Number | None:
    """The number in ``text``, or None where there is none that could be dialled."""
    said = unicodedata.normalize("NFKC", text).casefold().strip()
    if len(said) > LONGEST:
        return None
    extension = EXTENSION.search(said)
    dialled = _dialled(said[: extension.start()] if extension else said)
    try:
        number = phonenumbers.parse(dialled, HOME)
    except phonenumbers.NumberParseException:
        return None
    possible = phonenumbers.is_possible_number_with_reason(number)
    if possible != phonenumbers.ValidationResult.IS_POSSIBLE:
        return None
    e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    national = phonenumbers.national_significant_number(number)
    if number.country_code == HOME_CODE and national.startswith("0"):
        return None  # digits are missing: the nought in front found no area behind it
    last9 = national[-9:] if len(national) >= 9 else ""
    return Number(e164, last9, extension.group(1) if extension else "")


def _dialled(said: str) -> str:
    """Only the digits, and a plus where it stands first. Spoken digits count, other words do not.

    The (0) of "+44 (0)1782" is dropped where a country code stands before it.
    """
    abroad = said.lstrip("( ").startswith(("+", "00", "44", "plus", "double oh", "oh oh"))
    digits = ""
    times = 1
    for word in WORD.findall(TRUNK.sub(" " if abroad else "0", said)):
        if word in ANOTHER and len(digits) >= WHOLE:
            break  # a second number follows: the first is the one to ring
        digit = DIGITS.get(word) or _plain(word)
        if digit != "+" or not digits:
            digits += digit * times
        times = TIMES.get(word, 1)
    return digits


def _plain(word: str) -> str:
    if word == "+":
        return word
    if not word.strip("o"):
        return "0" * len(word)  # the letter typed for the figure
    return "".join(str(unicodedata.digit(sign)) for sign in word if sign.isdigit())
