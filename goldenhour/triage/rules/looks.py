"""Looks: who owes an incident another look, since when, and what answers it.

A look falls due by the clocks of the grade, or because something happened. Once due it stays
owed, whatever happens meanwhile, until somebody answers it: by judging again, or where that is
enough by words. The clocks stand in the book of grades (B); what a look is called, who answers
it and how, and when shifts change, in the book of re-assessment of the day the incident was
received (P where no policy says so).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from goldenhour.rulebook import reassessment, shelf
from goldenhour.rulebook.control_room import ControlRoom
from goldenhour.rulebook.reassessment import ANY, Reassessment
from goldenhour.triage.rules.clocks import promised, wait_of

LONDON = ZoneInfo("Europe/London")
DISPATCHER = "dispatcher"


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
    """A look that somebody owes: what made it due, since when, and who is to answer.

    ``words``: the same in words. ``by_words``: an acknowledgement answers it.
    """

    trigger: str
    due_at: datetime
    who: str
    words: str
    by_words: bool


def triggers(at: datetime) -> dict[str, str]:
    """What may make somebody judge again on that day, each code with its words."""
    return _book(at).labels()


def words_of(trigger: str, at: datetime) -> str:
    """A trigger in the words of that day; ``""`` where its book knows none."""
    return _book(at).label(trigger)


def is_answered_by_words(trigger: str, at: datetime) -> bool:
    """Whether an acknowledgement answers this look; else a fresh THRIVE or a telling must."""
    look = _book(at).looked_at(trigger)
    return look is not None and look.by_words


def _book(at: datetime) -> Reassessment:
    return reassessment.in_force(shelf.london_day(at))


def owed(life: Life, book: ControlRoom, *, at: datetime) -> tuple[Owed, ...]:
    """The looks that are due before ``at`` and that nobody answered, the oldest first."""
    again = _book(life.received_at)
    dues = {*_by_clock(life, book), *_fresh(life, book), *_shifts(life, again, at)}
    dues |= {(each.trigger, each.at) for each in life.happened}
    dues |= {("tell_delay", due) for trigger, due in dues if trigger == "target_100"}
    open_ones = [
        _owed(trigger, due, life, again)
        for trigger, due in dues
        if due < at and not _answered(trigger, due, life.answers, again)
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


def _shifts(life: Life, again: Reassessment, at: datetime) -> Iterable[tuple[str, datetime]]:
    """Each change of shift since it was sent, while nobody had arrived."""
    if again.shifts is None:
        return
    sent_at, back = life.grades[0].since, timedelta(hours=again.shifts.look_back_hours)
    day: date = max(sent_at, at - back).astimezone(LONDON).date()
    while day <= at.astimezone(LONDON).date():
        for change in again.shifts.changes:
            due = datetime.combine(day, change, tzinfo=LONDON).astimezone(at.tzinfo)
            if sent_at < due and not _is_met("shift_change", due, life):
                yield "shift_change", due
        day += timedelta(days=1)


def _last_shift_only(looks: list[Owed]) -> list[Owed]:
    """Of several changes of shift nobody looked at, the first is owed: it is the longest."""
    shifts = sorted(each.due_at for each in looks if each.trigger == "shift_change")
    return [each for each in looks if each.trigger != "shift_change" or each.due_at == shifts[0]]


def _answered(
    trigger: str, due: datetime, answers: Iterable[tuple[datetime, str]], again: Reassessment
) -> bool:
    """Whether an answer of the right kind came after it was due."""
    look = again.looked_at(trigger)
    right = {trigger} if look and look.by_telling else {"", trigger}
    return any(moment > due and kind in right for moment, kind in answers)


def _owed(trigger: str, due: datetime, life: Life, again: Reassessment) -> Owed:
    look = again.looked_at(trigger)
    held = [each.grade for each in life.grades if each.since <= due][-1:]
    who = {str(grade): name for grade, name in look.who.items()} if look else {}
    return Owed(
        trigger=trigger,
        due_at=due,
        who=who.get("".join(held)) or who.get(ANY) or DISPATCHER,
        words=again.label(trigger),
        by_words=look is not None and look.by_words,
    )
