"""Invented attendance, made by a seed: no force's figures."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import numpy as np

from goldenhour.planning.rules import attendance
from goldenhour.planning.rules.attendance import Attendance

ON = datetime(2022, 6, 27)  # noqa: DTZ001 - the clock on the wall; a Monday
HEADER = "at,place,grade,response_minutes"
PLACE = "E01029548"


def invented(seed: int, *, weeks: int, change: float, a_week: int = 80) -> Attendance:
    """Immediates of two times ``weeks``, 52 weeks apart; ``change`` minutes are added after.

    Each week has a delay of its own that all its incidents share.
    """
    random = np.random.default_rng(seed)
    at, response = [], []
    for side, begins in ((0, -52), (1, 0)):
        for week in range(weeks):
            shared = random.normal(0, 1.5)
            moments = np.sort(random.uniform(0, 7 * 1440, a_week))
            at.append(moments + attendance.minute(ON.date()) + (begins + week) * 7 * 1440)
            response.append(10 + shared + random.gamma(4, 1.5, a_week) + change * side)
    count = 2 * weeks * a_week
    return Attendance(
        at=np.concatenate(at),
        place=np.zeros(count, np.int64),
        grade=np.zeros(count, np.int64),
        response=np.maximum(np.concatenate(response), 0.1),
        travel=np.full(count, np.nan),
        places=(PLACE,),
        sha256="invented",
    )


def _columns(of: Attendance) -> Iterator[tuple[float, int, int, float]]:
    columns = (of.at, of.place, of.grade, of.response)
    return zip(*(one.tolist() for one in columns), strict=True)


def as_csv(of: Attendance) -> str:
    """The file of such records."""
    start = datetime(1970, 1, 5)  # noqa: DTZ001 - the clock on the wall
    rows = [HEADER]
    for at, place, grade, minutes in _columns(of):
        moment = (start + timedelta(minutes=at)).isoformat()
        rows.append(f"{moment},{of.places[place]},{'IPSR'[grade]},{minutes}")
    return "\n".join(rows) + "\n"
