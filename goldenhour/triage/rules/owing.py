"""Owing: the answers that every record owes, and which grade waits for them.

Who else is there, and whether it happened before. Which questions, and from which grade a send
waits, are the rulebook's (``question_sets``), by the day the contact was received. "Not known"
is an answer and "not asked" is none. An emergency never waits: what it was sent without stands
as owed until somebody asks.
"""

from collections.abc import Collection
from datetime import datetime

from goldenhour.rulebook import question_sets, shelf
from goldenhour.rulebook.question_sets import Owed


def owed(missing: Collection[str], *, received_at: datetime) -> tuple[Owed, ...]:
    """The owed answers that are among those an assessment still misses, in the book's order."""
    book = question_sets.in_force(shelf.london_day(received_at))
    return tuple(each for each in book.owed if each.question in missing)


def held_back_by(
    grade: str, missing: Collection[str], *, received_at: datetime
) -> tuple[Owed, ...]:
    """The owed answers without which a contact of this grade is not sent; () where it may be."""
    found = owed(missing, received_at=received_at)
    return tuple(each for each in found if grade in each.before_sending)
