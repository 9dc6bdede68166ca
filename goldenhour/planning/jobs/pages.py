"""Pages: a comparison as one HTML file that needs nothing from anywhere: no address, no script.

What stands in it is worked out by the rules; here it is put in order for the template.
"""

from collections import Counter
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import jinja2
import numpy as np

from goldenhour.planning.jobs import comparing, explaining, holding
from goldenhour.planning.jobs.comparing import Compared
from goldenhour.planning.rules import (
    assumptions,
    calibrating,
    causes,
    cells,
    curves,
    maps,
    paired,
    saying,
    scales,
    worse_off,
)
from goldenhour.planning.rules.cells import Cell
from goldenhour.planning.rules.layouts import Layout
from goldenhour.planning.rules.scales import Class
from goldenhour.simulation import intervals, travel, world
from goldenhour.simulation.ground import kind_of
from goldenhour.simulation.intervals import Interval
from goldenhour.simulation.layout import NEVER
from goldenhour.simulation.measures import NAMES
from goldenhour.simulation.places import BUILT_IN
from goldenhour.simulation.scenario import GRADES

TEMPLATES = Path(__file__).parents[1] / "templates"
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MEAN = 0  # the column of the mean response
USED = len(NAMES)  # the column of the utilisation of a base


def page(of: Compared, *, beside: list[str]) -> str:
    """The report of a comparison; ``beside`` names the files that are written with it."""
    letters = [layout.letter for layout in of.layouts]
    return (
        _environment()
        .get_template("planning/comparison.html")
        .render(
            of=of,
            letters=letters,
            beside=beside,
            sentences=comparing.sentences(of),
            several=saying.several(len(of.layouts)),
            layouts=[_layout(layout) for layout in of.layouts],
            groups=_groups(of),
            maps=_maps(of) if comparing.is_one_ground(of) else None,
            charts=_charts(of),
            sensitivity=holding.part(of),
            week=_week(of),
            days=DAYS,
            bases=_bases(of),
            assumptions=[(one, assumptions.lines(one.text)) for one in of.layouts],
            prefaces=[(one, assumptions.preface(one.text)) for one in of.layouts],
            differing=assumptions.differing([one.text for one in of.layouts]),
            uncalibrated=calibrating.said(of.calibration),
            calibration=of.calibration,
            late=explaining.of_layouts(of.layouts, of.seed, of.replications),
            because=causes.sentences,
            grades=saying.GRADES,
            travel_model=travel.model().told if _is_calibrated_travel(of) else None,
            hatchings=scales.HATCHINGS,
            is_built_in=any(one.study.scenario.demand.places == BUILT_IN for one in of.layouts),
            version=version("goldenhour"),
            engine=world.VERSION,
        )
    )


@lru_cache(maxsize=1)
def _environment() -> jinja2.Environment:
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["interval"] = cells.interval
    made.filters["number"] = saying.number
    return made


def _layout(layout: Layout) -> dict[str, Any]:
    """What a layout is: its bases, and its units by shift."""
    units: Counter[str] = Counter()
    for base in layout.study.scenario.base:
        given = base.units if isinstance(base.units, dict) else {"always": base.units}
        units.update(given)
    standby = {name for base in layout.study.scenario.base for name in base.standby}
    return {
        "letter": layout.letter,
        "name": layout.name,
        "is_added": layout.is_added,
        "bases": [base.name for base in layout.study.scenario.base],
        "units": ", ".join(f"{count} {shift}" for shift, count in units.items()),
        "standby": len(standby),
        "sha256": layout.sha256,
        "digest": layout.study.digest,
    }


def _groups(of: Compared) -> list[dict[str, Any]]:
    """The table of measures: a group for each grade, for Immediates by setting, and for all."""
    told = [paired.values(series) for series in of.series]
    apart = [paired.differences(of.series[0], series) for series in of.series[1:]]
    groups = [
        _group(
            saying.GRADES[grade],
            [one["grades"] for one in told],
            [one["grades"] for one in apart],
            grade,
        )
        for grade in GRADES
        if any(grade in one["grades"] for one in told)
    ]
    groups += [
        _group(words, [one["immediate"] for one in told], [one["immediate"] for one in apart], name)
        for name, words in saying.SETTINGS.items()
        if any(name in one["immediate"] for one in told)
    ]
    return [*groups, _group("Everything", told, apart, "all")]


def _group(
    words: str, told: list[dict[str, Any]], apart: list[dict[str, Any]], name: str
) -> dict[str, Any]:
    measures = next(one[name] for one in told if name in one)
    rows = []
    for measure in measures:
        values = [one.get(name, {}).get(measure, paired.NOTHING) for one in told]
        changes = [one.get(name, {}).get(measure, paired.NOTHING) for one in apart]
        rows.append(
            {
                "words": saying.MEASURES[measure],
                "values": [cells.interval(one, measure) for one in values],
                "changes": [
                    Cell(cells.interval(one, measure, is_signed=True), saying.change(one, measure))
                    for one in changes
                ],
            }
        )
    return {"words": words, "rows": rows}


def _maps(of: Compared) -> dict[str, Any]:
    """Maps of every layout and of every difference, on one drawing and one scale."""
    ground, scenario = of.layouts[0].study.ground, of.layouts[0].study.scenario
    drawn = maps.drawing(ground, scenario)
    if drawn is None:
        raise ValueError("these places have no map")
    told = [_each_place(series.places) for series in of.series]
    apart = [
        _each_place(paired.difference(of.series[0], series, "places")) for series in of.series[1:]
    ]
    limits = scales.cuts(one.mean for layout in told for one in layout if one.mean is not None)
    minutes = scales.legend_of_minutes(limits)
    responses = [
        _map(layout, [scales.of_minutes(one.mean, limits) for one in values], minutes, drawn)
        for layout, values in zip(of.layouts, told, strict=True)
    ]
    differences = [
        _map(layout, [scales.of_difference(one) for one in values], scales.DIFFERENCES, drawn)
        | {"counted": worse_off.counted(ground, values)}
        for layout, values in zip(of.layouts[1:], apart, strict=True)
    ]
    names = ground.places.names
    rows = [
        (
            code,
            worse_off.name_of(code),
            bool(ground.places.is_rural[n]),
            [one[n] for one in told],
            [one[n] for one in apart],
        )
        for n, code in enumerate(names)
    ]
    return {
        "drawn": drawn,
        "responses": responses,
        "differences": differences,
        "rows": rows,
    }


def _map(layout: Layout, looks: list[str], legend: Any, drawn: maps.Drawing) -> dict[str, Any]:
    counts = Counter(looks)
    scenario = layout.study.scenario
    return {
        "layout": layout,
        "looks": looks,
        "legend": [(one, counts[one.look]) for one in legend],
        "bases": maps.bases(drawn, scenario),
        "standbys": maps.standbys(drawn, scenario),
    }


def _each_place(table: paired.Floats) -> list[Interval]:
    """The interval of the mean response of each place."""
    return [intervals.of(column.tolist()) for column in table[:, :, MEAN].T]


def _charts(of: Compared) -> list[tuple[str, curves.Chart]]:
    found = []
    for number, grade in enumerate(GRADES):
        targets = of.layouts[0].study.targets[:, number]
        promised = tuple(sorted({float(one) for one in targets if one < NEVER}))
        chart = curves.chart(list(of.series), number, promised)
        if chart is not None:
            found.append((saying.GRADES[grade], chart))
    return found


def _week(of: Compared) -> dict[str, Any]:
    """Mean response of Immediate by day and hour, a table a layout, on one scale."""
    with np.errstate(invalid="ignore"):
        means = [
            np.array([intervals.of(column.tolist()).mean for column in series.hours[:, 0].T], float)
            for series in of.series
        ]
    limits = scales.cuts(float(one) for layout in means for one in layout)
    tables = []
    for layout, values in zip(of.layouts, means, strict=True):
        hours = [(_whole(one), scales.of_minutes(float(one), limits)) for one in values]
        tables.append((layout, [hours[24 * day : 24 * day + 24] for day in range(7)]))
    legend: list[tuple[Class, None]] = [(one, None) for one in scales.legend_of_minutes(limits)]
    return {"tables": tables, "legend": legend}


def _whole(minutes: float) -> str:
    return "" if np.isnan(minutes) else f"{minutes:.0f}"


def _bases(of: Compared) -> list[tuple[Layout, list[tuple[str, list[str]]]]]:
    """Each layout's bases: mean response, in target, and how busy they are."""
    found = []
    shown = ("response_mean", "within_target", "utilisation")
    for layout, series in zip(of.layouts, of.series, strict=True):
        names = [base.name for base in layout.study.scenario.base]
        rows = []
        for number, name in enumerate(names):
            columns = [*(NAMES.index(one) for one in shown[:2]), USED]
            told = [intervals.of(series.bases[:, number, one].tolist()) for one in columns]
            printed = [cells.interval(one, m) for one, m in zip(told, shown, strict=True)]
            rows.append((name, printed))
        found.append((layout, rows))
    return found


def _is_calibrated_travel(of: Compared) -> bool:
    kinds = [kind_of(layout.study.scenario) for layout in of.layouts]
    return "calibrated" in kinds
