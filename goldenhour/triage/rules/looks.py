"""Looks: who owes an incident another look, since when, and what answers it.

A look falls due by the clocks of the grade, or because something happened. Once due it stays
owed, whatever happens meanwhile, until somebody answers it: by judging again, or where that is
enough by words. Sources: control-room.yaml, `reassess` (clocks B, alerts and shift times P).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from goldenhour.rulebook.control_room import ControlRoom
from goldenhour.triage.rules.clocks import promised, wait_of

EVENTS: Mapping[str, str] = {
    "new_information": "New information has come in",
    "caller_rings_again": "The caller rang again",
    "call_cut_off": "The call was cut off",
    "new_history_match": "A match with earlier records was found",
    "target_missed": "The target was missed",
    "unit_diverted": "The unit was sent elsewhere",
    "grade_change_requested": "Somebody asked for another grade",
    "agency_declines_or_delays": "The other agency declined or is late",
    "closing": "The incident is about to be closed",
}
CLOCKS: Mapping[str, str] = {
    "unassigned": "No unit was assigned in time",
    "supervisor_review": "A supervisor's review is due",
    "target_80": "Four fifths of the target have gone",
    "target_100": "The target has gone",
    "clock": "A fresh THRIVE is due",
    "shift_change": "The shift has changed",
}
TRIGGERS: Mapping[str, str] = {**EVENTS, **CLOCKS}
TELLING: Mapping[str, str] = {
    "tell_grade": "The caller has not been told of the lower grade",
    "tell_delay": "The caller has not been told that we are late",
}
WORDS: Mapping[str, str] = {**TRIGGERS, **TELLING}
BY_WORDS = ("unassigned", "supervisor_review", "target_80", "target_100", "shift_change")
"""What an acknowledgement in words answers; all else needs a fresh THRIVE or a telling."""

WHO: Mapping[str, str] = {"supervisor_review": "room supervisor"}
WHO_UNASSIGNED: Mapping[str, str] = {"I": "district inspector", "P": "district sergeant"}
SHIFTS = (time(7), time(15), time(23))  # when shifts change, London (P)
LONDON = ZoneInfo("Europe/London")
LONGEST_SHIFTS = timedelta(days=2)  # further back than this, one look stands for all (P)


@dataclass(frozen=True)
class Happened:
    """Something that made a look due at a moment."""

    trigger: str
    at: datetime


@dataclass(frozen=True)
class Graded:
    """The grade that an incident has had since a moment."""

    grade: str
    since: datetime


@dataclass(frozen=True)
class Life:
    """One open incident as the clocks see it. ``answers``: (moment, trigger; "" for THRIVE)."""

    received_at: datetime
    setting: str
    grades: tuple[Graded, ...]  # oldest first; the first since it was sent
    assessed_at: datetime  # the last time it was judged
    observed: tuple[str, ...] = ()
    happened: tuple[Happened, ...] = ()
    answers: tuple[tuple[datetime, str], ...] = ()
    assigned_at: datetime | None = None
    arrived_at: datetime | None = None


@dataclass(frozen=True)
class Owed:
    """A look that somebody owes: what made it due, since when, and who is to answer."""

    trigger: str
    due_at: datetime
    who: str

    @property
    def words(self) -> str:
        return WORDS[self.trigger]

    @property
    def by_words(self) -> bool:
        """Whether an acknowledgement answers it."""
        return self.trigger in BY_WORDS


def owed(life: Life, book: ControlRoom, *, at: datetime) -> tuple[Owed, ...]:
    """The looks that are due before ``at`` and that nobody answered, the oldest first."""
    dues = {*_by_clock(life, book), *_fresh(life, book), *_shifts(life, at)}
    dues |= {(each.trigger, each.at) for each in life.happened}
    dues |= {("tell_delay", due) for trigger, due in dues if trigger == "target_100"}
    open_ones = [
        Owed(trigger, due, _who(trigger, due, life))
        for trigger, due in dues
        if due < at and not _answered(trigger, due, life.answers)
    ]
    return tuple(sorted(_last_shift_only(open_ones), key=lambda each: (each.due_at, each.trigger)))


def _by_clock(life: Life, book: ControlRoom) -> Iterable[tuple[str, datetime]]:
    """The clocks of each grade the incident has had, while it had it."""
    ends = [each.since for each in life.grades[1:]]
    for graded, end in zip(life.grades, [*ends, None], strict=True):
        target = promised(graded.grade, life.setting, book)
        for clock in book.grades.clocks_of(graded.grade):
            due = max(life.received_at + wait_of(clock, target), graded.since)
            heard = clock.observed is None or clock.observed in life.observed
            counts = heard and clock.trigger != "clock" and (end is None or due < end)
            if counts and not _is_met(clock.trigger, due, life):
                yield clock.trigger, due


def _is_met(trigger: str, due: datetime, life: Life) -> bool:
    """Whether what the clock waits for had happened by its moment."""
    if trigger == "call_cut_off":
        return False
    by = life.assigned_at if trigger == "unassigned" else life.arrived_at
    return by is not None and by <= due


def _fresh(life: Life, book: ControlRoom) -> Iterable[tuple[str, datetime]]:
    """A fresh THRIVE so long after the last one, while nobody has arrived."""
    for clock in book.grades.clocks_of(life.grades[-1].grade):
        due = life.assessed_at + timedelta(seconds=clock.seconds or 0)
        if clock.trigger == "clock" and not _is_met("clock", due, life):
            yield "clock", due


def _shifts(life: Life, at: datetime) -> Iterable[tuple[str, datetime]]:
    """Each change of shift since it was sent, while nobody had arrived."""
    sent_at = life.grades[0].since
    day: date = max(sent_at, at - LONGEST_SHIFTS).astimezone(LONDON).date()
    while day <= at.astimezone(LONDON).date():
        for change in SHIFTS:
            due = datetime.combine(day, change, tzinfo=LONDON).astimezone(at.tzinfo)
            if sent_at < due and not _is_met("shift_change", due, life):
                yield "shift_change", due
        day += timedelta(days=1)


def _last_shift_only(looks: list[Owed]) -> list[Owed]:
    """Of several changes of shift nobody looked at, the first is owed: it is the longest."""
    shifts = sorted(each.due_at for each in looks if each.trigger == "shift_change")
    return [each for each in looks if each.trigger != "shift_change" or each.due_at == shifts[0]]


def _answered(trigger: str, due: datetime, answers: Iterable[tuple[datetime, str]]) -> bool:
    """Whether an answer of the right kind came after it was due."""
    right = {trigger} if trigger in TELLING else {"", trigger}
    return any(moment > due and kind in right for moment, kind in answers)


def _who(trigger: str, due: datetime, life: Life) -> str:
    if trigger == "unassigned":
        grade = [each.grade for each in life.grades if each.since <= due][-1:]
        return WHO_UNASSIGNED.get("".join(grade), "dispatcher")
    return WHO.get(trigger, "dispatcher")
