"""Owing: open incidents that were sent before the answers that every record owes were asked for."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from goldenhour.triage.models import Assessment
from goldenhour.triage.rules.owing import owed

OF = "contact__incident_link__incident__"
NAMES = ("uid", "reference", "incident_type", "grade", "locality", "sent_at")


@dataclass(frozen=True)
class AnswersOwed:
    """One open incident whose first contact still owes answers. Names nobody.

    ``questions``: their ids, in the rulebook's order.
    """

    uid: UUID
    reference: str
    incident_type: str
    grade: str
    locality: str
    sent_at: datetime
    questions: tuple[str, ...]

    @property
    def number(self) -> str:
        """What people call it on its day."""
        return self.reference.rpartition("-")[2]

    @property
    def kind(self) -> str:
        """What it is, in words."""
        return self.incident_type.replace("_", " ")


def answers_owed() -> list[AnswersOwed]:
    """Every open incident that owes an answer, the longest sent first. One query.

    An answer is owed until the newest assessment of the contact it was sent with has it;
    "not known" is an answer.
    """
    is_open = {f"{OF}closed_at": None, f"{OF}sent_at__isnull": False}
    newest = (
        Assessment.objects.filter(contact__incident_link__joined_at=None, **is_open)
        .order_by("contact_id", "-id")
        .distinct("contact_id")
    )
    names = [f"{OF}{name}" for name in NAMES]
    found = []
    for *values, missing, received_at in newest.values_list(
        *names, "missing", "contact__received_at"
    ):
        of_incident: dict[str, Any] = dict(zip(NAMES, values, strict=True))
        questions = tuple(each.question for each in owed(missing, received_at=received_at))
        if questions:
            found.append(AnswersOwed(**of_incident, questions=questions))
    return sorted(found, key=lambda row: (row.sent_at, row.reference))
