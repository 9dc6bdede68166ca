"""What the clock asks of response. A job finds what is due and gives one command for each.

The key of each command is made from the job, the incident and the moment, so that a job that
runs twice writes once.
"""

from datetime import datetime
from uuid import NAMESPACE_OID, uuid5

from goldenhour.force.models import Officer
from goldenhour.response import commands, queries


def record_shortages(*, by: Officer, at: datetime) -> int:
    """While an Immediate incident waits and nobody is free, keep who was on duty, doing what.

    Gives how many were written. The timetable calls it every minute.
    """
    short = queries.shortages_to_record(at)
    for incident in short:
        key = uuid5(NAMESPACE_OID, f"response.record_shortages {incident} {at.isoformat()}")
        commands.record_shortage(incident=incident, by=by, at=at, key=key)
    return len(short)
