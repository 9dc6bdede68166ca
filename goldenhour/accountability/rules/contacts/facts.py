"""Facts of a contact: every type that a contact file may hold.

Source: the contact-file contract. A field with a default is optional there. ``wording`` is
the version of the sentence said; ``looked`` says whether the record itself was searched.
"""

from typing import Any, Literal

from msgspec import UNSET, UnsetType, field

from goldenhour.investigation.rules.facts.case import FactVoided
from goldenhour.investigation.rules.facts.fields import Data, Id, Instant
from goldenhour.rulebook.grades import Code

Channel = Literal["999", "101", "online", "front_counter", "partner"]
CheckKind = Literal["repeat", "vulnerable", "household"]
CheckAnswer = Literal["yes", "no", "unknown", "refused"]
Fate = Literal["said", "declined", "not_safe", "not_relevant"]
Outcome = Literal["incident", "no_incident", "resolved", "transferred"]
OptionalId = Id | UnsetType
OptionalInstant = Instant | UnsetType


class Call(Data, frozen=True, kw_only=True):
    """Something that happened to the approach itself."""

    channel: Channel
    line: str = ""
    recording_ref: str = ""


class ContactOffered(Call, frozen=True, kw_only=True):
    """It rang, or was sent: every clock starts here."""


class ContactAnswered(Call, frozen=True, kw_only=True):
    pass


class ContactAbandoned(Call, frozen=True, kw_only=True):
    pass


class ContactEnded(Call, frozen=True, kw_only=True):
    pass


class TriageFacts(Data, frozen=True, kw_only=True):
    """What the caller said and the handler noticed, in the words of triage's own format."""

    answers: dict[str, Any]
    observed: list[Any]


class TriageRecorded(Data, frozen=True, kw_only=True):
    edition: str
    facts: TriageFacts
    proposed: Code
    grade: Code
    levels: dict[str, Any] = field(default_factory=dict)
    why: str = ""
    supervisor: OptionalId = UNSET


class CheckMade(Data, frozen=True, kw_only=True):
    kind: CheckKind
    answer: CheckAnswer
    looked: bool


class AdviceRecorded(Data, frozen=True, kw_only=True):
    item: Id
    wording: str | int
    fate: Fate
    reason: str = ""


class GradeChanged(Data, frozen=True, kw_only=True):
    before: Code = field(name="from")
    to: Code
    reason: str
    caller_told: bool
    agreed_by: OptionalId = UNSET


class Reassessed(Data, frozen=True, kw_only=True):
    grade: Code
    trigger: str = ""


class CallerTold(Data, frozen=True, kw_only=True):
    what: str


class Partner(Data, frozen=True, kw_only=True):
    """Another agency, and by when it is expected."""

    agency: str
    due: OptionalInstant = UNSET


class PartnerAsked(Partner, frozen=True, kw_only=True):
    pass


class PartnerAccepted(Partner, frozen=True, kw_only=True):
    pass


class PartnerDeclined(Partner, frozen=True, kw_only=True):
    pass


class Unit(Data, frozen=True, kw_only=True):
    unit: Id


class UnitAssigned(Unit, frozen=True, kw_only=True):
    pass


class UnitArrived(Unit, frozen=True, kw_only=True):
    pass


class UnitStoodDown(Unit, frozen=True, kw_only=True):
    pass


class CrimeRecorded(Data, frozen=True, kw_only=True):
    case: OptionalId = UNSET
    disclosed_at: OptionalInstant = UNSET


class ContactClosed(Data, frozen=True, kw_only=True):
    outcome: Outcome
    reason: str
    incident: OptionalId = UNSET
    case: OptionalId = UNSET


TYPES: dict[str, type[Data]] = {
    "contact.offered": ContactOffered,
    "contact.answered": ContactAnswered,
    "contact.abandoned": ContactAbandoned,
    "contact.ended": ContactEnded,
    "triage.recorded": TriageRecorded,
    "check.made": CheckMade,
    "advice.recorded": AdviceRecorded,
    "grade.changed": GradeChanged,
    "reassessed": Reassessed,
    "caller.told": CallerTold,
    "partner.asked": PartnerAsked,
    "partner.accepted": PartnerAccepted,
    "partner.declined": PartnerDeclined,
    "unit.assigned": UnitAssigned,
    "unit.arrived": UnitArrived,
    "unit.stood_down": UnitStoodDown,
    "crime.recorded": CrimeRecorded,
    "contact.closed": ContactClosed,
    "fact.voided": FactVoided,
}
EVERY_TYPE = frozenset(TYPES)
