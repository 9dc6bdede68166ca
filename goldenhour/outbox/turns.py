"""Turns: one worker at a time works on a message, even where two rounds overlap.

The turn is an advisory lock of the database session, not of a transaction, because the attempt
must be committed in between. A worker that dies loses its session and with it its turn.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import connection


@contextmanager
def turn(uid: UUID) -> Iterator[bool]:
    """True where the turn is ours until the end of the block; False where another has it."""
    number = uid.int % 2**63
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [number])
        row = cursor.fetchone()
    ours = bool(row and row[0])
    try:
        yield ours
    finally:
        if ours:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [number])
