"""Dates of birth as they are said: day first, parts missing, day and month swapped, or an age.

Time is an argument: two figures for a year mean the latest such year not after ``on``. A date
that does not exist (30 February) keeps its year, for that was said too.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

LONGEST = 60
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
OLDEST = 130  # years, as the contract of triage allows
ISO = re.compile(r"(\d{4})\D(\d{1,2})\D(\d{1,2})(?:t.*)?")
NUMBERS = re.compile(r"(\d{1,2})\D+(\d{1,2})\D+(\d{4}|\d{2})")
TOGETHER = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})")
DAY_NAMED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?(?:of)?([a-z]{3,9})(\d{4}|\d{2})?")
NAMED_DAY = re.compile(r"([a-z]{3,9})(?:the)?(\d{1,2})(?:st|nd|rd|th)?,?(\d{4})")
NAMED_YEAR = re.compile(r"([a-z]{3,9})(\d{4}|\d{2})")
YEAR = re.compile(r"(\d{4})")


@dataclass(frozen=True)
class Birth:
    """What is known of a birth: a whole date, or a year, or the years that an age leaves."""

    day: int | None = None
    month: int | None = None
    years: tuple[int, ...] = ()

    @property
    def on(self) -> date | None:
        """The date as it was said, where all of it was said."""
        if self.day is None or self.month is None or len(self.years) != 1:
            return None
        return date(self.years[0], self.month, self.day)

    @property
    def key(self) -> str:
        """One key for a date and for its day and month swapped: ``1984-01-02``; else empty."""
        if self.day is None or self.month is None or len(self.years) != 1:
            return ""
        low, high = sorted((self.day, self.month))
        return f"{self.years[0]}-{low:02d}-{high:02d}"


def read(text: str, *, on: date) -> Birth:
    """The birth in ``text``, as far as it can be read; an empty Birth where it cannot."""
    return _read(text[:LONGEST], on)


@lru_cache(maxsize=50_000)  # what is on record is read at every look
def _read(text: str, on: date) -> Birth:
    said = unicodedata.normalize("NFKC", text).casefold().strip()
    day, month, year = _parts(said) or _parts("".join(re.split(r"[\s,.'-]+", said))) or ("",) * 3
    born = _year(year, on)
    if born is None:
        return Birth()
    number = _month(month)
    if not day or not number:
        return Birth(None, number, (born,))
    for first, second in ((int(day), number), (number, int(day))):  # day first, unless it cannot be
        if _exists(born, second, first):
            known = Birth(first, second, (born,))
            return known if date(born, second, first) <= on else Birth()
    return Birth(years=(born,))


def of_age(age: int | None, *, on: date) -> Birth:
    """The two years in which somebody of this age on that day was born."""
    if age is None or not 0 <= age <= OLDEST:
        return Birth()
    return Birth(years=(on.year - age - 1, on.year - age))


def age_on(born: date, day: date) -> int:
    """Whole years between a birth and a day; a birth on 29 February counts from 1 March."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _parts(said: str) -> tuple[str, str, str] | None:
    """Day, month and year as text, whichever order they were written in."""
    if found := ISO.fullmatch(said):
        return found[3], found[2], found[1]
    if found := NUMBERS.fullmatch(said) or TOGETHER.fullmatch(said) or DAY_NAMED.fullmatch(said):
        return found[1], found[2], found[3] or ""
    if found := NAMED_DAY.fullmatch(said):
        return found[2], found[1], found[3]
    if found := NAMED_YEAR.fullmatch(said):
        return "", found[1], found[2]
    if found := YEAR.fullmatch(said):
        return "", "", found[1]
    return None


def _month(text: str) -> int | None:
    if text.isdigit():
        return int(text)
    return MONTHS.index(text[:3]) + 1 if text[:3] in MONTHS else None


def _year(text: str, on: date) -> int | None:
    if not text:
        return None
    year = int(text)
    if len(text) == 2:
        year += on.year // 100 * 100
        year -= 100 if year > on.year else 0
    return year if on.year - OLDEST <= year <= on.year else None


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
