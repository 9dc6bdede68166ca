"""Facts about suspects, and about the court and the contact scheme that follow them.

Source: the case-file contract, section "Types". A field with a default is optional there.
"""

from datetime import date

from msgspec import UNSET, UnsetType, field

from goldenhour.investigation.rules.facts.fields import Data, Flag, Id, Number, Texts
from goldenhour.investigation.rules.facts.victim import OfVictim


class OfSuspect(Data, frozen=True, kw_only=True):
    """Every fact about one suspect names that suspect."""

    suspect: Id


class SuspectIdentified(OfSuspect, frozen=True, kw_only=True):
    pass


class SuspectArrested(OfSuspect, frozen=True, kw_only=True):
    pass


class SuspectInterviewed(OfSuspect, frozen=True, kw_only=True):
    pass


class SuspectCharged(OfSuspect, frozen=True, kw_only=True):
    pass


class SuspectReleased(OfSuspect, frozen=True, kw_only=True):
    under_investigation: Flag = UNSET


class SuspectBailed(OfSuspect, frozen=True, kw_only=True):
    start_date: date
    conditions: Texts


class SuspectBailVaried(OfSuspect, frozen=True, kw_only=True):
    pass


class SuspectBailCancelled(OfSuspect, frozen=True, kw_only=True):
    pass


class SuspectBailExtended(OfSuspect, frozen=True, kw_only=True):
    until: date
    authorised_by: Id


class CourtFact(OfVictim, frozen=True, kw_only=True):
    """What the witness care unit received, for one victim; ``at`` is when it did."""

    on: date | UnsetType = field(name="date", default=UNSET)


class CourtHearingListed(CourtFact, frozen=True, kw_only=True):
    pass


class CourtAttendanceRequired(CourtFact, frozen=True, kw_only=True):
    pass


class CourtBailResult(CourtFact, frozen=True, kw_only=True):
    pass


class CourtWarrantIssued(CourtFact, frozen=True, kw_only=True):
    pass


class CourtResulted(OfSuspect, frozen=True, kw_only=True):
    verdict: str
    sentence_months: Number = UNSET
    specified_offence: Flag = UNSET


class SchemeReferred(OfVictim, frozen=True, kw_only=True):
    pass


class SchemeContacted(OfVictim, frozen=True, kw_only=True):
    pass
