"""Property: what the police hold, and what becomes of it."""

from datetime import datetime
from uuid import UUID

from goldenhour.force.models import Officer
from goldenhour.investigation.commands.writing import Unknown, one_fact, opened
from goldenhour.investigation.models import CaseFact
from goldenhour.journal.commands import command


@command("investigation.hold_property")
def hold_property(*, case: UUID, item: str, by: Officer, at: datetime) -> CaseFact:
    """Write down an item that is held. Undecided at the end, the gate warns (C14)."""
    row = opened(case)
    if not item.strip():
        raise Unknown("item", "Say what is held, then record it.")
    return one_fact(row, "property.held", {"item": item}, by=by, at=at)


@command("investigation.decide_property")
def decide_property(*, case: UUID, item: str, decision: str, by: Officer, at: datetime) -> CaseFact:
    """Say what becomes of an item: returned, kept as evidence, destroyed."""
    row = opened(case)
    if not row.facts.filter(type="property.held", data__item=item).exists():
        raise Unknown("item", "This item is not held in this case. Choose one of the list.")
    if not decision.strip():
        raise Unknown("decision", "Say what becomes of the item, then decide it.")
    return one_fact(row, "property.decided", {"item": item, "decision": decision}, by=by, at=at)
