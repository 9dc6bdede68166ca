"""Numbers: contact C-261122-0412, incident 261122-0142, case 26/0142.

Counted by London's day or year. The row of the count stays locked until the command
commits, so numbers have no gaps and no doubles.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db import connection

from goldenhour.journal import together

LONDON = ZoneInfo("Europe/London")

NEXT = """
INSERT INTO journal_number (kind, span, last) VALUES (%s, %s, 1)
ON CONFLICT (kind, span) DO UPDATE SET last = journal_number.last + 1 RETURNING last
"""


def _next(kind: str, span: str) -> int:
    commands = together.now()
    if commands is None:
        return _counted(kind, span)
    return commands.number(kind, span, lambda: _counted(kind, span))


def _counted(kind: str, span: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(NEXT, [kind, span])
        row = cursor.fetchone()
    return int(row[0])


def daily_reference(kind: str, at: datetime) -> str:
    """``261122-0142``: the 142nd of its kind on that London day."""
    day = at.astimezone(LONDON).strftime("%y%m%d")
    return f"{day}-{_next(kind, day):04d}"


def yearly_reference(kind: str, at: datetime) -> str:
    """``26/0142``: the 142nd of its kind in that London year."""
    year = at.astimezone(LONDON).strftime("%y")
    return f"{year}/{_next(kind, year):04d}"
