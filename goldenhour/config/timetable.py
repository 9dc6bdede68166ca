"""The timetable: everything in the house that happens by itself, on one page.

A job is a function ``(by, at)`` that finds what is due and gives one command for each. The
worker runs the lines that are due every few seconds; moving the demonstration's clock runs
them from due moment to due moment, in order.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any, NamedTuple

import structlog

from goldenhour.accountability import jobs as accountability
from goldenhour.accountability.rules.contacts.census import COUNTED_EVERY as HOURLY
from goldenhour.accountability.rules.figures import COUNTED_EVERY
from goldenhour.force.models import Officer
from goldenhour.identification.jobs import indexing, rechecks
from goldenhour.outbox import jobs as outbox
from goldenhour.planning.jobs import starting as studies
from goldenhour.response import jobs as response
from goldenhour.victims import jobs as victims

log = structlog.get_logger()

Job = Callable[..., Any]


class Line(NamedTuple):
    """A job, and how often it is run. Of a picture of the whole only the latest counts."""

    name: str
    job: Job
    every: timedelta
    is_picture: bool = False  # while the clock is moved on it is taken once, at the end


TIMETABLE = (
    Line("response.shortages", response.record_shortages, timedelta(seconds=30)),
    Line("outbox.send", outbox.send_due, timedelta(seconds=15)),
    Line("victims.deliveries", victims.record_deliveries, timedelta(seconds=15)),
    Line("identification.rechecks", rechecks.recheck_the_unanswered, timedelta(seconds=15)),
    Line("planning.studies", studies.start_what_waits, timedelta(seconds=15), is_picture=True),
    Line("identification.index", indexing.index_what_came, timedelta(minutes=5), is_picture=True),
    Line("accountability.figures", accountability.publish_figures, COUNTED_EVERY, is_picture=True),
    Line("accountability.contacts", accountability.audit_contacts, HOURLY, is_picture=True),
)


def due(*, last: Mapping[str, datetime], at: datetime) -> list[Line]:
    """The lines whose turn has come, in the order of the page."""
    return [
        line for line in TIMETABLE if line.name not in last or last[line.name] + line.every <= at
    ]


def run(lines: list[Line], *, by: Officer, at: datetime) -> dict[str, datetime]:
    """Run these lines at this moment; one that fails is logged and stops no other."""
    for line in lines:
        try:
            line.job(by=by, at=at)
        except Exception:
            log.exception("job failed", job=line.name)
    return {line.name: at for line in lines}
