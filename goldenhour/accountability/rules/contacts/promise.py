"""The promise: which grade held when, by when somebody had to be there, and was it missed.

The clock is the contract's first one: first contact received to first unit at the scene. So a
grade raised late is late: what was promised counts from the ring, not from our second thought.
A target that passed while its grade held stays missed, whatever the grade became afterwards.

No contact file says whether the place lies in a town or in the country. ``due_at`` is the
shorter promise, the town's, as for every place not known yet; between the two a miss is
possible and not certain, and then nothing is said of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from goldenhour.accountability.rules.contacts.facts import (
    GradeChanged,
    Reassessed,
    TriageRecorded,
)
from goldenhour.accountability.rules.contacts.record import ContactRecord
from goldenhour.accountability.rules.contacts.standards import NEARLY_MISSED
from goldenhour.triage.rules.clocks import promised

TOWN, COUNTRY = "urban", "rural"
Lateness = Literal["missed", "possible", "kept"]


@dataclass(frozen=True, slots=True)
class Held:
    """A grade, and from when until when it held; ``until`` None: to the end."""

    grade: str
    since: datetime
    until: datetime | None


@dataclass(frozen=True, slots=True)
class Missed:
    """A target that passed while its grade held, certainly or only if the place was in a town."""

    due_at: datetime
    nearly_at: datetime
    is_certain: bool


def grades_held(record: ContactRecord) -> list[Held]:
    """The grades in order of time; a fact that sets the same grade again begins nothing."""
    steps: list[tuple[str, datetime]] = []
    for fact in record.facts:
        grade = _grade_set(fact.data)
        if grade and (not steps or steps[-1][0] != grade):
            steps.append((grade, fact.at))
    ends = [*(since for _, since in steps[1:]), None]
    return [Held(grade, since, until) for (grade, since), until in zip(steps, ends, strict=False)]


def _grade_set(data: object) -> str | None:
    if isinstance(data, TriageRecorded | Reassessed):
        return data.grade
    return data.to if isinstance(data, GradeChanged) else None


def grade_in_force(record: ContactRecord) -> str | None:
    """The grade that held when somebody arrived, or the latest while nobody has."""
    held = grades_held(record)
    if not held:
        return None
    arrived = record.arrived_at
    at_arrival = [each for each in held if arrived is not None and each.since <= arrived]
    if arrived is None:
        return held[-1].grade
    return (at_arrival or held[:1])[-1].grade


def due_at(record: ContactRecord, grade: str, setting: str = TOWN) -> datetime:
    """By when the grade promises somebody, or for R a first action."""
    return record.received_at + promised(grade, setting, record.book)


def attends(record: ContactRecord, grade: str) -> bool:
    """Whether the grade promises that somebody comes at all."""
    return record.book.grades.coded(grade).attend_within_minutes(TOWN) is not None


def missed_targets(record: ContactRecord) -> list[Missed]:
    """Every target that passed while its grade held and nobody had come yet."""
    found: list[Missed] = []
    for each in grades_held(record):
        until = min(record.waited_until, each.until or record.waited_until)
        due = due_at(record, each.grade)
        if attends(record, each.grade) and until > due and until >= each.since:
            is_certain = until > due_at(record, each.grade, COUNTRY)
            found.append(Missed(due, _nearly_at(record, each.grade), is_certain))
    return found


def lateness(missed: Sequence[Missed]) -> Lateness:
    if any(each.is_certain for each in missed):
        return "missed"
    return "possible" if missed else "kept"


def _nearly_at(record: ContactRecord, grade: str) -> datetime:
    """From when on the target could be seen to fail: the alert before it."""
    clocks = record.book.grades.clocks_of(grade)
    share = next((c.percent_of_target for c in clocks if c.trigger == NEARLY_MISSED), None)
    return record.received_at + promised(grade, TOWN, record.book) * (share or 100) / 100
