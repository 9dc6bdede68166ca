"""What may be asked of cases: the facts, the file as the rules read it, and the lists.

Lists show no name, number or house. Opening a case, with its people, is a consultation.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from typing import Any
from uuid import UUID

import msgspec
from django.db.models import Count, Q

from goldenhour.force.models import Officer
from goldenhour.investigation.models import Case, CaseFact, CaseIncident, Line, Party
from goldenhour.investigation.rules.casefile import CaseFile
from goldenhour.investigation.rules.reading import fact_of_line
from goldenhour.investigation.rules.readout import OPEN, LineReadout
from goldenhour.investigation.rules.roles import Act, role_lines
from goldenhour.journal import together
from goldenhour.journal.consultations import consultation
from goldenhour.journal.rows import read, where
from goldenhour.rulebook.supervision import Supervision, named

LISTED = 500
INVESTIGATE = ["investigator", "response_officer"]  # the roles a case may be allocated to
PROFILE = "proposed-1"
AT_ONCE = 200  # cases read together when all are judged: bounds memory, saves round trips

FACT = ("case__reference", "fact_id", "type", "at", "recorded_at", "by__staff_number", "rank")


@dataclass(frozen=True)
class CaseRow:
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

    @property
    def about(self) -> str:
        """The record's name in the journal."""
        return f"case/{self.uid}"


@dataclass(frozen=True)
class PartyRow:
    """A victim or suspect of a case, and how they are reached."""

    role: str
    code: str
    name: str
    contact_name: str
    phone: str
    email: str
    address: str
    language: str


@dataclass(frozen=True)
class OpenedCase:
    """A case with its lines, people and incidents: what the file page shows."""

    case: CaseRow
    lines: tuple[LineReadout, ...]
    parties: tuple[PartyRow, ...]
    incidents: tuple[tuple[UUID, str], ...]

    @property
    def about(self) -> str:
        """The record's name in the journal."""
        return self.case.about


ROW = tuple(name for name in CaseRow.__dataclass_fields__ if name not in ("officer", "open_lines"))
LINE = tuple(LineReadout.__dataclass_fields__)
PARTY = tuple(PartyRow.__dataclass_fields__)
STILL_OPEN = Count("lines", filter=Q(lines__disposition=""))


def _row(values: dict[str, Any]) -> CaseRow:
    return CaseRow(officer=values.pop("officer__staff_number") or "", **values)


def cases(*, officer: str = "", state: str = OPEN) -> list[CaseRow]:
    """Cases by what is due first, at most 500; of one officer if a staff number is given.

    One query.
    """
    rows = Case.objects.filter(state=state) if state else Case.objects.all()
    rows = rows.filter(officer__staff_number=officer) if officer else rows
    rows = rows.order_by("next_due_at", "id").annotate(open_lines=STILL_OPEN)
    return [_row(row) for row in rows.values(*ROW, "officer__staff_number", "open_lines")[:LISTED]]


def cases_after(after: UUID | None, *, state: str, most: int) -> list[CaseRow]:
    """The next cases after that uid, in the order they were recorded; of one state if named.

    One query.
    """
    rows = Case.objects.filter(state=state) if state else Case.objects.all()
    rows = rows.filter(uid__gt=after) if after else rows
    rows = rows.order_by("uid").annotate(open_lines=STILL_OPEN)
    return [_row(row) for row in rows.values(*ROW, "officer__staff_number", "open_lines")[:most]]


def case(uid: UUID) -> CaseRow:
    """One case's own row, without its people. Raises Case.DoesNotExist. One query."""
    rows = Case.objects.annotate(open_lines=STILL_OPEN)
    return _row(rows.values(*ROW, "officer__staff_number", "open_lines").get(uid=uid))


def case_called(reference: str) -> UUID:
    """The uid of the case of that reference. Raises Case.DoesNotExist. One query."""
    return UUID(str(Case.objects.values_list("uid", flat=True).get(reference=reference)))


def cases_of_incident(incident: UUID) -> list[CaseRow]:
    """The cases that came of an incident. One query."""
    rows = Case.objects.filter(incidents__incident__uid=incident).order_by("id")
    rows = rows.annotate(open_lines=Count("lines", filter=Q(lines__disposition="")))
    return [_row(row) for row in rows.values(*ROW, "officer__staff_number", "open_lines")]


@consultation("investigation.case")
def opened_case(uid: UUID, *, by: Officer, at: datetime, why: str) -> OpenedCase:
    """One case with its lines, people and incidents. Raises Case.DoesNotExist. Four queries."""
    links = CaseIncident.objects.filter(case__uid=uid).order_by("id")
    incidents = links.values_list("incident__uid", "incident__reference")
    return OpenedCase(case(uid), tuple(lines(uid)), tuple(parties(uid)), tuple(incidents))


def lines(uid: UUID) -> list[LineReadout]:
    """The lines of inquiry of a case, in the order they were stated. One query."""
    rows = Line.objects.filter(case__uid=uid).order_by("id")
    return [LineReadout(**row) for row in rows.values(*LINE)]


def parties(uid: UUID) -> list[PartyRow]:
    """The people of a case. For commands and for ``opened_case`` only. One query."""
    rows = Party.objects.filter(case__uid=uid).order_by("id")
    return [PartyRow(**row) for row in rows.values(*PARTY)]


def facts_of(uid: UUID) -> list[dict[str, object]]:
    """The facts of one case as lines of contracts/case-file.md. One query."""
    if together.now() is not None:
        facts = where(CaseFact, "case", "by", case_id=read(Case, uid).pk)
        return _as_lines([_values(row) for row in facts])
    rows = CaseFact.objects.filter(case__uid=uid).order_by("id").values(*FACT, "data")
    return _as_lines(list(rows))


def _values(row: CaseFact) -> dict[str, Any]:
    """The same of a row that is remembered while many commands are carried out together."""
    return {name: reduce(getattr, name.split("__"), row) for name in (*FACT, "data")}


def facts_of_every_case(
    *, only: Sequence[UUID] | None
) -> Iterator[tuple[UUID, list[dict[str, object]]]]:
    """Each case's uid with its lines, in order of recording; ``only`` these cases if given.

    Two queries for every 200 cases.
    """
    last = 0
    chosen = Case.objects.all() if only is None else Case.objects.filter(uid__in=only)
    while True:
        rows = chosen.filter(pk__gt=last).order_by("pk").values_list("pk", "uid")
        batch = list(rows[:AT_ONCE])
        if not batch:
            return
        yield from _facts_of_batch(batch)
        last = batch[-1][0]


def uids_of_every_case() -> list[UUID]:
    """Every case, in order of recording. One query."""
    return list(Case.objects.order_by("pk").values_list("uid", flat=True))


def _facts_of_batch(
    batch: Sequence[tuple[int, UUID]],
) -> Iterator[tuple[UUID, list[dict[str, object]]]]:
    keys = [key for key, _ in batch]
    found: dict[int, list[dict[str, Any]]] = {key: [] for key in keys}
    rows = CaseFact.objects.filter(case__in=keys).order_by("case_id", "id")
    for row in rows.values(*FACT, "data", "case_id"):
        found[row["case_id"]].append(row)
    for key, uid in batch:
        yield uid, _as_lines(found[key])


def _as_lines(rows: Sequence[dict[str, Any]]) -> list[dict[str, object]]:
    if not rows:
        return []
    acts = [Act(r["by__staff_number"], r["rank"], r["at"], r["recorded_at"]) for r in rows]
    roles = role_lines(rows[0]["case__reference"], acts)
    return [*roles, *(_line(row) for row in rows)]


def _line(row: dict[str, Any]) -> dict[str, object]:
    return {
        "id": row["fact_id"],
        "case": row["case__reference"],
        "type": row["type"],
        "at": row["at"].isoformat(),
        "recorded_at": row["recorded_at"].isoformat(),
        "by": row["by__staff_number"],
        "data": row["data"],
    }


def case_file(uid: UUID, *, at: datetime) -> CaseFile:
    """The case as the rules read it, with what was recorded by ``at``. One query."""
    stated = facts_of(uid)
    reference = str(stated[0]["case"]) if stated else ""
    facts = [fact_of_line(msgspec.json.encode(line)) for line in stated]
    return CaseFile(reference, facts, at)


def profile() -> Supervision:
    """The force's policy on supervision: how soon a plan and each review are due."""
    found = named(PROFILE)
    if found is None:
        raise LookupError(f"the rulebook has no supervision profile {PROFILE}")
    return found


@dataclass(frozen=True)
class PossibleOfficer:
    """Somebody a case can be allocated to, and how many open cases they have."""

    uid: UUID
    name: str
    staff_number: str
    open_cases: int


def possible_officers() -> list[PossibleOfficer]:
    """Who may investigate, with their open cases, the fewest first. One query."""
    rows = Officer.objects.filter(is_active=True, roles__overlap=INVESTIGATE)
    rows = rows.annotate(open_cases=Count("cases", filter=Q(cases__state=OPEN)))
    names = tuple(PossibleOfficer.__dataclass_fields__)
    rows = rows.order_by("open_cases", "staff_number")
    return [PossibleOfficer(**row) for row in rows.values(*names)]
