"""What may be asked of the stories: where a told story's records are, and whether any is told."""

from dataclasses import dataclass
from uuid import UUID

from goldenhour.stories.models import Told


@dataclass(frozen=True)
class ToldRow:
    """A told story and its records."""

    name: str
    contact: UUID
    incident: UUID | None
    case: UUID | None


def told(name: str) -> ToldRow | None:
    """The records of a told story, or None. One query."""
    row = Told.objects.filter(name=name).values("name", "contact", "incident", "case").first()
    return ToldRow(**row) if row else None


def is_seeded() -> bool:
    """Whether this installation has been seeded. One query."""
    return Told.objects.exists()
