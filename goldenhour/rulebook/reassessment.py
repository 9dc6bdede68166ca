"""Re-assessment: when the grade is judged again, and what lowering it takes.

When the clocks ask is in the grades (their ``clock`` lines) and not repeated here. This book has
what no clock knows: what must make somebody look again, who answers which look and how, what has
to be there before a grade may be lowered, what is kept when nobody was free, and the change of
shift. The reasoning that applies it is in goldenhour/triage/rules.

The first edition had labels, answers, minutes and shifts nowhere. As a moment before the first
edition is judged by the first, so what it does not say is taken from the first edition that does.
"""

from collections.abc import Mapping
from datetime import date, time, timedelta
from functools import cache
from typing import Annotated, Literal

import msgspec

from goldenhour.rulebook import shelf
from goldenhour.rulebook.grades import Code

Stage = Literal["first", "reassessment"]
Positive = Annotated[int, msgspec.Meta(ge=1)]
NEED = Literal["fresh_thrive", "reason", "supervisor", "caller_told", "partner_agency_told"]
ANY = "any"


class Trigger(shelf.Sourced, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Something after which the grade is judged again. ``label``: in a few words, for a list."""

    id: str
    about: str
    do: str
    label: str = ""


class Look(shelf.Sourced, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A look that is owed: its words, what answers it, and who is to answer.

    A fresh THRIVE answers it; ``by_words`` an acknowledgement too; ``by_telling`` nothing but
    telling the caller. ``who``: by the grade, or under "any"; empty: whoever dispatches.
    """

    id: str
    label: str
    by_words: bool = False
    by_telling: bool = False
    who: Mapping[Literal["I", "P", "S", "R", "any"], str] = {}


class Need(shelf.Sourced, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One thing that lowering a grade needs, at one stage, from these grades.

    ``where`` limits it: "partner_involved" is asked only where another agency has a part in it.
    """

    id: NEED
    stage: Stage
    from_grades: tuple[Code, ...]
    sentence: str
    where: Literal["always", "partner_involved"] = "always"


class Lasting(shelf.Sourced, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How old a THRIVE may be that lowers a grade, and how long an agreement holds; minutes."""

    fresh_minutes: Positive
    agreement_holds_minutes: Positive

    @property
    def fresh(self) -> timedelta:
        return timedelta(minutes=self.fresh_minutes)

    @property
    def holds(self) -> timedelta:
        return timedelta(minutes=self.agreement_holds_minutes)


class Shifts(shelf.Sourced, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """When shifts change (London); of changes further back than so many hours, none is listed."""

    changes: Annotated[tuple[time, ...], msgspec.Meta(min_length=1)]
    look_back_hours: Positive


class Snapshot(shelf.Sourced, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One thing that is kept at the moment nobody was free."""

    id: str
    about: str


class Alert(shelf.Sourced, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An alert bound to an event, not to a clock; it stays until somebody acknowledges it."""

    id: str
    grades: tuple[Code, ...]
    do: str


class Reassessment(shelf.Edition, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The triggers, looks, needs and records of one edition."""

    trigger: tuple[Trigger, ...]
    need: tuple[Need, ...]
    snapshot: tuple[Snapshot, ...]
    alert: tuple[Alert, ...]
    look: tuple[Look, ...] = ()
    lowering: Lasting | None = None
    shifts: Shifts | None = None

    def needed_to_lower(
        self, from_grade: str, *, stage: str, partner_involved: bool
    ) -> tuple[Need, ...]:
        """What lowering from this grade needs at this stage, in the order of the edition."""
        return tuple(
            need
            for need in self.need
            if need.stage == stage
            and from_grade in need.from_grades
            and (partner_involved or need.where == "always")
        )

    def needs_supervisor(self, from_grade: str, *, stage: str) -> bool:
        """Whether lowering from this grade needs a supervisor who agrees."""
        needs = self.needed_to_lower(from_grade, stage=stage, partner_involved=False)
        return any(need.id == "supervisor" for need in needs)

    def looked_at(self, look: str) -> Look | None:
        """The look with this id; None where the edition speaks of none, as of a trigger."""
        return next((each for each in self.look if each.id == look), None)

    def labels(self) -> dict[str, str]:
        """What may make somebody judge again: each id in a few words; telling is not among it."""
        found = {each.id: each.label or each.about for each in self.trigger}
        return found | {each.id: each.label for each in self.look if not each.by_telling}

    def label(self, id_: str) -> str:
        """A trigger or a look in a few words; ``""`` where the edition knows neither."""
        look = self.looked_at(id_)
        return look.label if look else self.labels().get(id_, "")


def in_force(on: date) -> Reassessment:
    """The edition in force on a day, whole: what it does not say is as first said."""
    return _whole(shelf.in_force(Reassessment, "reassessment", on).key, shelf.own_folder())


@cache
def _whole(key: str, own: object) -> Reassessment:
    """``own`` is part of the name by which it is kept: another folder has other editions."""
    edition = shelf.keyed(Reassessment, key)
    known = shelf.editions(Reassessment, "reassessment")
    every = [each for book in reversed(known) for each in book.trigger]
    labels = {each.id: each.label for each in every if each.label}
    triggers = tuple(
        msgspec.structs.replace(each, label=each.label or labels.get(each.id, ""))
        for each in edition.trigger
    )
    return msgspec.structs.replace(
        edition,
        trigger=triggers,
        look=edition.look or next((book.look for book in known if book.look), ()),
        lowering=edition.lowering or next((b.lowering for b in known if b.lowering), None),
        shifts=edition.shifts or next((b.shifts for b in known if b.shifts), None),
    )
