"""What victims are owed, for programs: every duty of a case with its state at this moment."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema

from goldenhour.investigation import queries as investigation
from goldenhour.journal.consultations import consulted
from goldenhour.victims import queries
from goldenhour.web.api.answers import answers_of
from goldenhour.web.api.bearer import allowed

router = Router(tags=["victims"])


class Duty(Schema):
    """One thing owed to one victim: the rule, what began it, by when, and whether it was done."""

    rule: str
    victim: str
    suspect: str | None
    trigger: str
    triggered_at: datetime
    owner: str
    due: datetime
    state: str
    by_fact: str | None
    edition: str


class Duties(Schema):
    """Every duty of a case, in order of trigger."""

    items: list[Duty]


@router.get("/cases/{uid}/duties", response=answers_of(Duties), operation_id="victims.duties")
def duties(request: HttpRequest, uid: UUID) -> Any:
    """What is owed to the victims of a case. A consultation. Scope: investigation.case."""
    caller = allowed(request, "investigation.case")
    row = investigation.case(uid)
    consulted("investigation.case", about=row.about, by=caller.officer, at=caller.at, why="api")
    return {"items": queries.duties(uid, at=caller.at)}
