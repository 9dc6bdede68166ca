"""Figures for programs: what is counted, of what, and the files behind each number."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from goldenhour.accountability import queries
from goldenhour.web.api.answers import answers_of
from goldenhour.web.api.bearer import within

router = Router(tags=["accountability"])


class Definition(Schema):
    """What a figure counts, in words that anybody can check it by."""

    id: str
    title: str
    counted: str
    of: str
    left_out: str
    weakness: str
    checks: str
    version: int


class Instance(Schema):
    """One promise in one file, and whether it was kept, broken or left out."""

    case: str
    promise: str
    due: datetime
    state: str
    result: str


class Figure(Schema):
    """A figure with everything needed to count it again. ``share`` is 0 to 1.

    ``cannot_tell`` of the denominator were said to be done, and nothing proves it.
    """

    definition: Definition
    as_of: datetime | None
    numerator: int
    denominator: int
    cannot_tell: int
    share: float | None
    excluded: dict[str, int]
    instances: list[Instance]


class Figures(Schema):
    """Every figure."""

    items: list[Figure]


@router.get("/figures", response=answers_of(Figures), operation_id="accountability.figures")
def figures(request: HttpRequest) -> Any:
    """The figures with the files behind them. A consultation. Scope: accountability.figure."""
    caller = within(request, "accountability.figure")
    found = queries.figures_with_files(by=caller.officer, at=caller.at, why="api")
    return {"items": found}
