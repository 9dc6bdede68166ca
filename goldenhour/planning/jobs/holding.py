"""Holding: the part of the report that says whether differences hold under other assumptions."""

from typing import Any

from goldenhour.planning.jobs import comparing
from goldenhour.planning.jobs.comparing import Compared
from goldenhour.planning.rules import cells, paired, saying, sensitivity
from goldenhour.planning.rules.cells import Cell
from goldenhour.planning.rules.sensitivity import Under
from goldenhour.simulation.intervals import Interval


def part(of: Compared) -> dict[str, Any] | None:
    """A row for each layout, grade and measure, a cell for each change; None: not asked for."""
    if not of.sensitivity:
        return None
    rows = []
    for layout, series in zip(of.layouts[1:], of.series[1:], strict=True):
        under = [one for one in of.sensitivity if one.layout == layout.name]
        standing = paired.differences(of.series[0], series)["grades"]
        for grade, told in standing.items():
            rows += [
                {
                    "layout": layout,
                    "words": f"{saying.GRADES[grade]}: {saying.MEASURES[measure]}",
                    "standing": cells.interval(told[measure], measure, is_signed=True),
                    "cells": [_held(told[measure], one, grade, measure) for one in under],
                }
                for measure in sensitivity.MEASURES
            ]
    return {
        "changes": [one.words for one in sensitivity.CHANGES],
        "rows": rows,
        "sentences": comparing.holding(of),
        "replications": min(of.replications, sensitivity.MOST),
    }


def _held(standing: Interval, under: Under, grade: str, measure: str) -> Cell:
    if grade not in under.told:
        return Cell(under.why_not or "nobody was attended", "nothing can be said")
    told = under.told[grade][measure]
    is_shown = paired.verdict(standing) in (paired.LESS, paired.MORE)
    way = sensitivity.verdict(standing, told) if is_shown else saying.change(told, measure)
    return Cell(cells.interval(told, measure, is_signed=True), way)
