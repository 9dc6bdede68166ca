"""Recording: our own attended incidents as the file that a calibration and a change are asked of.

Places are the small areas of the built-in geography; what lies outside them, or came before it
rang, has no row and is counted. Moments are the local clock's, minutes to two decimals.
"""

import csv
import io
from datetime import datetime
from typing import NamedTuple

from goldenhour import geography
from goldenhour.planning.rules.columns import COLUMNS, TRAVEL
from goldenhour.response import queries
from goldenhour.rulebook.shelf import LONDON


class Recorded(NamedTuple):
    """The file, how many incidents it holds, and how many it could not."""

    text: str
    rows: int
    left_out: int


def of(since: datetime, until: datetime) -> Recorded:
    """The incidents that rang between two moments and were attended."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([*COLUMNS, TRAVEL])
    rows, left_out = 0, 0
    for one in queries.attended(since, until):
        area = geography.lsoa_at(one.easting, one.northing)
        response = (one.arrived_at - one.received_at).total_seconds() / 60
        drive = (one.arrived_at - one.assigned_at).total_seconds() / 60
        if area is None or response < 0:
            left_out += 1
            continue
        rang = one.received_at.astimezone(LONDON).replace(tzinfo=None)
        shown = (f"{response:.2f}", f"{min(drive, response):.2f}")
        writer.writerow([rang.isoformat(timespec="seconds"), area.code, one.grade, *shown])
        rows += 1
    return Recorded(text.getvalue(), rows, left_out)
