"""Exports: the report and the tables beside it, each under its name only when it is complete.

CSV (and Parquet where pyarrow is installed): a row for every measure of every grade, setting,
base and place, of each layout and of each difference; the column ``change`` says under which
change of sensitivity, and is empty as it stands. GeoJSON: the places with what the maps
show. All have the report's name with another ending; the report itself comes last.
"""

import csv
import io
import json
import os
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from goldenhour.planning.jobs import comparing, pages
from goldenhour.planning.jobs.comparing import Compared
from goldenhour.planning.rules import cells, maps, paired, worse_off
from goldenhour.planning.rules.layouts import Layout
from goldenhour.planning.rules.paired import OF_PLACES, Told
from goldenhour.simulation.measures import NAMES

COLUMNS = ("scenario", "minus", "change", "of", "name", "measure", "mean", "ci95_low", "ci95_high")


def write(of: Compared, out: Path) -> list[Path]:
    """Write everything; the paths written, the report first. Raises OSError."""
    rows = list(table(of))
    content = {out.with_suffix(".csv"): _csv(rows)}
    if comparing.is_one_ground(of):
        content[out.with_suffix(".geojson")] = _geojson(of)
    if find_spec("pyarrow") is not None:
        content[out.with_suffix(".parquet")] = _parquet(rows)
    content[out] = pages.page(of, beside=[path.name for path in content]).encode()
    parts = {path: path.with_name(path.name + ".part") for path in content}
    try:
        for path, part in parts.items():
            with part.open("wb") as file:
                file.write(content[path])
                file.flush()
                os.fsync(file.fileno())
        for path, part in parts.items():
            part.replace(path)
    finally:
        for part in parts.values():
            part.unlink(missing_ok=True)
    return [out, *(path for path in content if path != out)]


def table(of: Compared) -> Iterator[dict[str, Any]]:
    """Every measure and every paired difference, a row each."""
    first = of.layouts[0]
    for layout, series in zip(of.layouts, of.series, strict=True):
        yield from _rows(layout.name, "", paired.values(series))
        bases = [base.name for base in layout.study.scenario.base]
        told = paired.told(series.bases, bases, (*NAMES, "utilisation"))
        yield from _group(layout.name, "", "base", told)
        yield from _group(layout.name, "", "place", _of_places(of, series.places, layout))
    for layout, series in zip(of.layouts[1:], of.series[1:], strict=True):
        yield from _rows(layout.name, first.name, paired.differences(of.series[0], series))
        if comparing.is_one_ground(of):
            places = paired.difference(of.series[0], series, "places")
            yield from _group(layout.name, first.name, "place", _of_places(of, places, layout))

    for under in of.sensitivity:
        yield from _group(under.layout, first.name, "grade", under.told, under.change.words)


def _of_places(of: Compared, table: paired.Floats, layout: Layout) -> dict[str, Told]:
    return paired.told(table, layout.study.ground.places.names, OF_PLACES)


def _rows(name: str, minus: str, tables: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from _group(name, minus, "grade", tables["grades"])
    yield from _group(name, minus, "immediate", tables["immediate"])
    yield from _group(name, minus, "all", {"all": tables["all"]})


def _group(
    name: str, minus: str, of: str, groups: dict[str, Told], change: str = ""
) -> Iterator[dict[str, Any]]:
    for group, told in groups.items():
        for measure, value in told.items():
            values = (name, minus, change, of, group, measure, *value)
            yield dict(zip(COLUMNS, values, strict=True))


def _csv(rows: list[dict[str, Any]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS)
    writer.writeheader()
    writer.writerows({name: cells.in_a_sheet(value) for name, value in row.items()} for row in rows)
    return text.getvalue().encode()


def _parquet(rows: list[dict[str, Any]]) -> bytes:
    arrow, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")
    numbers = {"mean", "ci95_low", "ci95_high"}
    kinds = [(name, arrow.float64() if name in numbers else arrow.string()) for name in COLUMNS]
    held = arrow.BufferOutputStream()
    parquet.write_table(arrow.Table.from_pylist(rows, schema=arrow.schema(kinds)), held)
    return bytes(held.getvalue().to_pybytes())


def _geojson(of: Compared) -> bytes:
    ground, scenario = of.layouts[0].study.ground, of.layouts[0].study.scenario
    names = ground.places.names
    columns: dict[str, dict[str, Told]] = {}
    for layout, series in zip(of.layouts, of.series, strict=True):
        columns[layout.letter] = _of_places(of, series.places, layout)
    for layout, series in zip(of.layouts[1:], of.series[1:], strict=True):
        places = paired.difference(of.series[0], series, "places")
        columns[f"{layout.letter}_minus_A"] = _of_places(of, places, layout)
    features = [
        {
            "type": "Feature",
            "properties": {
                "place": name,
                "name": worse_off.name_of(name),
                "is_rural": bool(ground.places.is_rural[number]),
                **_properties(name, columns),
            },
            "geometry": geometry,
        }
        for number, (name, geometry) in enumerate(
            zip(names, maps.features(ground, scenario), strict=True)
        )
    ]
    letters = {layout.letter: layout.name for layout in of.layouts}
    whole = {"type": "FeatureCollection", "layouts": letters, "features": features}
    return json.dumps(whole, separators=(",", ":")).encode()


def _properties(place: str, columns: dict[str, dict[str, Told]]) -> dict[str, float | None]:
    """What the maps show of a place; minutes to two decimals."""
    return {
        f"immediate_response_{part}_{column}": None if value is None else round(value, 2)
        for column, told in columns.items()
        if place in told
        for part, value in told[place]["response_mean"]._asdict().items()
    }
