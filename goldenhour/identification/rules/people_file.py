"""People and queries as files: read by the contract of identification, row by row, streamed.

A people file is believed or refused: a malformed value is named with its line, since an index
built from half a file would say "never heard of them" without having looked. A query is never
refused for a value: it is what a caller said, and is used as far as it can be read.

Lines of bytes in, rows out; no file is opened here. Source: the contract of identification.
"""

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from goldenhour.linkage import postcodes

LONGEST = 200  # characters of a value of a people file; no name or street needs more
FIELD = 16_000_000  # what a field may hold before the file is no table at all
BLANKS = re.compile(r"[\x00-\x1f\x7f]")
PHONE = re.compile(r"\+?[0-9() ./-]{3,40}(?:(?:ext|x|#)[. ]?[0-9]{1,7})?", re.IGNORECASE)
DIGITS = (3, 17)  # of a number: from short codes to E.164 with 00 before it and a 0 within
EMAIL = re.compile(r"[^@\s]+@[^@\s]+")
ABROAD = re.compile(r"[A-Za-z0-9][A-Za-z0-9 -]{1,11}")
UPRN = re.compile(r"[0-9]{1,12}")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
# A whole row in one look, its values joined by BETWEEN: nearly every row of a good file passes,
# a million in seconds; any other is looked at value by value.
BETWEEN = "\x1f"
TEXT = r"[^\x00-\x1f\x7f]{0,200}"
PLAIN = {
    "person_id": TEXT.replace("0,", "1,"),
    "date_of_birth": r"(?:[0-9]{4}-[0-9]{2}-[0-9]{2})?",
    "phone": r"(?:\+?[0-9]{3,17})?",
    "email": r"(?:[^@\s]{1,99}@[^@\s]{1,99})?",
    "postcode": r"(?:[A-Za-z0-9][A-Za-z0-9 -]{1,11})?",
    "uprn": r"(?:[0-9]{1,12})?",
}


class Person(NamedTuple):
    """One row of a people file, as it was written; empty where unknown."""

    person_id: str
    given_name: str = ""
    surname: str = ""
    date_of_birth: str = ""
    sex: str = ""
    phone: str = ""
    email: str = ""
    house: str = ""
    street: str = ""
    locality: str = ""
    postcode: str = ""
    uprn: str = ""


class Query(NamedTuple):
    """One row of a query file, as a caller gave it; empty where nothing was said."""

    query_id: str
    given_name: str = ""
    surname: str = ""
    date_of_birth: str = ""
    sex: str = ""
    phone: str = ""
    email: str = ""
    house: str = ""
    street: str = ""
    locality: str = ""
    postcode: str = ""
    uprn: str = ""
    age: str = ""


ROW = re.compile(BETWEEN.join(PLAIN.get(name, TEXT) for name in Person._fields))
BIRTH = Person._fields.index("date_of_birth")


@dataclass(frozen=True)
class Refused:
    """What cannot be read: the line where it begins, counted from 1, and why."""

    line: int
    reason: str


def people(
    lines: Iterable[bytes], *, ignore_extra: bool = False
) -> Iterator[tuple[int, Person] | Refused]:
    """Each row with its line, or why it is refused. A refused header ends the reading."""
    for line, fields in _rows(lines, Person._fields, ignore_extra=ignore_extra):
        if isinstance(fields, str):
            yield Refused(line, fields)
            continue
        person = Person._make(fields)
        if not _is_plainly_well_formed(fields):
            person = Person._make([field.strip() for field in fields])
            if reason := fault(person):
                yield Refused(line, reason)
                continue
        yield line, person


def queries(
    lines: Iterable[bytes], *, ignore_extra: bool = False
) -> Iterator[tuple[int, Query] | Refused]:
    """Each query with its line. Only a header or a row that is no row of the table is refused."""
    for line, fields in _rows(lines, Query._fields, ignore_extra=ignore_extra, is_lenient=True):
        if isinstance(fields, str):
            yield Refused(line, fields)
        else:
            yield line, Query._make(fields)


def fault(person: Person) -> str:
    """What is malformed in a row of a people file, in words; empty where nothing is."""
    if not person.person_id:
        return "person_id is empty; give every row the id of its person"
    for name, value in zip(Person._fields, person, strict=True):
        if len(value) > LONGEST:
            return f"{name} is longer than {LONGEST} characters"
        if value and not value.isprintable() and BLANKS.search(value):
            return f"{name} holds a control character"
    for name, is_well_formed, wanted in WRITTEN:
        value = getattr(person, name)
        if value and not is_well_formed(value):
            return f"{name} {wanted}"
    return ""


def _is_plainly_well_formed(fields: list[str]) -> bool:
    row = BETWEEN.join(fields)
    return (
        ROW.fullmatch(row) is not None
        and f"{BETWEEN} " not in row
        and f" {BETWEEN}" not in row
        and row[0] != " "
        and row[-1] != " "
        and (not fields[BIRTH] or _is_a_day(fields[BIRTH]))
    )


@lru_cache(maxsize=100_000)
def _is_a_day(value: str) -> bool:
    if not DAY.fullmatch(value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _is_a_number(value: str) -> bool:
    if value.isascii() and value.isdigit():
        return DIGITS[0] <= len(value) <= DIGITS[1]
    low, high = DIGITS
    plain = re.split(r"[a-z#]", value, maxsplit=1, flags=re.IGNORECASE)[0]
    is_counted = low <= sum(sign.isdigit() for sign in plain) <= high
    return is_counted and PHONE.fullmatch(value) is not None


def _is_a_postcode(value: str) -> bool:
    """A British postcode, or one from abroad as it is written there."""
    return ABROAD.fullmatch(value) is not None or postcodes.read(value) is not None


def _is_an_email(value: str) -> bool:
    return EMAIL.fullmatch(value) is not None


def _is_a_uprn(value: str) -> bool:
    return UPRN.fullmatch(value) is not None


WRITTEN: tuple[tuple[str, Callable[[str], bool], str], ...] = (
    ("date_of_birth", _is_a_day, "is no date that exists; write YYYY-MM-DD"),
    ("phone", _is_a_number, "is no telephone number; write 3 to 17 digits"),
    ("email", _is_an_email, "is no e-mail address; write name@domain"),
    ("postcode", _is_a_postcode, "is no postcode; write it like ST16 2AB"),
    ("uprn", _is_a_uprn, "is no property number; write 1 to 12 digits"),
)


def _rows(
    lines: Iterable[bytes], wanted: tuple[str, ...], *, ignore_extra: bool, is_lenient: bool = False
) -> Iterator[tuple[int, list[str] | str]]:
    """Each row with the line it begins at: its fields in the wanted order, or why it is none."""
    csv.field_size_limit(FIELD)
    text = _Text(lines)
    table = csv.reader(text, strict=not is_lenient)
    header = _next(table)
    chosen = _chosen(header, wanted, ignore_extra=ignore_extra)
    if isinstance(chosen, str):
        yield 1, chosen
        return
    width = len(header) if header else 0
    while True:
        begins = table.line_num + 1
        row = _next(table)
        if row is None:
            return
        if isinstance(row, str):
            yield begins, row
            return
        if not row:
            continue
        if not is_lenient and text.is_unreadable(begins, table.line_num):
            yield begins, "is not UTF-8"
        elif len(row) > width or (len(row) < width and not is_lenient):
            yield begins, f"has {len(row)} fields, not {width}"
        else:
            row.extend([""] * (width + 1 - len(row)))
            yield begins, [row[place] for place in chosen]


class _Text:
    """Lines of bytes as text; remembers which of them were no UTF-8."""

    def __init__(self, lines: Iterable[bytes]) -> None:
        self._lines = iter(lines)
        self._count = 0
        self._unreadable: set[int] = set()

    def __iter__(self) -> "_Text":
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        self._count += 1
        try:
            return line.decode("utf-8-sig" if self._count == 1 else "utf-8")
        except UnicodeDecodeError:
            self._unreadable.add(self._count)
            return line.decode("utf-8", "replace")

    def is_unreadable(self, first: int, last: int) -> bool:
        """Whether any of these lines was no UTF-8."""
        return bool(self._unreadable) and any(
            line in self._unreadable for line in range(first, last + 1)
        )


def _next(table: Iterator[list[str]]) -> list[str] | str | None:
    """The next row; None at the end; the reason as text where the rest is no table."""
    try:
        return next(table, None)
    except csv.Error:
        return "is not a row of a CSV table; look for a quotation mark that is not closed"


def _chosen(
    header: list[str] | str | None, wanted: tuple[str, ...], *, ignore_extra: bool
) -> list[int] | str:
    """The place of each wanted column in a row; one past its end for a column left out."""
    if header is None:
        return "is empty; the first line names the columns"
    if isinstance(header, str):
        return header
    names = [name.strip() for name in header]
    if wanted[0] not in names:
        return f"names no column {wanted[0]}"
    known = [name for name in names if name in wanted]
    if len(set(known)) < len(known):
        return "names a column twice"
    extra = [name for name in names if name not in wanted]
    if extra and not ignore_extra:
        shown = ascii(extra[0][:40])
        return f"names a column that is not known, {shown}; leave it out or use --ignore-extra"
    return [names.index(name) if name in names else len(names) for name in wanted]
