"""Rows: lock one by its uid, compare its version with what the person saw, keep it.

Optimistic locking for people: whoever loaded version 3 and finds version 4 is told so
(HTTP 412) and nothing is overwritten.
"""

from contextvars import ContextVar
from typing import TypeVar
from uuid import UUID

from django.db import models

from goldenhour.journal.models import Kept

Row = TypeVar("Row", bound=Kept)

expected: ContextVar[int | None] = ContextVar("version the caller saw", default=None)


class Stale(Exception):
    """Somebody changed the row meanwhile: the caller saw ``seen``, the row is at ``now``."""

    def __init__(self, row: Kept, seen: int) -> None:
        super().__init__(
            f"Somebody changed this meanwhile: you saw version {seen}, it is now "
            f"version {row.version}. Open it again and repeat your change."
        )
        self.seen = seen
        self.now = row.version


def lock(model: type[Row], uid: UUID) -> Row:
    """The row, locked until the command ends. Raises model.DoesNotExist or Stale.

    The version the caller saw is compared once, with the first row that a command locks:
    that row is what the command is about.
    """
    manager: models.Manager[Row] = model._default_manager
    row = manager.select_for_update().get(uid=uid)
    seen = expected.get()
    if seen is not None:
        expected.set(None)
        if row.version != seen:
            raise Stale(row, seen)
    return row


def keep(row: Kept, *fields: str) -> None:
    """Write the named fields of a locked row and count its version up."""
    row.version += 1
    row.save(update_fields=[*fields, "version"])
