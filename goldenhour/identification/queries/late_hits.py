"""Late hits: what was found after the call, about a contact nobody could look for in time.

For lists: kinds and references, no name and no number, so that watching is no consultation.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from goldenhour.identification.models import Recheck
from goldenhour.identification.rules.rechecks import HITS


@dataclass(frozen=True)
class LateHit:
    """Found late, and owed an eye by whoever has the contact's incident, or the contact.

    ``kinds``: of HITS, ``hits``: how many records, ``failed_at``: when nobody could look.
    """

    uid: UUID
    version: int
    contact: UUID
    reference: str
    kinds: tuple[str, ...]
    hits: int
    failed_at: datetime
    raised_at: datetime
    answered_at: datetime | None
    answered_by: str
    why_answered: str

    @property
    def words(self) -> tuple[str, ...]:
        """The kinds in words."""
        return tuple(HITS[kind] for kind in self.kinds)


def late_hits(contacts: Collection[UUID] | None = None, *, answered: bool = False) -> list[LateHit]:
    """Late hits that nobody has acknowledged, the oldest first; of these contacts, or of all.

    ``answered``: those that somebody has acknowledged, too. One query.
    """
    found = Recheck.objects.exclude(hits=[]).select_related("contact", "answered_by")
    if contacts is not None:
        found = found.filter(contact__uid__in=contacts)
    if not answered:
        found = found.filter(answered_at=None)
    return [_shown(row) for row in found.order_by("checked_at", "id")]


def _shown(row: Recheck) -> LateHit:
    return LateHit(
        uid=row.uid,
        version=row.version,
        contact=row.contact.uid,
        reference=row.contact.reference,
        kinds=tuple(row.kinds),
        hits=len(row.hits),
        failed_at=row.failed_at,
        raised_at=row.checked_at,
        answered_at=row.answered_at,
        answered_by=row.answered_by.name if row.answered_by else "",
        why_answered=row.why_answered,
    )
