"""Attendance: recorded incidents with the minutes until somebody came, read from a CSV.

Columns: ``at`` (ISO 8601, the ring, by the local clock), ``place``, ``grade`` (I, P, S or R),
``response_minutes`` (ring to the first unit at the scene); ``travel_minutes`` (that unit's drive)
if it is recorded, empty where it is not known. Incidents that nobody attended have no row. A file
is believed or refused as a whole: every fault names its line. No person stands in it.
"""

import csv
import hashlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from math import isfinite, nan

import numpy as np

from goldenhour.planning.rules.columns import COLUMNS, TRAVEL
from goldenhour.simulation.layout import WHOLE_DAY, Floats, Ints
from goldenhour.simulation.scenario import GRADES, Unusable

LONGEST = 100_000.0  # minutes: a response beyond it is a slip of the pen
MOST_FAULTS = 20  # that are told
MOST = 5_000_000  # rows
MONDAY = datetime(1970, 1, 5)  # noqa: DTZ001 - the clock on the wall


@dataclass(frozen=True, slots=True, eq=False)
class Attendance:
    """Recorded incidents by moment; the arrays have one entry for each."""

    at: Floats  # minutes since Monday 5 January 1970 00:00 of the local clock
    place: Ints  # numbers of ``places``
    grade: Ints  # 0 to 3, as in ``GRADES``
    response: Floats  # minutes
    travel: Floats  # minutes; nan where not recorded
    places: tuple[str, ...]
    sha256: str

    def __len__(self) -> int:
        return len(self.at)

    def chosen(self, which: np.ndarray[tuple[int], np.dtype[np.bool_]]) -> "Attendance":
        """Only some of them."""
        names = ("at", "place", "grade", "response", "travel")
        return replace(self, **{name: getattr(self, name)[which] for name in names})


@dataclass(frozen=True, slots=True)
class _Row:
    at: float
    place: str
    grade: int
    response: float
    travel: float


def read(name: str, octets: bytes, known: Collection[str] | None = None) -> Attendance:
    """The recorded incidents of a file. Raises Unusable with the lines that are wrong.

    ``known`` are the only places that may occur (None: any).
    """
    try:
        text = octets.decode("utf-8-sig")
    except UnicodeDecodeError as bad:
        raise Unusable([f"{name}: is not text in UTF-8"]) from bad
    rows: list[_Row] = []
    faults: list[str] = []
    for found in _lines(text, known):
        if isinstance(found, _Row):
            rows.append(found)
            continue
        faults.append(found)
        if len(faults) > MOST_FAULTS:
            faults[-1] = "and more; these come first"
            break
    if faults:
        raise Unusable([f"{name}: {fault}" for fault in faults])
    if not rows:
        raise Unusable([f"{name}: holds no incident"])
    rows.sort(key=lambda row: row.at)
    return _of(rows, hashlib.sha256(octets).hexdigest())


def minute(day: date) -> float:
    """The first minute of a day, as ``at`` counts them."""
    return (datetime(day.year, day.month, day.day) - MONDAY).total_seconds() / 60  # noqa: DTZ001


def day(at: float) -> date:
    """The day of a minute."""
    return date.fromordinal(MONDAY.toordinal() + int(at // WHOLE_DAY))


def _of(rows: list[_Row], sha256: str) -> Attendance:
    numbers: dict[str, int] = {}
    place = [numbers.setdefault(row.place, len(numbers)) for row in rows]
    return Attendance(
        at=np.array([row.at for row in rows]),
        place=np.array(place, np.int64),
        grade=np.array([row.grade for row in rows], np.int64),
        response=np.array([row.response for row in rows]),
        travel=np.array([row.travel for row in rows]),
        places=tuple(numbers),
        sha256=sha256,
    )


def _lines(text: str, known: Collection[str] | None) -> Iterator[_Row | str]:
    """Each row, or the fault of its line."""
    table = csv.reader(text.splitlines(), strict=True)
    try:
        header = [name.strip() for name in next(table, [])]
        if wrong := _wrong_header(header):
            yield wrong
            return
        for count, row in enumerate((row for row in table if row), start=1):
            if count > MOST:
                yield f"line {table.line_num}: more than {MOST:,} incidents"
                return
            yield _row(f"line {table.line_num}", header, row, known)
    except csv.Error as bad:
        yield f"line {table.line_num}: is no row of a CSV table ({bad})"


def _wrong_header(header: list[str]) -> str | None:
    if missing := [name for name in COLUMNS if name not in header]:
        return f"line 1: names no column {missing[0]}"
    if extra := [name for name in header if name not in (*COLUMNS, TRAVEL)]:
        return f"line 1: column {extra[0][:40]!r} is not known; leave it out"
    return "line 1: names a column twice" if len(set(header)) < len(header) else None


def _row(
    where: str, header: list[str], fields: list[str], known: Collection[str] | None
) -> _Row | str:
    if len(fields) != len(header):
        return f"{where}: has {len(fields)} fields, not {len(header)}"
    said = {name: field.strip() for name, field in zip(header, fields, strict=True)}
    at, response = _moment(said["at"]), _minutes(said["response_minutes"])
    travel = _minutes(said[TRAVEL]) if said.get(TRAVEL) else nan
    if at is None:
        return f"{where}: at must be a moment such as 2022-06-27T21:04, not {said['at'][:40]!r}"
    if not said["place"] or (known is not None and said["place"] not in known):
        return f"{where}: no place of the scenario is named {said['place'][:40]!r}"
    if said["grade"] not in GRADES:
        return f"{where}: grade must be one of {', '.join(GRADES)}, not {said['grade'][:40]!r}"
    if response is None:
        return f"{where}: response_minutes must be a number from 0 to {LONGEST:g}"
    if travel is None or travel > response:
        return f"{where}: {TRAVEL} must be a number from 0 to response_minutes"
    return _Row(at, said["place"], GRADES.index(said["grade"]), response, travel)


def _moment(text: str) -> float | None:
    """Minutes by the moment's own clock; none for what is no moment of our time."""
    try:
        found = datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        return None
    return (found - MONDAY).total_seconds() / 60 if 1990 <= found.year < 2100 else None


def _minutes(text: str) -> float | None:
    try:
        found = float(text)
    except ValueError:
        return None
    return found if isfinite(found) and 0 <= found <= LONGEST else None
