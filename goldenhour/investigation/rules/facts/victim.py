"""Facts about victims: who they are, how they may be reached, what they were told and said.

Source: the case-file contract, section "Types". A field with a default is optional there.
"""

from msgspec import UNSET, UnsetType, field

from goldenhour.investigation.rules.facts.fields import (
    Channel,
    ClockTime,
    Data,
    Flag,
    Grounds,
    Id,
    Medium,
    Number,
    PositiveDays,
    StatementChoice,
    Texts,
    VictimKind,
    ViewsAbout,
)


class OfVictim(Data, frozen=True, kw_only=True):
    """Every fact about one victim names that victim."""

    victim: Id


class WithGrounds(OfVictim, frozen=True, kw_only=True):
    """A fact that may say on which grounds a victim has enhanced rights."""

    grounds: Grounds | UnsetType = UNSET


class VictimAdded(WithGrounds, frozen=True, kw_only=True):
    kind: VictimKind
    age: Number = UNSET
    contact_named: str = ""
    recipient: str = ""


class VictimNeedsAssessed(WithGrounds, frozen=True, kw_only=True):
    refused: Flag = UNSET
    reason: str = ""


class VictimContactNamed(OfVictim, frozen=True, kw_only=True):
    name: str


class ChannelWindow(Data, frozen=True, kw_only=True):
    """A channel and, where given, the hours of the day it holds for."""

    channel: Channel
    opens: ClockTime | UnsetType = field(name="from", default=UNSET)
    closes: ClockTime | UnsetType = field(name="to", default=UNSET)


class VictimSafeContact(OfVictim, frozen=True, kw_only=True):
    safe: tuple[ChannelWindow, ...] = ()
    unsafe: tuple[ChannelWindow, ...] = ()


class VictimCadenceAgreed(OfVictim, frozen=True, kw_only=True):
    days: PositiveDays
    channel: Channel


class VictimWaived(OfVictim, frozen=True, kw_only=True):
    rules: Texts
    reason: str


class Said(OfVictim, frozen=True, kw_only=True):
    """A fact that says something reached a victim, or was meant to."""

    channel: Channel
    evidence: str = ""


class VictimTold(Said, frozen=True, kw_only=True):
    rules: Texts
    facts: tuple[Id, ...] = ()
    what: str = ""
    why: str = ""
    next: str = ""
    attempt_only: Flag = UNSET


class VictimReferred(OfVictim, frozen=True, kw_only=True):
    service: str = ""


class VictimReferralDeclined(OfVictim, frozen=True, kw_only=True):
    reason: str


class VictimConfirmed(Said, frozen=True, kw_only=True):
    pass


class VictimVpsExplained(OfVictim, frozen=True, kw_only=True):
    choice: StatementChoice


class VictimSupportReinstated(OfVictim, frozen=True, kw_only=True):
    medium: Medium


class VictimSupportWithdrawn(OfVictim, frozen=True, kw_only=True):
    medium: Medium
    reason: str = ""
    pressure: str = ""
    account_true: Flag = UNSET
    safety: str = ""


class VictimViewsSought(OfVictim, frozen=True, kw_only=True):
    about: ViewsAbout
    view: str


class ReviewRequest(OfVictim, frozen=True, kw_only=True):
    """The three steps of the right to review carry the same fields."""

    reviewer: Id | UnsetType = UNSET
    decision: str = ""


class VictimReviewRequested(ReviewRequest, frozen=True, kw_only=True):
    pass


class VictimReviewAcknowledged(ReviewRequest, frozen=True, kw_only=True):
    pass


class VictimReviewDecided(ReviewRequest, frozen=True, kw_only=True):
    pass
