"""Supervision: how soon a plan and each review are due, profile by profile.

No national interval was found; intervals are force policy, so each profile is a file.
``proposed-1`` is ours. Hours and days are elapsed: 14 days are 336 hours.
"""

import msgspec

from goldenhour.rulebook import shelf


class Clock(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The intervals for one level of harm."""

    plan_hours: int
    first_review_hours: int
    review_days: int


class Supervision(shelf.Edition, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One force's policy on supervision."""

    extra_review_hours: int
    copied_from_similarity: float
    high: Clock
    standard: Clock

    @property
    def name(self) -> str:
        """What ``--profile`` calls it."""
        return self.key.partition("/")[2]


def named(name: str) -> Supervision | None:
    """The profile of that name, or None if there is none."""
    profiles = shelf.editions(Supervision, "supervision")
    return next((profile for profile in profiles if profile.name == name), None)
