"""Facts of the case: who works on it, what is planned, reviewed, decided and closed.

Source: the case-file contract, section "Types". A field with a default is optional there.
"""

from datetime import date

from msgspec import UNSET, UnsetType, field

from goldenhour.investigation.rules.facts.fields import (
    ChargingDecision,
    Data,
    Disposition,
    EvidenceLedVerdict,
    Flag,
    Harm,
    Id,
    Instant,
    Order,
    OutcomeCode,
    Role,
    Texts,
)


class StaffRole(Data, frozen=True, kw_only=True):
    staff: Id
    role: Role


class CaseReported(Data, frozen=True, kw_only=True):
    offence: str
    harm: Harm
    channel: str
    domestic_abuse: Flag = UNSET
    stalking: Flag = UNSET
    child_present: Flag = UNSET


class CaseRecorded(Data, frozen=True, kw_only=True):
    crime_number: str = ""


class CaseAllocated(Data, frozen=True, kw_only=True):
    to: Id


class CaseNotInvestigated(Data, frozen=True, kw_only=True):
    authorised_by: Id
    reason: str


class PlannedLine(Data, frozen=True, kw_only=True):
    """One line of inquiry as a plan states it."""

    line: Id
    source: str
    objective: str
    direction: str = ""
    owner: str = ""
    due: Instant | UnsetType = UNSET
    perishes_at: Instant | UnsetType = UNSET


class PlanRecorded(Data, frozen=True, kw_only=True):
    lines: tuple[PlannedLine, ...]


class LineAdded(Data, frozen=True, kw_only=True):
    line: Id
    source: str = ""
    objective: str = ""
    direction: str = ""
    owner: str = ""
    due: Instant | UnsetType = UNSET
    perishes_at: Instant | UnsetType = UNSET


class AboutLine(Data, frozen=True, kw_only=True):
    """What happened to a line of inquiry."""

    line: Id


class LineRequested(AboutLine, frozen=True, kw_only=True):
    pass


class LineResulted(AboutLine, frozen=True, kw_only=True):
    result: str


class LineDisposed(AboutLine, frozen=True, kw_only=True):
    disposition: Disposition
    reason: str


class ReviewRecorded(Data, frozen=True, kw_only=True):
    directions: Texts
    text: str
    no_change_reason: str = ""
    line_point: str = ""
    victim_point: str = ""


class DirectionMet(Data, frozen=True, kw_only=True):
    review: Id
    direction: str


class RiskAssessed(Data, frozen=True, kw_only=True):
    instrument: str
    level: str
    declined_reason: str = ""


class OrdersConsidered(Data, frozen=True, kw_only=True):
    order: Order
    decision: str
    reason: str


class EvidenceLedAssessed(Data, frozen=True, kw_only=True):
    items: Texts
    verdict: EvidenceLedVerdict
    reason: str


class EvidenceLedOverturned(Data, frozen=True, kw_only=True):
    reason: str


class SafeguardingReferred(Data, frozen=True, kw_only=True):
    whom: str = field(name="for")


class CpsSubmitted(Data, frozen=True, kw_only=True):
    pass


class CpsDecided(Data, frozen=True, kw_only=True):
    decision: ChargingDecision


class OutcomeProposed(Data, frozen=True, kw_only=True):
    code: OutcomeCode
    limitation_expires: date | UnsetType = UNSET
    accepted_by: str = ""
    completion_proof: str = ""


class OutcomeAuthorised(Data, frozen=True, kw_only=True):
    code: OutcomeCode
    proposal: Id | UnsetType = UNSET


class OutcomeFinalised(Data, frozen=True, kw_only=True):
    code: OutcomeCode


class PropertyHeld(Data, frozen=True, kw_only=True):
    item: str


class PropertyDecided(Data, frozen=True, kw_only=True):
    item: str
    decision: str


class FactVoided(Data, frozen=True, kw_only=True):
    fact: Id
    reason: str
