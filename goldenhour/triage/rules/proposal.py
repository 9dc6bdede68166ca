"""The shape of a proposal: the grade, why, and everything that follows from it.

Moments are `datetime`s in the offset the contact was received in. `exchange.plain` turns a
proposal into the JSON values of the contract.
"""

from datetime import datetime

import msgspec

from goldenhour.rulebook.grades import Code


class Reason(msgspec.Struct, frozen=True):
    """One criterion that holds: the grade it proposes, its facts, and its sentence."""

    criterion: str
    grade: Code
    facts: tuple[str, ...]
    sentence: str


class Target(msgspec.Struct, frozen=True):
    """What is promised. ``attend_within_minutes`` None: a first action, no attendance."""

    attend_within_minutes: int | None
    first_action_within_minutes: int | None
    due_at: datetime


class Given(msgspec.Struct, frozen=True):
    """The advice to give, in the order to say it, and why anything is held back."""

    evidence: tuple[str, ...]
    prevention: tuple[str, ...]
    withheld: str | None


class ContactRules(msgspec.Struct, frozen=True):
    """Whether a machine may write to them, and whether a person may ring them."""

    automatic_messages: bool
    call_back: bool


class Look(msgspec.Struct, frozen=True):
    """When somebody must look again. ``is_overdue`` is only ever true where a moment was given."""

    trigger: str
    at: datetime
    is_overdue: bool = False


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """What triage proposes for one contact. The handler decides."""

    contact: str
    edition: str
    proposed_grade: Code
    because: tuple[Reason, ...]
    target: Target
    flags: tuple[str, ...]
    advice: Given
    missing: tuple[str, ...]
    contact_rules: ContactRules
    reassess: tuple[Look, ...]
    accepted: str | None
    refused: tuple[str, ...]
