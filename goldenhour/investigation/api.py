"""Cases for programs: the list without names, one case, and its facts as contract lines."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema

from goldenhour.investigation import queries
from goldenhour.journal.consultations import consulted
from goldenhour.web.api import answers
from goldenhour.web.api.answers import After, Limit, answers_of, answers_of_a_version
from goldenhour.web.api.bearer import allowed, within

router = Router(tags=["investigation"])


class Case(Schema):
    """One case in a list: what it is about and what is owed next, never who."""

    uid: UUID
    version: int
    reference: str
    offence: str
    harm: str
    domestic_abuse: bool | None
    stalking: bool | None
    child_present: bool | None
    reported_at: datetime | None
    recorded_at: datetime | None
    officer: str
    planned_at: datetime | None
    state: str
    outcome: int | None
    finalised_at: datetime | None
    next_due: str
    next_due_at: datetime | None
    open_lines: int


class Cases(answers.Page):
    """A page of cases, in the order they were recorded."""

    items: list[Case]


class Line(Schema):
    """A line of inquiry. ``disposition`` is empty while it is open."""

    line: str
    source: str
    objective: str
    direction: str
    owner: str
    due_at: datetime | None
    perishes_at: datetime | None
    requested_at: datetime | None
    result: str
    disposition: str
    reason: str


class Party(Schema):
    """A victim or suspect, and how they are reached."""

    role: str
    code: str
    name: str
    contact_name: str
    phone: str
    email: str
    address: str
    language: str


class OpenedCase(Schema):
    """A case with its lines, its people and the incidents it came of (uid, reference)."""

    case: Case
    lines: list[Line]
    parties: list[Party]
    incidents: list[tuple[UUID, str]]


class Facts(Schema):
    """The facts of a case, each a line of the contract of case files."""

    items: list[dict[str, Any]]


@router.get("/cases", response=answers_of(Cases), operation_id="investigation.cases")
def cases(request: HttpRequest, state: str = "", after: After = None, limit: Limit = 100) -> Any:
    """Cases; of one ``state`` (OPEN, FINALISED) if it is named. Scope: page.cases."""
    allowed(request, "page.cases")
    return answers.cut(queries.cases_after(after, state=state, most=limit + 1), limit)


@router.get(
    "/cases/{uid}", response=answers_of_a_version(OpenedCase), operation_id="investigation.case"
)
def case(request: HttpRequest, response: HttpResponse, uid: UUID) -> Any:
    """One case with its people. Reading it is a consultation. Scope: investigation.case."""
    caller = within(request, "investigation.case")
    opened = queries.opened_case(uid, by=caller.officer, at=caller.at, why="api")
    return answers.versioned(request, response, opened, opened.case.version)


@router.get(
    "/cases/{uid}/facts", response=answers_of_a_version(Facts), operation_id="investigation.facts"
)
def facts(request: HttpRequest, response: HttpResponse, uid: UUID) -> Any:
    """The facts of a case. Reading them is a consultation. Scope: investigation.case."""
    caller = allowed(request, "investigation.case")
    row = queries.case(uid)
    consulted("investigation.case", about=row.about, by=caller.officer, at=caller.at, why="api")
    return answers.versioned(request, response, {"items": queries.facts_of(uid)}, row.version)
