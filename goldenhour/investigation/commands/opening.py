"""Opening: a crime is recorded and becomes a case; the case is allocated; a fact is voided."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from goldenhour.force.models import Officer
from goldenhour.investigation.commands.people import NewVictim, put_victim
from goldenhour.investigation.commands.writing import (
    NotAFact,
    Unknown,
    fact,
    given,
    one_fact,
    opened,
    still_open,
    work_out,
)
from goldenhour.investigation.models import Case, CaseFact, CaseIncident, Crime
from goldenhour.journal.codes import Code
from goldenhour.journal.commands import command, record
from goldenhour.journal.numbers import yearly_reference
from goldenhour.journal.rows import add, read, where
from goldenhour.journal.uids import new_uid
from goldenhour.triage.models import Incident, IncidentContact


@command("investigation.record_crime", verb="crime")
def record_crime(
    *,
    incident: UUID,
    offence: str,
    harm: str,
    by: Officer,
    at: datetime,
    domestic_abuse: bool | None = None,
    stalking: bool | None = None,
    child_present: bool | None = None,
    victim_name: str = "",
    victim_kind: str = "person",
    victim_phone: str = "",
    victim_email: str = "",
    victim_address: str = "",
    victim_language: str = "en-GB",
    victim_age: int | None = None,
    victim_grounds: Sequence[str] | None = None,
    victim_contact: str = "",
    victim_mention: UUID | None = None,
) -> Case:
    """Record the crime of an incident: its case, its first facts and its first victim, V1.

    It was reported when the phone rang, and recorded now. ``harm`` is ``high`` or
    ``standard``. Flags are None where nobody has asked yet.
    """
    victim = {n[7:]: value for n, value in locals().items() if n.startswith("victim_")}
    flags = given(domestic_abuse=domestic_abuse, stalking=stalking, child_present=child_present)
    case = _begin(incident, offence, harm, flags, by=by, at=at)
    put_victim(case, NewVictim(**victim), by=by, at=at)
    work_out(case, at=at)
    record("investigation.crime_recorded", about=case, by=by, at=at, incident=incident)
    return case


def _begin(
    incident: UUID,
    offence: str,
    harm: str,
    flags: dict[str, object],
    *,
    by: Officer,
    at: datetime,
) -> Case:
    """The case of an incident with its first two facts."""
    if not offence.strip():
        raise _no_offence()
    source = read(Incident, incident)
    case = _new_case(source, offence, harm, at)
    reported = {"offence": offence, "harm": harm, "channel": _channel(source), **flags}
    fact(case, "case.reported", reported, by=by, at=at, happened_at=min(source.received_at, at))
    number = {"crime_number": where(Crime, case_id=case.pk)[0].number}
    fact(case, "case.recorded", number, by=by, at=at)
    return case


def _no_offence() -> NotAFact:
    refused = NotAFact("The offence is missing. Write what crime was reported.")
    refused.field = "offence"
    return refused


def _channel(incident: Incident) -> str:
    """The way the first contact of the incident came in."""
    contacts = [link.contact for link in where(IncidentContact, "contact", incident_id=incident.pk)]
    first = min(contacts, key=lambda contact: contact.received_at, default=None)
    return first.channel if first else "unknown"


def _new_case(incident: Incident, offence: str, harm: str, at: datetime) -> Case:
    reference = yearly_reference("case", incident.received_at)
    if harm not in ("high", "standard"):
        raise NotAFact("Harm is high or standard. Choose one of the two.")
    case = Case(uid=new_uid(at), reference=reference, offence=offence[:200], harm=harm)
    add(case)
    number = f"CR-{yearly_reference('crime', incident.received_at)}"
    add(Crime(uid=new_uid(at), case=case, number=number, offence=offence[:200]))
    add(CaseIncident(case=case, incident=incident))
    return case


@command("investigation.allocate", verb="a")
def allocate(*, case: UUID, officer: UUID, by: Officer, at: datetime) -> CaseFact:
    """Make somebody the officer in the case. The clocks of plan and first review start."""
    row = still_open(case)
    to = where(Officer, uid=officer, is_active=True)
    if not to:
        raise Unknown("officer", "There is no such officer at work. Choose one of the list.")
    return one_fact(row, "case.allocated", {"to": to[0].staff_number}, by=by, at=at)


@command("investigation.void_fact")
def void_fact(*, case: UUID, fact_id: str, reason: str, by: Officer, at: datetime) -> CaseFact:
    """Take a wrong fact back, with the reason. The fact stays readable and counts no more."""
    row = opened(case)
    if not row.facts.filter(fact_id=fact_id).exists():
        raise Unknown("fact_id", "There is no such fact in this case. Look at the timeline.")
    if not reason.strip():
        raise Unknown("reason", "Say why this fact is wrong, then take it back.")
    voided = one_fact(row, "fact.voided", {"fact": fact_id, "reason": reason}, by=by, at=at)
    record("investigation.fact_voided", about=row, by=by, at=at, voided=Code(fact_id))
    return voided
