"""Consultations: opening somebody's record is itself an event: who looked, when, and why.

Data Protection Act 2018, section 62, asks for logs of consultation (certainty H; whether the
2025 Act has already dropped the justification is unclear, so we keep it). A query that opens
a person's record is marked ``@consultation`` and cannot be asked without ``by``, ``at`` and
``why``; the entry is written in the same transaction, before the row is given.
"""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime
from functools import wraps
from typing import Any, ParamSpec, Protocol, TypeVar

from django.db import transaction

from goldenhour.journal.codes import Code, Fact
from goldenhour.journal.commands import Actor, permit, record, record_each

Asked = ParamSpec("Asked")


class Opened(Protocol):
    """What a consultation gives: a row that can say whose record it is."""

    @property
    def about(self) -> str:
        """The record, as ``case/0193…``."""
        ...


Row = TypeVar("Row", bound=Opened)


class NoReason(ValueError):
    """A record is opened for a reason or not at all."""


def consultation(name: str) -> Callable[[Callable[Asked, Row]], Callable[Asked, Row]]:
    """Mark the query that opens a record. ``why`` is a code: ``call``, ``task``, ``audit`` …"""

    def mark(query: Callable[Asked, Row]) -> Callable[Asked, Row]:
        @wraps(query)
        def ask(*args: Asked.args, **asked: Asked.kwargs) -> Row:
            by: Any = asked["by"]
            at: Any = asked["at"]
            why = str(asked["why"])
            permit(name, by=by, at=at)
            if not why.strip():
                raise NoReason("Say why you open this record: choose a reason.")
            with transaction.atomic():
                row = query(*args, **asked)
                record(f"{name}.opened", about=row.about, by=by, at=at, why=Code(why))
            return row

        return ask

    return mark


def consulted(name: str, *, about: str, by: Actor, at: datetime, why: str, **facts: Fact) -> None:
    """Write down a reading that is no single row: a search, a list shown, a figure, an export."""
    consulted_each(name, abouts=[about], by=by, at=at, why=why, is_once=False, **facts)


def consulted_each(
    name: str,
    *,
    abouts: Collection[str] | Mapping[str, Mapping[str, Fact]],
    by: Actor,
    at: datetime,
    why: str,
    is_once: bool = False,
    **facts: Fact,
) -> None:
    """Write down that each of these records was shown at one look. One query, or none.

    ``abouts`` may give facts of each record beside those of the look. ``is_once``: not again
    what the same person was shown for the same ``contact``.
    """
    permit(name, by=by, at=at)
    if not why.strip():
        raise NoReason("Say why you look: choose a reason.")
    record_each(
        f"{name}.opened", abouts=abouts, by=by, at=at, is_once=is_once, why=Code(why), **facts
    )
