"""Departing: what a handler needs in order to set another grade than the one proposed.

Higher is always accepted. Lower needs a written reason; from which grade it also needs a
supervisor stands in the book of re-assessment (I, and P when a contact is judged again), by the
day the contact was received. Apart from that, a field that is merely empty stops nothing while
the proposed or the chosen grade is I or P.
"""

from datetime import datetime

from goldenhour.rulebook import reassessment, shelf
from goldenhour.rulebook.grades import ORDER
from goldenhour.triage.rules.shape import Contact, Fault, Refused

NEEDS_WHY = "A grade lower than proposed needs a reason in words: fill in `why`."
NEEDS_SUPERVISOR = "Lowering this grade needs a supervisor who agrees: fill in `supervisor`."
PRESSING = ("I", "P")
AGAIN = "reassessment"
RANK: dict[str, int] = {code: rank for rank, code in enumerate(ORDER)}


def accepted_grade(contact: Contact, proposed: str) -> tuple[str | None, tuple[str, ...]]:
    """The grade accepted, or None and what is missing for it."""
    chosen = contact.chosen_grade
    if chosen is None or RANK[chosen] <= RANK[proposed]:
        return chosen, ()
    refused = [] if _is_filled(contact.why) else [NEEDS_WHY]
    if not _is_filled(contact.supervisor) and is_supervised(
        contact.stage, proposed, chosen, at=contact.received_at
    ):
        refused.append(NEEDS_SUPERVISOR)
    return (None if refused else chosen), tuple(refused)


def is_supervised(stage: str, proposed: str, chosen: str, *, at: datetime) -> bool:
    """Whether this grade, where another is proposed, needs a supervisor who agrees."""
    if RANK[chosen] <= RANK[proposed]:
        return False
    book = reassessment.in_force(shelf.london_day(at))
    return book.needs_supervisor(proposed, stage=stage)


def check_levels(contact: Contact, proposed: str) -> None:
    """Raise Refused for a level that needs a reason and has none, unless the grade presses."""
    if proposed in PRESSING or contact.chosen_grade in PRESSING:
        return
    faults = [
        Fault(f"levels.{element}.why", f"the level {each.level} needs a reason in words")
        for element, each in contact.levels.items()
        if each.level in ("high", "unknown") and not _is_filled(each.why)
    ]
    if faults:
        raise Refused(faults)


def _is_filled(words: str | None) -> bool:
    return words is not None and bool(words.strip())
