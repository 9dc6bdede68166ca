"""Comparing: several layouts played on the same demand, and what each does that the first does not.

A folder may keep every replication (``keeping``), and then a comparison that was killed goes on
where it was. What it comes to is written by ``exports``.
"""

import hashlib
import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import Any

import msgspec

from goldenhour.planning.jobs import changing, keeping
from goldenhour.planning.jobs.changing import Play
from goldenhour.planning.rules import calibrating, paired, ready, saying, sensitivity
from goldenhour.planning.rules.calibrating import Calibration
from goldenhour.planning.rules.layouts import Layout
from goldenhour.planning.rules.paired import Series, Told
from goldenhour.planning.rules.sensitivity import Under
from goldenhour.simulation import scenario, world
from goldenhour.simulation.measures import Figures
from goldenhour.simulation.replicating import Asked
from goldenhour.simulation.scenario import Scenario, Unusable
from goldenhour.simulation.world import Study

KEPT = "comparison.json"
LETTERS = "ABCDEFGHIJKL"
SAME = ("horizon_hours", "warmup_hours")  # without these replications are no pairs
LAYOUT = {"name", "base", "standby", "shifts", "dispatch", "preference", *SAME}
WITHOUT = "-no-standby"  # how a ready scenario's counterpart is named


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """Layouts and what came of every replication; differences are against the first layout."""

    layouts: tuple[Layout, ...]
    series: tuple[Series, ...]
    seed: int
    replications: int
    wall_seconds: float
    other_than_layout: tuple[str, ...] = field(default=())  # parts that differ besides
    sensitivity: tuple[Under, ...] = ()  # empty where it was not asked for
    calibration: Calibration | None = None  # of one of the layouts, where one was given


def layouts(paths: Sequence[Path]) -> tuple[Layout, ...]:
    """The scenarios of files, ready to be played. Raises Unusable with file and dotted path.

    Beside a ready scenario whose officers' standby practice is an assumption stands its
    counterpart, as results are shown with and without it.
    """
    files = [(path, _read(path)) for path in paths]
    first = files[0][1]
    for path, read in files[1:]:
        for key in SAME:
            one, other = getattr(first, key), getattr(read, key)
            if one != other:
                said = f"{key}: is {other:g}, and {one:g} in the first; they must be the same"
                raise Unusable([f"{path.name}: {said}"])
    scenarios = [read for _, read in files]
    more = [(path, _as_long(_read(path), first)) for path in _counterparts(scenarios)]
    names = _names([*files, *more])
    return tuple(
        _layout(LETTERS[number], names[number], path, read, is_added=number >= len(files))
        for number, (path, read) in enumerate([*files, *more])
    )


def run(
    chosen: tuple[Layout, ...],
    *,
    seed: int,
    replications: int,
    workers: int,
    done: Callable[[int], None],
    keep: Path | None = None,
    with_sensitivity: bool = False,
) -> Compared:
    """Play every layout; ``done`` hears how many replications of all are worked out.

    Raises keeping.AnotherStudy where ``keep`` belongs to another seed.
    """
    began, counter = perf_counter(), itertools.count(1)
    if keep is not None:
        keeping.begin(keep / KEPT, {"seed": seed}, {"for": "plan compare"})

    def play(study: Study, asked: Asked, count: int) -> Iterator[tuple[int, Figures]]:
        numbers = list(range(count))
        for one in keeping.played(study, asked, numbers, workers=workers, folder=keep):
            done(next(counter))
            yield one

    series = tuple(_series(layout, play, seed, replications) for layout in chosen)
    under = changing.run(chosen, play, seed, replications) if with_sensitivity else ()
    return Compared(
        layouts=chosen,
        series=series,
        seed=seed,
        replications=replications,
        wall_seconds=perf_counter() - began,
        other_than_layout=tuple(_differing([one.study.scenario for one in chosen])),
        sensitivity=under,
    )


def _series(layout: Layout, play: Play, seed: int, replications: int) -> Series:
    study = layout.study
    found = paired.empty(
        replications, bases=len(study.scenario.base), places=len(study.ground.places)
    )
    for number, figures in play(
        study, Asked(seed, with_places=False, with_shapes=True), replications
    ):
        found.keep(number, figures)
    return found


def plays(layouts: int, replications: int, *, with_sensitivity: bool) -> int:
    """How many replications a comparison takes, at most."""
    more = changing.plays(layouts, replications) if with_sensitivity else 0
    return layouts * replications + more


def results(of: Compared) -> dict[str, Any]:
    """A comparison as JSON: every layout's measures, and the paired differences."""
    first = of.layouts[0]
    return {
        "scenarios": [
            {
                "scenario": layout.name,
                "letter": layout.letter,
                "added": layout.is_added,
                "file_sha256": layout.sha256,
                "scenario_sha256": layout.study.digest,
                "measures": _plain(paired.values(series)),
            }
            for layout, series in zip(of.layouts, of.series, strict=True)
        ],
        "differences": [
            {
                "scenario": layout.name,
                "minus": first.name,
                "measures": _plain(paired.differences(of.series[0], series)),
            }
            for layout, series in zip(of.layouts[1:], of.series[1:], strict=True)
        ],
        "seed": of.seed,
        "replications": of.replications,
        "wall_seconds": of.wall_seconds,
        "calibrated": of.calibration is not None and of.calibration.is_calibrated,
        "calibration": calibrating.summary(of.calibration),
        "differ_in": list(of.other_than_layout),
        "several": saying.several(len(of.layouts)),
        "sensitivity": changing.plain(of.sensitivity),
        "sensitivity_sentences": holding(of),
    }


def sentences(of: Compared) -> list[str]:
    """What the comparison says of every grade, for every layout against the first."""
    if of.calibration is not None and not of.calibration.is_calibrated:
        return [calibrating.said(of.calibration)]
    found = []
    first = of.layouts[0]
    for layout, series in zip(of.layouts[1:], of.series[1:], strict=True):
        grades: dict[str, Told] = paired.differences(of.series[0], series)["grades"]
        found += [
            saying.sentence(first.name, layout.name, grade, told["response_mean"])
            for grade, told in grades.items()
            if told["response_mean"].mean is not None
        ]
    return found


def holding(of: Compared) -> list[str]:
    """Whether the signs hold under every change; nothing where it was not asked.

    Nothing either where the base case misses its records: then no layout is ranked.
    """
    found: list[str] = []
    if of.calibration is not None and not of.calibration.is_calibrated:
        return found
    for layout, series in zip(of.layouts[1:], of.series[1:], strict=True):
        under = [one for one in of.sensitivity if one.layout == layout.name]
        if under:
            told = paired.differences(of.series[0], series)["grades"]
            found += sensitivity.sentences(of.layouts[0].name, layout.name, told, under)
    return found


def is_one_ground(of: Compared) -> bool:
    """Whether every layout has the same places, so that maps can be compared."""
    names = {layout.study.ground.places.names for layout in of.layouts}
    return len(names) == 1 and all(layout.study.ground.is_map for layout in of.layouts)


def _read(path: Path) -> Scenario:
    try:
        return scenario.read(path)
    except Unusable as bad:
        raise _in_file(path, bad) from bad


def _layout(letter: str, name: str, path: Path, read: Scenario, *, is_added: bool) -> Layout:
    try:
        study = world.of(read, path.parent)
    except Unusable as bad:
        raise _in_file(path, bad) from bad
    octets = path.read_bytes()
    digest = hashlib.sha256(octets).hexdigest()
    text = octets.decode("utf-8")
    for key in SAME if is_added else ():  # is played for as long as the others
        text = re.sub(rf"(?m)^{key} *=.*", f"{key} = {getattr(read, key):g}", text)
    return Layout(letter, name, study, text, digest, is_added, path.parent)


def _in_file(path: Path, bad: Unusable) -> Unusable:
    """The same faults with their file, which bad TOML names already."""
    named = (fault.removeprefix(f"{path.name}: ") for fault in bad.faults)
    return Unusable([f"{path.name}: {fault}" for fault in named])


def _names(files: Sequence[tuple[Path, Scenario]]) -> list[str]:
    """What each layout is called: its name, with that of its file where two have the same."""
    found: list[str] = []
    plain = [read.name for _, read in files]
    for path, read in files:
        name = read.name if plain.count(read.name) == 1 else f"{read.name} ({path.stem})"
        again = sum(one.split(" no. ")[0] == name for one in found)
        found.append(f"{name} no. {again + 1}" if again else name)
    return found


def _counterparts(scenarios: Sequence[Scenario]) -> list[Path]:
    """The ready scenarios, with or without standby points, that should stand beside these."""
    known = {one.name: one.path for one in ready.scenarios()}
    found = []
    for name, path in known.items():
        if not name.endswith(WITHOUT) or name.removesuffix(WITHOUT) not in known:
            continue
        pair = (path, known[name.removesuffix(WITHOUT)])
        here = [_is_among(scenario.read(one), scenarios) for one in pair]
        if sum(here) == 1:
            found.append(pair[here.index(False)])
    return found


def _is_among(one: Scenario, scenarios: Sequence[Scenario]) -> bool:
    return any(_as_long(one, other) == _renamed(other, one.name) for other in scenarios)


def _as_long(one: Scenario, other: Scenario) -> Scenario:
    return msgspec.structs.replace(one, **{key: getattr(other, key) for key in SAME})


def _renamed(one: Scenario, name: str) -> Scenario:
    return msgspec.structs.replace(one, name=name)


def _differing(scenarios: Sequence[Scenario]) -> list[str]:
    """The parts, other than the layout itself, in which not all scenarios are the same."""
    parts = [name for name in Scenario.__struct_fields__ if name not in LAYOUT]
    return [
        name
        for name in parts
        if any(getattr(one, name) != getattr(scenarios[0], name) for one in scenarios[1:])
    ]


def _plain(tables: dict[str, Any]) -> dict[str, Any]:
    """The same with each interval as the contract writes it."""
    return {
        name: one._asdict() if hasattr(one, "_asdict") else _plain(one)
        for name, one in tables.items()
    }
