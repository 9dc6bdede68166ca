"""Parties: the victims, whether each is owed anything yet, and the suspects of a case.

Source: the case-file contract, "Triggers and readings". A person is owed from the trigger,
even one before they were added; an organisation is owed nothing triggered before somebody
was named as its contact. Who withdrew support supports again from a reinstatement on.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from goldenhour.investigation.rules.casefile import CaseFile
from goldenhour.investigation.rules.facts import Fact, suspect
from goldenhour.investigation.rules.facts.case import CpsDecided
from goldenhour.investigation.rules.facts.fields import Data, is_recorded
from goldenhour.investigation.rules.facts.victim import (
    OfVictim,
    VictimAdded,
    VictimContactNamed,
    VictimSupportReinstated,
    VictimSupportWithdrawn,
)


@dataclass(frozen=True, slots=True)
class Victim:
    """A victim of the case. ``named_at`` is when an organisation's contact was named."""

    id: str
    is_organisation: bool
    added_at: datetime
    named_at: datetime | None = None

    def is_owed(self, triggered_at: datetime) -> bool:
        if not self.is_organisation:
            return True
        return self.named_at is not None and self.named_at <= triggered_at


def victims_of(case: CaseFile) -> tuple[Victim, ...]:
    """Every victim added, in order; a second record of one adds to the first."""
    return case.worked_out(_victims)


def victim_ids(case: CaseFile) -> frozenset[str]:
    """Who is a victim of the case: what is said of anybody else has no effect."""
    return case.worked_out(_victim_ids)


def _victim_ids(case: CaseFile) -> frozenset[str]:
    return frozenset(victim.id for victim in victims_of(case))


def withdrawn_facts(case: CaseFile) -> list[Fact[VictimSupportWithdrawn]]:
    """Every withdrawal by a victim of the case, in order of judgement."""
    known = victim_ids(case)
    return [fact for fact in case.of(VictimSupportWithdrawn) if fact.data.victim in known]


def _victims(case: CaseFile) -> tuple[Victim, ...]:
    named: dict[str, datetime] = {}
    for fact in case.of_any(VictimAdded, VictimContactNamed):
        if _names_contact(fact.data):
            named.setdefault(_victim(fact.data), fact.at)
    victims: dict[str, Victim] = {}
    for added in case.of(VictimAdded):
        who, kind = added.data.victim, added.data.kind
        victims.setdefault(who, Victim(who, kind == "organisation", added.at, named.get(who)))
    return tuple(victims.values())


def _names_contact(data: Data) -> bool:
    if isinstance(data, VictimContactNamed):
        return is_recorded(data.name)
    return isinstance(data, VictimAdded) and is_recorded(data.contact_named)


def _victim(data: Data) -> str:
    return data.victim if isinstance(data, OfVictim) else ""


def owed_victims(case: CaseFile, at: datetime) -> list[Victim]:
    """The victims to whom something that happens at that moment is owed."""
    return [victim for victim in victims_of(case) if victim.is_owed(at)]


def withdrawals_of(case: CaseFile, victim: str) -> Sequence[VictimSupportWithdrawn]:
    """What a victim who now does not support said; empty while they support."""
    said: list[VictimSupportWithdrawn] = []
    for fact in case.of_any(VictimSupportWithdrawn, VictimSupportReinstated):
        if _victim(fact.data) != victim:
            continue
        if isinstance(fact.data, VictimSupportWithdrawn):
            said.append(fact.data)
        else:
            said.clear()
    return said


def supports(case: CaseFile, victim: str) -> bool:
    return not withdrawals_of(case, victim)


_ANY_SUSPECT = (
    suspect.SuspectIdentified,
    suspect.SuspectArrested,
    suspect.SuspectInterviewed,
    suspect.SuspectCharged,
    suspect.SuspectReleased,
    suspect.SuspectBailed,
    suspect.SuspectBailVaried,
    suspect.SuspectBailCancelled,
    suspect.SuspectBailExtended,
    suspect.CourtResulted,
)


def has_suspect(case: CaseFile) -> bool:
    """Whether anybody is named as a suspect: who is arrested is known too."""
    return case.has(*_ANY_SUSPECT)


def suspects_at_large_in_law(case: CaseFile) -> list[str]:
    """Suspects still on bail or released under investigation, as C19 counts them.

    Bail that lapsed still counts until there is a release or a charge; a release with no
    further investigation, a charge or a cancellation ends it.
    """
    live: dict[str, bool] = {}
    for fact in case.of_any(
        suspect.SuspectBailed,
        suspect.SuspectReleased,
        suspect.SuspectBailCancelled,
        suspect.SuspectCharged,
    ):
        who = fact.data.suspect
        if isinstance(fact.data, suspect.SuspectReleased):
            live[who] = fact.data.under_investigation is True
        else:
            live[who] = isinstance(fact.data, suspect.SuspectBailed)
    return [who for who, is_live in live.items() if is_live]


def prosecutor_refused(case: CaseFile) -> bool:
    return any(fact.data.decision == "no_further_action" for fact in case.of(CpsDecided))


def may_ask_for_review(case: CaseFile, victim: str) -> bool:
    """Whether the right to review can arise: interviewed, none charged, support kept."""
    return (
        case.has(suspect.SuspectInterviewed)
        and not case.has(suspect.SuspectCharged)
        and not prosecutor_refused(case)
        and supports(case, victim)
    )
