"""Sent: what an officer took and sent to the board, and how it stands."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from goldenhour.force.models import Officer
from goldenhour.triage.models import IncidentContact


@dataclass(frozen=True)
class SentContact:
    """A contact that an officer sent to the board, and how its incident stands. Names nobody."""

    contact: UUID
    contact_reference: str
    reference: str
    incident_type: str
    grade: str
    sent_at: datetime
    due_at: datetime
    locality: str
    closed_at: datetime | None
    result: str

    @property
    def kind(self) -> str:
        """What it is, in words."""
        return self.incident_type.replace("_", " ")

    @property
    def state(self) -> str:
        """How it stands, in words."""
        return self.result.replace("_", " ") if self.closed_at else "open"


def sent_by(officer: Officer, *, since: datetime) -> list[SentContact]:
    """What the officer took and sent to the board since then, the latest first. One query."""
    links = IncidentContact.objects.filter(
        contact__taken_by=officer, contact__ending="incident", contact__ended_at__gte=since
    )
    incident = [name for name in SentContact.__dataclass_fields__ if not name.startswith("contact")]
    asked = [f"incident__{name}" for name in incident]
    rows = links.order_by("-incident__sent_at", "-id")
    return [
        SentContact(*row) for row in rows.values_list("contact__uid", "contact__reference", *asked)
    ]
