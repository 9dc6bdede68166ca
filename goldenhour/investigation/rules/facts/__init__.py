"""Facts: what a case is made of, and the table of every type the contract knows.

A case is a stream of dated facts; everything else is worked out from them. ``TYPES`` is the
whole list: a type that is not in it is refused. Reading order: fields.py (kinds of value and
closed lists), case.py, victim.py, suspect.py (the types by subject). How a line of a file
becomes a Fact stands in goldenhour/investigation/rules/reading.py.
"""

from datetime import datetime
from typing import Generic, TypeVar

import msgspec

from goldenhour.investigation.rules.facts import case, suspect, victim
from goldenhour.investigation.rules.facts.fields import Data

D_co = TypeVar("D_co", bound=Data, covariant=True)


class Fact(msgspec.Struct, Generic[D_co], frozen=True, gc=False):
    """One dated fact. ``at`` and ``recorded_at`` are in UTC, so that they compare quickly."""

    id: str
    case: str
    type: str
    at: datetime
    recorded_at: datetime
    by: str
    data: D_co

    @property
    def order(self) -> tuple[datetime, datetime, str]:
        """The order of judgement: when it happened, when written down, then its id."""
        return (self.at, self.recorded_at, self.id)


TYPES: dict[str, type[Data]] = {
    "staff.role": case.StaffRole,
    "case.reported": case.CaseReported,
    "case.recorded": case.CaseRecorded,
    "case.allocated": case.CaseAllocated,
    "case.not_investigated": case.CaseNotInvestigated,
    "victim.added": victim.VictimAdded,
    "victim.needs_assessed": victim.VictimNeedsAssessed,
    "victim.contact_named": victim.VictimContactNamed,
    "victim.safe_contact": victim.VictimSafeContact,
    "victim.cadence_agreed": victim.VictimCadenceAgreed,
    "victim.waived": victim.VictimWaived,
    "victim.told": victim.VictimTold,
    "victim.referred": victim.VictimReferred,
    "victim.referral_declined": victim.VictimReferralDeclined,
    "victim.confirmed": victim.VictimConfirmed,
    "victim.vps_explained": victim.VictimVpsExplained,
    "victim.support_reinstated": victim.VictimSupportReinstated,
    "victim.support_withdrawn": victim.VictimSupportWithdrawn,
    "victim.views_sought": victim.VictimViewsSought,
    "victim.review_requested": victim.VictimReviewRequested,
    "victim.review_acknowledged": victim.VictimReviewAcknowledged,
    "victim.review_decided": victim.VictimReviewDecided,
    "suspect.identified": suspect.SuspectIdentified,
    "suspect.arrested": suspect.SuspectArrested,
    "suspect.interviewed": suspect.SuspectInterviewed,
    "suspect.charged": suspect.SuspectCharged,
    "suspect.released": suspect.SuspectReleased,
    "suspect.bailed": suspect.SuspectBailed,
    "suspect.bail_varied": suspect.SuspectBailVaried,
    "suspect.bail_cancelled": suspect.SuspectBailCancelled,
    "suspect.bail_extended": suspect.SuspectBailExtended,
    "plan.recorded": case.PlanRecorded,
    "line.added": case.LineAdded,
    "line.requested": case.LineRequested,
    "line.resulted": case.LineResulted,
    "line.disposed": case.LineDisposed,
    "review.recorded": case.ReviewRecorded,
    "direction.met": case.DirectionMet,
    "risk.assessed": case.RiskAssessed,
    "orders.considered": case.OrdersConsidered,
    "evidence_led.assessed": case.EvidenceLedAssessed,
    "evidence_led.overturned": case.EvidenceLedOverturned,
    "safeguarding.referred": case.SafeguardingReferred,
    "cps.submitted": case.CpsSubmitted,
    "cps.decided": case.CpsDecided,
    "outcome.proposed": case.OutcomeProposed,
    "outcome.authorised": case.OutcomeAuthorised,
    "outcome.finalised": case.OutcomeFinalised,
    "court.hearing_listed": suspect.CourtHearingListed,
    "court.attendance_required": suspect.CourtAttendanceRequired,
    "court.bail_result": suspect.CourtBailResult,
    "court.warrant_issued": suspect.CourtWarrantIssued,
    "court.resulted": suspect.CourtResulted,
    "scheme.referred": suspect.SchemeReferred,
    "scheme.contacted": suspect.SchemeContacted,
    "property.held": case.PropertyHeld,
    "property.decided": case.PropertyDecided,
    "fact.voided": case.FactVoided,
}
