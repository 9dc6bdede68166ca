"""Planning: the plan, and its lines of inquiry from the first wish to the last word.

A line ends with a disposition and its reason; nothing is ever taken out of a plan.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from goldenhour.force.models import Officer
from goldenhour.investigation.commands.writing import (
    NotAFact,
    Unknown,
    given,
    one_fact,
    still_open,
)
from goldenhour.investigation.models import Case, CaseFact
from goldenhour.journal.commands import command

LINE_FIELDS = ("line", "source", "objective", "direction", "owner", "due", "perishes_at")
ENDS = ("done", "not_proportionate", "not_possible", "transferred")


@command("investigation.record_plan", verb="p")
def record_plan(
    *, case: UUID, lines: Sequence[Mapping[str, object]], by: Officer, at: datetime
) -> CaseFact:
    """Write the plan: at least one line, each with its source and objective.

    A line is ``{(line), source, objective, (direction), (owner), (due), (perishes_at)}``;
    owner is a staff number, ``due`` and ``perishes_at`` moments. Without a name of its own
    (``line``) it is called L1, L2 …
    """
    row = still_open(case)
    if not lines:
        raise NotAFact("A plan needs at least one line of inquiry. Add one.")
    first = row.lines.count() + 1
    stated = [_stated(f"L{first + place}", line) for place, line in enumerate(lines)]
    if len({line["line"] for line in stated}) < len(stated):
        raise NotAFact("Two lines of the plan have the same name. Rename one of them.")
    return one_fact(row, "plan.recorded", {"lines": stated}, by=by, at=at)


@command("investigation.add_line", verb="l")
def add_line(
    *,
    case: UUID,
    source: str,
    objective: str,
    by: Officer,
    at: datetime,
    direction: str = "",
    owner: str = "",
    due: datetime | None = None,
    perishes_at: datetime | None = None,
) -> CaseFact:
    """Add a line of inquiry that has come up since the plan."""
    row = still_open(case)
    said = {"source": source, "objective": objective, "direction": direction, "owner": owner}
    line = said | {"due": due, "perishes_at": perishes_at}
    data = _stated(f"L{row.lines.count() + 1}", line)
    return one_fact(row, "line.added", data, by=by, at=at)


def _stated(name: str, line: Mapping[str, object]) -> dict[str, object]:
    if unknown := set(line) - set(LINE_FIELDS):
        raise NotAFact(f"A line of inquiry has no {min(unknown)}. Leave it out.")
    if not str(line.get("source", "")).strip() or not str(line.get("objective", "")).strip():
        raise NotAFact("A line of inquiry needs its source and its objective. Fill them in.")
    said = {"line": name} | given(**{field: line.get(field) for field in LINE_FIELDS})
    moments = {k: v.isoformat() for k, v in said.items() if isinstance(v, datetime)}
    return said | moments


@command("investigation.request_line")
def request_line(
    *, case: UUID, line: str, by: Officer, at: datetime, happened_at: datetime | None = None
) -> CaseFact:
    """Say that the evidence of a line was asked for, before it perishes."""
    row = _with_line(case, line)
    return one_fact(row, "line.requested", {"line": line}, by=by, at=at, happened_at=happened_at)


@command("investigation.result_line")
def result_line(
    *,
    case: UUID,
    line: str,
    result: str,
    by: Officer,
    at: datetime,
    happened_at: datetime | None = None,
) -> CaseFact:
    """Write down what a line brought."""
    row = _with_line(case, line)
    if not result.strip():
        raise Unknown("result", "Write what the line brought, also if it was nothing.")
    data = {"line": line, "result": result}
    return one_fact(row, "line.resulted", data, by=by, at=at, happened_at=happened_at)


@command("investigation.dispose_line")
def dispose_line(
    *, case: UUID, line: str, disposition: str, reason: str, by: Officer, at: datetime
) -> CaseFact:
    """End a line of inquiry: done, not proportionate, not possible or transferred, and why."""
    row = _with_line(case, line)
    if disposition not in ENDS:
        raise Unknown("disposition", f"A line ends as one of: {', '.join(ENDS)}.")
    if not reason.strip():
        raise Unknown("reason", "A line ends with its reason. Write it, then end the line.")
    data = {"line": line, "disposition": disposition, "reason": reason}
    return one_fact(row, "line.disposed", data, by=by, at=at)


def _with_line(case: UUID, line: str) -> Case:
    row = still_open(case)
    if not row.lines.filter(line=line).exists():
        raise Unknown("line", "There is no such line in the plan. Choose one of the list.")
    return row
