"""Answers: rows with their version as ETag, and lists in pages.

A list is ordered by uid, which is the order in which its rows came to be; a page begins
after the last uid of the page before, so rows that come and go move nothing.
"""

from collections.abc import Iterable
from typing import Annotated, Any, Protocol, TypeVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Schema, Status
from ninja.params.functions import Query

from goldenhour.web.api.problem import REFUSALS


class Numbered(Protocol):
    """A row that the outside knows by its uid."""

    @property
    def uid(self) -> UUID:
        """Its uid."""
        ...


Row = TypeVar("Row", bound=Numbered)

MOST = 200  # rows of one page
After = Annotated[UUID | None, Query(description="the last uid of the page before")]
Limit = Annotated[int, Query(ge=1, le=MOST, description="how many rows at most")]


def answers_of(schema: Any) -> Any:
    """What an operation may answer, for its line in the document.

    What a refusal looks like is said there (document.py), not by a model for each operation and
    status: to build a thousand equal ones took a third of every start.
    """
    return {200: schema, REFUSALS: None}


def answers_of_a_version(schema: Any) -> Any:
    """The same for a row with an ETag: 304 where the asker has this version already."""
    return {200: schema, 304: None, REFUSALS: None}


def versioned(request: HttpRequest, response: HttpResponse, row: Any, version: int) -> Any:
    """The row under its ETag; 304 where ``If-None-Match`` names this version."""
    tag = f'"{version}"'
    response["ETag"] = tag
    if tag in request.headers.get("If-None-Match", "").replace("W/", "").split(", "):
        return Status(304, None)
    return row


def page(rows: Iterable[Row], after: UUID | None, limit: int) -> dict[str, Any]:
    """One page of rows: ``items`` and the uid after which the ``next`` page begins, or None."""
    left = sorted((row for row in rows if after is None or row.uid > after), key=lambda r: r.uid)
    return cut(left, limit)


def cut(rows: list[Row], limit: int) -> dict[str, Any]:
    """The same of rows that are in order already and begin where the page begins."""
    items = rows[:limit]
    return {"items": items, "next": items[-1].uid if len(rows) > limit else None}


class Page(Schema):
    """What every page of a list has."""

    next: UUID | None
