"""Reviews: a supervisor looks, finds, directs; and the directions are followed up."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from goldenhour.force.models import Officer
from goldenhour.investigation.commands.writing import Unknown, given, one_fact, still_open
from goldenhour.investigation.models import CaseFact
from goldenhour.journal.commands import command


@command("investigation.record_review", verb="r")
def record_review(
    *,
    case: UUID,
    text: str,
    by: Officer,
    at: datetime,
    directions: Sequence[str] = (),
    no_change_reason: str = "",
    line_point: str = "",
    victim_point: str = "",
) -> CaseFact:
    """Record a review. Whether it was independent and said enough is for the rules."""
    row = still_open(case)
    if not text.strip():
        raise Unknown("text", "A review without a finding is none. Write what you found.")
    said = [direction.strip() for direction in directions if direction.strip()]
    if not said and not no_change_reason.strip():
        raise Unknown("directions", "Give a direction, or the reason why nothing changes.")
    optional = given(
        no_change_reason=no_change_reason, line_point=line_point, victim_point=victim_point
    )
    data = {"directions": said, "text": text, **optional}
    return one_fact(row, "review.recorded", data, by=by, at=at)


@command("investigation.meet_direction")
def meet_direction(
    *, case: UUID, review: str, direction: str, by: Officer, at: datetime
) -> CaseFact:
    """Say that a direction of a review (its fact's id and the direction's text) was met."""
    row = still_open(case)
    reviews = row.facts.filter(type="review.recorded", fact_id=review)
    if not any(direction in found.data["directions"] for found in reviews):
        raise Unknown("direction", "That review has no such direction. Choose one of the list.")
    data = {"review": review, "direction": direction}
    return one_fact(row, "direction.met", data, by=by, at=at)
