"""People: the victims of a case, how they are reached, what they need, what they were told.

Names, numbers and addresses stand in ``Party`` and never in a fact: the facts say "V1".
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from goldenhour.force.models import Officer
from goldenhour.investigation.commands.writing import (
    NotAFact,
    fact,
    given,
    involve,
    one_fact,
    opened,
    party,
)
from goldenhour.investigation.commands.writing import work_out as work_out_rows
from goldenhour.investigation.models import Case, CaseFact, Party
from goldenhour.journal.commands import command
from goldenhour.journal.rows import add, count
from goldenhour.journal.uids import new_uid


@dataclass(frozen=True)
class NewVictim:
    """Who becomes a victim of a case, and how they are reached."""

    name: str
    kind: str
    phone: str
    email: str
    address: str
    language: str
    age: int | None
    grounds: Sequence[str] | None
    contact: str
    mention: UUID | None


def put_victim(case: Case, victim: NewVictim, *, by: Officer, at: datetime) -> CaseFact:
    """Write the victim's row and fact into a locked case; the next free code, V1, V2 …"""
    code = f"V{count(Party, case_id=case.pk, role='victim') + 1}"
    row = Party(
        uid=new_uid(at),
        case=case,
        role="victim",
        code=code,
        name=victim.name[:120],
        contact_name=victim.contact[:120],
        phone=victim.phone[:32],
        email=victim.email[:254],
        address=victim.address[:400],
        language=victim.language or "en-GB",
    )
    involve(case, row, by=by, at=at, mention=victim.mention, kind=victim.kind)
    add(row)
    named = code if victim.contact.strip() else ""  # who it is stands in the party's row
    optional = given(age=victim.age, grounds=victim.grounds, contact_named=named)
    data = {"victim": code, "kind": victim.kind, **optional}
    return fact(case, "victim.added", data, by=by, at=at)


@command("investigation.add_victim")
def add_victim(
    *,
    case: UUID,
    name: str,
    by: Officer,
    at: datetime,
    kind: str = "person",
    phone: str = "",
    email: str = "",
    address: str = "",
    language: str = "en-GB",
    age: int | None = None,
    grounds: Sequence[str] | None = None,
    contact_named: str = "",
    mention: UUID | None = None,
) -> CaseFact:
    """Add another victim: a ``person`` or an ``organisation`` with its named contact.

    ``mention`` is what somebody stated in a contact, where the victim called us.
    """
    row = opened(case)
    victim = NewVictim(
        name, kind, phone, email, address, language, age, grounds, contact_named, mention
    )
    added = put_victim(row, victim, by=by, at=at)
    work_out_rows(row, at=at)
    return added


@command("investigation.name_safe_contact")
def name_safe_contact(
    *,
    case: UUID,
    victim: str,
    safe: Sequence[Mapping[str, str]],
    unsafe: Sequence[Mapping[str, str]],
    by: Officer,
    at: datetime,
) -> CaseFact:
    """Say by which ways and hours a victim may be reached; replaces what was said before.

    Each way is ``{"channel": "phone", "from": "09:00", "to": "15:00"}``; the hours optional.
    """
    row = opened(case)
    party(row, victim, "victim")
    data = {"victim": victim, "safe": list(map(dict, safe)), "unsafe": list(map(dict, unsafe))}
    return one_fact(row, "victim.safe_contact", data, by=by, at=at)


@command("investigation.assess_needs")
def assess_needs(
    *,
    case: UUID,
    victim: str,
    by: Officer,
    at: datetime,
    grounds: Sequence[str] = (),
    refused: bool = False,
    reason: str = "",
    happened_at: datetime | None = None,
) -> CaseFact:
    """Record what a victim needs. Any ground gives enhanced rights from this moment."""
    row = opened(case)
    party(row, victim, "victim")
    if refused and grounds:
        raise NotAFact("Either the assessment was refused, or it found grounds. Choose one.")
    data = {"victim": victim, **given(reason=reason)}
    data |= {"refused": True} if refused else {"grounds": list(grounds)}
    return one_fact(row, "victim.needs_assessed", data, by=by, at=at, happened_at=happened_at)


@command("investigation.refer_victim")
def refer_victim(
    *,
    case: UUID,
    victim: str,
    by: Officer,
    at: datetime,
    service: str = "",
    declined: str = "",
    happened_at: datetime | None = None,
) -> CaseFact:
    """Refer a victim to a support service, or record with their reason that they declined."""
    row = opened(case)
    party(row, victim, "victim")
    if declined.strip():
        data = {"victim": victim, "reason": declined}
        type = "victim.referral_declined"
    else:
        data = {"victim": victim, **{k: str(v) for k, v in given(service=service).items()}}
        type = "victim.referred"
    return one_fact(row, type, data, by=by, at=at, happened_at=happened_at)


@command("investigation.explain_statement")
def explain_statement(
    *,
    case: UUID,
    victim: str,
    choice: str,
    by: Officer,
    at: datetime,
    happened_at: datetime | None = None,
) -> CaseFact:
    """Explain the victim personal statement; ``choice`` is made, declined or later."""
    row = opened(case)
    party(row, victim, "victim")
    data = {"victim": victim, "choice": choice}
    return one_fact(row, "victim.vps_explained", data, by=by, at=at, happened_at=happened_at)


@command("investigation.record_confirmation")
def record_confirmation(
    *,
    case: UUID,
    victim: str,
    channel: str,
    by: Officer,
    at: datetime,
    evidence: str = "",
    happened_at: datetime | None = None,
) -> CaseFact:
    """Record that a victim has the written confirmation of the report, and what proves it."""
    row = opened(case)
    party(row, victim, "victim")
    data = {"victim": victim, "channel": channel, **given(evidence=evidence)}
    return one_fact(row, "victim.confirmed", data, by=by, at=at, happened_at=happened_at)


@command("investigation.record_telling")
def record_telling(
    *,
    case: UUID,
    victim: str,
    rules: Sequence[str],
    channel: str,
    by: Officer,
    at: datetime,
    facts: Sequence[str] = (),
    evidence: str = "",
    what: str = "",
    why: str = "",
    what_next: str = "",
    attempt_only: bool = False,
    happened_at: datetime | None = None,
) -> CaseFact:
    """Record that a victim was told: of which duties, by which way, and what proves it.

    ``attempt_only``: we tried and did not reach them. Whether it counts is for the rules.
    """
    row = opened(case)
    party(row, victim, "victim")
    if not rules:
        raise NotAFact("Say what the victim was told: choose at least one duty.")
    optional = given(evidence=evidence, what=what, why=why, next=what_next)
    data = {"victim": victim, "rules": list(rules), "channel": channel, **optional}
    data |= {"facts": list(facts)} if facts else {}
    data |= {"attempt_only": True} if attempt_only else {}
    return one_fact(row, "victim.told", data, by=by, at=at, happened_at=happened_at)
