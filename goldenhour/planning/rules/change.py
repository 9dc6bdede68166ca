"""Change: what was recorded after a change, against the same weeks of the year before it.

Before lies 52 weeks earlier, so weekdays and season are the same. Hours are matched too: records
of before count so much that each weekday and four hours of it have the weight they have after;
what occurs on one side only is left out of both, and counted. Weeks are drawn again in pairs,
before with after (``resampling``). It measures the difference, not its cause: whatever else
changed between the two years is in it as well.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from math import isnan

import msgspec
import numpy as np

from goldenhour import geography
from goldenhour.planning.rules import attendance, resampling
from goldenhour.planning.rules.attendance import Attendance
from goldenhour.planning.rules.resampling import NAMES
from goldenhour.rulebook import shelf
from goldenhour.rulebook.grades import Grades
from goldenhour.simulation.intervals import Interval
from goldenhour.simulation.layout import NEVER, WHOLE_DAY, Floats, Ints
from goldenhour.simulation.scenario import GRADES, Unusable

YEAR = 52  # weeks between before and after
LEAST, MOST = 4, 52  # weeks of each
WEEK = 7 * WHOLE_DAY
BLOCK = 240.0  # minutes of the day that are matched together
QUIET = 2 * WHOLE_DAY  # minutes without any incident that are no gap in the records
FEWEST = 30  # records of a grade on each side, without which nothing is said of it


class Measure(msgspec.Struct, frozen=True):
    """One figure before and after, and after minus before; minutes, or a share."""

    before: float
    after: float
    difference: Interval
    forecast: Interval | None = None  # of the same difference, by a comparison made before


class Grade(msgspec.Struct, frozen=True):
    """One grade: records that are compared, left out for want of a counterpart, and measures."""

    before: int
    after: int
    left_out: int
    measures: dict[str, Measure]


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """What a change came to."""

    on: str
    before: tuple[str, str]  # first and last day
    after: tuple[str, str]
    weeks: int
    attendance_sha256: str
    grades: dict[str, Grade]
    too_few: list[str]  # grades of which nothing is said


def weeks_held(recorded: Attendance, on: date) -> int:
    """How many whole weeks from a day on are held on both sides, at most a year."""
    starts = attendance.minute(on)
    after = (recorded.at[-1] + QUIET - starts) // WEEK
    begins_late = recorded.at[0] > starts - YEAR * WEEK + QUIET
    return 0 if begins_late else int(min(max(after, 0), MOST))


def measured(
    recorded: Attendance,
    on: date,
    weeks: int,
    *,
    forecast: dict[str, dict[str, Interval]] | None = None,
    seed: int = 1,
) -> Change:
    """Before and after with intervals. Raises Unusable where the records do not reach so far."""
    held = weeks_held(recorded, on)
    if not LEAST <= weeks <= min(held, MOST):
        raise Unusable([_too_short(on, weeks, held)])
    starts = attendance.minute(on)
    sides = [_side(recorded, starts - YEAR * WEEK, weeks), _side(recorded, starts, weeks)]
    times = resampling.draws(weeks, seed)
    targets = _targets(recorded.places)
    grades: dict[str, Grade] = {}
    too_few: list[str] = []
    for number, grade in enumerate(GRADES):
        before, after = (side.chosen(side.grade == number) for side in sides)
        if min(len(before), len(after)) < FEWEST:
            if max(len(before), len(after)):
                too_few.append(grade)
            continue
        of = (before, after, starts, targets[:, number], times)
        grades[grade] = _grade(*of, (forecast or {}).get(grade, {}))
    last = timedelta(days=7 * weeks - 1)
    year = timedelta(weeks=YEAR)
    return Change(
        on=on.isoformat(),
        before=((on - year).isoformat(), (on - year + last).isoformat()),
        after=(on.isoformat(), (on + last).isoformat()),
        weeks=weeks,
        attendance_sha256=recorded.sha256,
        grades=grades,
        too_few=too_few,
    )


def _too_short(on: date, weeks: int, held: int) -> str:
    if weeks > MOST or (weeks < LEAST <= held):
        return f"--weeks must be between {LEAST} and {MOST}, not {weeks}"
    said = f"{on} and 52 weeks before it are followed by {held} whole weeks of records"
    return f"attendance: {said}; {max(weeks, LEAST)} are needed"


def _side(recorded: Attendance, starts: float, weeks: int) -> Attendance:
    return recorded.chosen((recorded.at >= starts) & (recorded.at < starts + weeks * WEEK))


def _grade(
    before: Attendance,
    after: Attendance,
    starts: float,
    targets: Floats,
    times: Floats,
    forecast: dict[str, Interval],
) -> Grade:
    begins = (starts - YEAR * WEEK, starts)
    cells = [_cells(one, first) for one, first in zip((before, after), begins, strict=True)]
    weights = matched(*cells)
    points, drawn = [], []
    for side, first, weight in zip((before, after), begins, weights, strict=True):
        block = ((side.at - first) // WEEK).astype(np.int64)
        of = (side.response, targets[side.place], weight, block)
        points.append(resampling.statistics(*of, np.ones((1, times.shape[1])))[0])
        drawn.append(resampling.statistics(*of, times))
    is_promised = bool((targets < NEVER).any())
    measures = {
        name: Measure(
            before=float(points[0][n]),
            after=float(points[1][n]),
            difference=resampling.interval(
                float(points[1][n] - points[0][n]), drawn[1][:, n] - drawn[0][:, n], times.shape[1]
            ),
            forecast=forecast.get(name),
        )
        for n, name in enumerate(NAMES)
        if (name != "within_target" or is_promised) and not isnan(points[0][n] + points[1][n])
    }
    there, here = (int((weight > 0).sum()) for weight in weights)
    return Grade(there, here, len(before) + len(after) - there - here, measures)


def _cells(side: Attendance, first: float) -> Ints:
    """Weekday and part of the day of each record, counted from the first day of its side."""
    found: Ints = ((side.at - first) % WEEK // BLOCK).astype(np.int64)
    return found


def matched(before: Ints, after: Ints) -> tuple[Floats, Floats]:
    """Weights that let cells of before weigh what those of after do; 0 without counterpart."""
    count = int(WEEK / BLOCK)
    there, here = (np.bincount(one, minlength=count) for one in (before, after))
    both = (there > 0) & (here > 0)
    ratio: Floats = np.where(both, here / np.maximum(there, 1), 0.0)
    kept: Floats = both.astype(np.float64)
    return ratio[before], kept[after]


def _targets(places: Sequence[str]) -> Floats:
    """Minutes promised by place and grade, of the newest edition; NEVER where none is."""
    book = shelf.editions(Grades, "grades")[-1]
    rows = []
    for name in places:
        area = geography.lsoa(name)
        setting = geography.setting_of(area) if area else "urban"
        said = {one.code: one.attend_within_minutes(setting) for one in book.grade}
        rows.append([NEVER if said[grade] is None else float(said[grade] or 0) for grade in GRADES])
    return np.array(rows)
