"""Right care, right person: when police go to a health or welfare matter, and what is owed if not.

The agreement is about who is best placed, never about whether anybody is. THRIVE is asked all
the same, the caller hears plainly whether we come, and a clock asks again when another agency
said that it would go. Which agency has accepted, and when it comes, are facts of the contact.
"""

from datetime import date

from goldenhour.rulebook import shelf


class Attend(shelf.Sourced, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One thing that is enough for police to go."""

    id: str
    sentence: str


class Scope(shelf.Sourced, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One kind of matter that the agreement is about."""

    id: str
    label: str


class Must(shelf.Sourced, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One thing that is done whoever goes."""

    id: str
    do: str


class Recheck(shelf.Sourced, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """After so many ``minutes`` from ``counted_from`` somebody asks again."""

    id: str
    minutes: int
    counted_from: str
    do: str


class RightCare(shelf.Edition, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The agreement of one edition."""

    immediate_means: str
    attend: tuple[Attend, ...]
    scope: tuple[Scope, ...]
    must: tuple[Must, ...]
    recheck: tuple[Recheck, ...]

    def recheck_after(self, case: str) -> Recheck:
        """When to ask again in this case. Raises LookupError where nothing is said of it."""
        for each in self.recheck:
            if each.id == case:
                return each
        raise LookupError(f"{self.key} has no recheck {case!r}")


def in_force(on: date) -> RightCare:
    return shelf.in_force(RightCare, "right_care", on)
