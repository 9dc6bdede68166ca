"""Proposing: the one function that the call screen, the API, the demo and the batch all ask.

Pure: the same contact, edition and moment give the same proposal, always.
"""

from datetime import datetime

from goldenhour.rulebook import control_room
from goldenhour.rulebook.control_room import ControlRoom
from goldenhour.triage.rules import clocks, decoding, departing, grading
from goldenhour.triage.rules.facts import Facts
from goldenhour.triage.rules.flags import flags_of
from goldenhour.triage.rules.missing import missing_from
from goldenhour.triage.rules.proposal import Proposal
from goldenhour.triage.rules.shape import Contact
from goldenhour.triage.rules.speaking import advice_for, contact_rules_for


def propose(
    contact: Contact, *, book: ControlRoom | None = None, at: datetime | None = None
) -> Proposal:
    """What to propose for a contact, by the edition in force when it was received.

    ``at`` (aware) marks the clocks that have passed by then, and changes nothing else.
    Raises Refused where a level needs a reason and the grade leaves time for one, or where a
    clock would run past the end of the calendar.
    """
    book = book or control_room.in_force(contact.received_at)
    f = Facts(contact, perishable_hours=book.grades.perishable_hours)
    because = grading.reasons_for(f, book)
    proposed = because[0].grade
    departing.check_levels(contact, proposed)
    target = clocks.target_of(contact, proposed, book)
    flags = flags_of(f)
    accepted, refused = departing.accepted_grade(contact, proposed)
    return Proposal(
        contact=contact.contact,
        edition=book.edition,
        proposed_grade=proposed,
        because=because,
        target=target,
        flags=flags,
        advice=advice_for(f, is_domestic="domestic_abuse" in flags, book=book),
        missing=missing_from(f),
        contact_rules=contact_rules_for(f),
        reassess=clocks.looks_at(contact, proposed, book, at=at),
        accepted=accepted,
        refused=refused,
    )


def propose_plain(
    plain: object, *, book: ControlRoom | None = None, at: datetime | None = None
) -> Proposal:
    """`propose` for a contact given as plain JSON values, e.g. by a command or a form.

    Raises Refused with every fault, each with its path. Without ``book`` it is read and judged
    by the edition in force when it was received.
    """
    chosen = book or decoding.book_for(plain)
    return propose(decoding.contact_from(plain, chosen), book=chosen, at=at)
