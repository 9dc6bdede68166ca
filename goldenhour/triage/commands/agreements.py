"""Agreements, read: which of them carries a lower grade now. Writes nothing."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from goldenhour.contact.models import Contact
from goldenhour.force.models import Officer
from goldenhour.journal.rows import where
from goldenhour.triage.commands.judging import NOBODY, Authority
from goldenhour.triage.models import Agreement, Assessment
from goldenhour.triage.rules.departing import is_supervised
from goldenhour.triage.rules.lowering import holds, is_covered


def authority_for(
    contact: Contact,
    proposal: Mapping[str, Any],
    grade: str,
    past: Sequence[Assessment],
    *,
    by: Officer,
    at: datetime,
) -> Authority:
    """By whose word this grade may stand below the proposed one: nobody's, where none is needed.

    An agreement covers the reasons that it was given on; so does a grade that stands already.
    """
    proposed, because = proposal["proposed"], proposal["because"]
    if not is_supervised(proposal["stage"], proposed, grade, at=contact.received_at):
        return NOBODY
    for each in reversed(unused(contact, grade, past, by=by, at=at)):
        if each.assessment is None or is_covered(because, each.assessment.because):
            return Authority(each.agreed_by, each)
    return standing(past, grade, because)


def standing(
    past: Sequence[Assessment], grade: str, because: Sequence[Mapping[str, Any]]
) -> Authority:
    """The word that the last assessment stands by, while its grade and reasons are the same."""
    last = past[-1] if past else None
    if last is None or last.grade != grade or not is_covered(because, last.because):
        return NOBODY
    return Authority(last.agreed_by)


def unused(
    contact: Contact, grade: str, past: Sequence[Assessment], *, by: Officer, at: datetime
) -> list[Agreement]:
    """The agreements of others to this grade that still hold and that nothing has used up."""
    used = {each.agreement_id for each in past}
    return [
        each
        for each in where(Agreement, "agreed_by", "assessment", contact_id=contact.pk, grade=grade)
        if each.pk not in used and each.agreed_by_id != by.pk and holds(each.agreed_at, at)
    ]
