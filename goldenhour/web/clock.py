"""Clock: the moment, read here and nowhere else.

Requests and jobs are stamped with the real time plus an offset kept in the database. The
offset exists for the demonstration only (``goldenhour demo --advance 9d``); without
``GOLDENHOUR_DEMO`` it is never read and setting it is refused.
"""

from datetime import UTC, datetime, timedelta

from django.conf import settings

from goldenhour.journal.rows import asked
from goldenhour.web.models import ClockOffset


class NotADemo(RuntimeError):
    """Somebody tried to move the clock of a real installation."""


def real_now() -> datetime:
    """The real time, for signing in, keys and checkpoints."""
    return datetime.now(UTC)


def now() -> datetime:
    """The house's moment: in the demonstration the real time plus its offset."""
    if not settings.DEMO:
        return real_now()
    return real_now() + ahead()


def ahead() -> timedelta:
    """How far the demonstration's clock is ahead. One query."""
    found: list[tuple[timedelta]] = asked("SELECT ahead FROM web_clockoffset WHERE id = 1")
    return found[0][0] if found else timedelta(0)


def put_ahead(by: timedelta) -> None:
    """Move the demonstration's clock on to this offset; it never goes back."""
    if not settings.DEMO:
        raise NotADemo("Only the demonstration's clock can be moved.")
    if by < ahead():
        raise NotADemo("The demonstration's clock only moves forward.")
    ClockOffset.objects.update_or_create(pk=1, defaults={"ahead": by})
