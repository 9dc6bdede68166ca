"""Re-assessment: when the grade is judged again, and what lowering it takes.

When the clocks ask is in the grades (their ``clock`` lines) and not repeated here. This book has
what no clock knows: what must make somebody look again, what has to be there before a grade may
be lowered, what is kept when nobody was free, and the alert at the change of shift. The
reasoning that applies it is in goldenhour/triage/rules.
"""

from datetime import date
from typing import Literal

from goldenhour.rulebook import shelf
from goldenhour.rulebook.grades import Code

Stage = Literal["first", "reassessment"]


class Trigger(shelf.Sourced, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Something after which the grade is judged again."""

    id: str
    about: str
    do: str


class Need(shelf.Sourced, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One thing that lowering a grade needs, at one stage, from these grades.

    ``where`` limits it: "partner_involved" is asked only where another agency has a part in it.
    """

    id: Literal["fresh_thrive", "reason", "supervisor", "caller_told", "partner_agency_told"]
    stage: Stage
    from_grades: tuple[Code, ...]
    sentence: str
    where: Literal["always", "partner_involved"] = "always"


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
    """The triggers, needs and records of one edition."""

    trigger: tuple[Trigger, ...]
    need: tuple[Need, ...]
    snapshot: tuple[Snapshot, ...]
    alert: tuple[Alert, ...]

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


def in_force(on: date) -> Reassessment:
    return shelf.in_force(Reassessment, "reassessment", on)
