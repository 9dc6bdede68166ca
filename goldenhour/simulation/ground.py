"""The ground of a scenario: its places, where units wait, and the minutes between them.

What can only be judged with the places at hand is judged here: a base outside the area, a place
that cannot be reached, a name that no place has. ``folder`` is where the scenario's own files
stand. Minutes are float64; points are the places first, then the bases, then the standby points.
"""

from dataclasses import dataclass, replace
from math import nan
from pathlib import Path

import numpy as np

from goldenhour.simulation import places as placing
from goldenhour.simulation import travel
from goldenhour.simulation.layout import NEVER, Floats
from goldenhour.simulation.places import Place, Places
from goldenhour.simulation.scenario import Base, Scenario, Standby, Unusable

EVERYWHERE = "everywhere"  # the place of arrivals that name none
NEAR = 15_000.0  # metres around the places that still belong to the area


@dataclass(frozen=True, slots=True, eq=False)
class Ground:
    """Places, and minutes[p, n] from point n to place p at no hour in particular."""

    places: Places
    points: tuple[str, ...]  # the bases, then the standby points
    minutes: Floats
    is_map: bool  # whether the places have a map; plain arrivals have none
    text: str  # of the files it was read from, for the hash


def of(scenario: Scenario, folder: Path) -> Ground:
    """The ground of a scenario. Raises Unusable with what is wrong and where."""
    found = _unscaled(scenario, folder)
    times = multiplier(scenario)
    return found if times == 1 else replace(found, minutes=np.minimum(found.minutes * times, NEVER))


def multiplier(scenario: Scenario) -> float:
    """By what all minutes of a drive are multiplied."""
    return scenario.travel.multiplier if scenario.travel else 1.0


def _unscaled(scenario: Scenario, folder: Path) -> Ground:
    found, text = _places(scenario, folder)
    points: list[Base | Standby] = [*scenario.base, *scenario.standby]
    names = tuple(point.name for point in points)
    kind = kind_of(scenario)
    is_map = scenario.demand.places is not None
    if kind == "fixed":
        minutes = scenario.travel.minutes if scenario.travel else 0.0
        whole = np.full((len(found), len(found) + len(points)), minutes)
        return Ground(found, names, whole, is_map, text)
    if kind == "matrix":
        read, more = _matrix(scenario, folder, found, names)
        return Ground(found, names, read, is_map, text + more)
    _inside(scenario, found)
    at = travel.points([(p.name, p.easting or 0.0, p.northing or 0.0) for p in points])
    parts = [travel.minutes(found, found), travel.minutes(found, at)]
    return Ground(found, names, np.concatenate(parts, axis=1).astype(np.float64), is_map, text)


def kind_of(scenario: Scenario) -> str:
    """How minutes are found: as said, else fixed for arrivals without a map, else calibrated."""
    if scenario.travel is not None:
        return scenario.travel.kind
    return "calibrated" if scenario.demand.places is not None else "fixed"


def contents(where: str, folder: Path, name: str) -> str:
    """The text of a file that a scenario names."""
    try:
        return (folder / name).read_text("utf-8-sig")
    except UnicodeDecodeError as bad:
        raise Unusable([f"{where}: {name} is not text in UTF-8"]) from bad
    except (OSError, ValueError) as bad:
        said = getattr(bad, "strerror", None) or bad
        raise Unusable([f"{where}: {name} cannot be read: {said}"]) from bad


def _places(scenario: Scenario, folder: Path) -> tuple[Places, str]:
    name = scenario.demand.places
    if name is None:
        return _named_only(scenario, folder), ""
    if name == placing.BUILT_IN:
        return placing.built_in(), ""
    text = contents("demand.places", folder, name)
    is_geojson = name.lower().endswith((".geojson", ".json"))
    try:
        return (placing.from_geojson if is_geojson else placing.from_csv)(text), text
    except placing.Unusable as bad:
        raise Unusable([f"demand.places: {name}: {bad}"]) from bad


def _named_only(scenario: Scenario, folder: Path) -> Places:
    """Places that are only names: those of the arrivals, or of a replayed file."""
    if kind_of(scenario) == "calibrated":
        raise Unusable(["demand.places: is missing; calibrated travel needs to know where"])
    names = [row.place for row in scenario.arrivals]
    if scenario.demand.file is not None:
        text = contents("demand.file", folder, scenario.demand.file)
        names += [line.split(",")[1].strip() for line in text.splitlines()[1:] if "," in line]
    known = list(dict.fromkeys(names)) or [EVERYWHERE]
    return placing.of([Place(name, 0.0, 0.0, 1.0, nan) for name in known])


def _matrix(
    scenario: Scenario, folder: Path, found: Places, names: tuple[str, ...]
) -> tuple[Floats, str]:
    name = scenario.travel.file if scenario.travel and scenario.travel.file else ""
    text = contents("travel.file", folder, name)
    try:
        read = travel.matrix(text, found.names, names).astype(np.float64)
    except placing.Unusable as bad:
        raise Unusable([f"travel.file: {name}: {bad}"]) from bad
    between = _by_way_of(read, read)
    read = np.minimum(read, _by_way_of(between, read.T)) if np.isinf(read).any() else read
    lost = np.argwhere(np.isinf(read))
    if lost.size:
        place, point = found.names[lost[0][0]], names[lost[0][1]]
        raise Unusable([f"travel.file: {name}: no way leads from {place} to {point}"])
    np.fill_diagonal(between, 0.0)
    return np.minimum(np.concatenate([between, read], axis=1), NEVER), text


def _by_way_of(one: Floats, other: Floats) -> Floats:
    """The shortest way over any point in between; both tables end at the same points."""
    found = np.full((len(one), len(other)), np.inf)
    for over in range(one.shape[1]):
        np.minimum(found, one[:, over, None] + other[None, :, over], out=found)
    return found


def _inside(scenario: Scenario, found: Places) -> None:
    """Refuse a base or standby point without a position, or away from every place."""
    west, east = found.eastings.min() - NEAR, found.eastings.max() + NEAR
    south, north = found.northings.min() - NEAR, found.northings.max() + NEAR
    faults = []
    groups: dict[str, tuple[Base | Standby, ...]] = {
        "base": scenario.base,
        "standby": scenario.standby,
    }
    for what, points in groups.items():
        for number, point in enumerate(points):
            where = f"{what}[{number}]"
            if point.easting is None or point.northing is None:
                missing = "easting" if point.easting is None else "northing"
                faults.append(f"{where}.{missing}: is missing; calibrated travel needs it")
            elif not (west <= point.easting <= east and south <= point.northing <= north):
                faults.append(f"{where}: {point.name} lies outside the area of demand.places")
    if faults:
        raise Unusable(faults)
