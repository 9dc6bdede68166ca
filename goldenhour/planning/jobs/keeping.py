"""Keeping: a folder in which each replication is written down as it is done.

Every file takes its name only when it is complete, so what was killed or cancelled has nothing
half-written; asked again, it goes on where it was. A folder belongs to one question. Where it
keeps several studies, each has a folder of its own, named by its digest.
"""

import json
import math
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from goldenhour.planning.jobs import filing
from goldenhour.simulation import replicating
from goldenhour.simulation.measures import Figures
from goldenhour.simulation.replicating import Asked
from goldenhour.simulation.shapes import Shapes
from goldenhour.simulation.world import Study

DIGITS = 16  # of a digest, in the name of a folder


class AnotherStudy(ValueError):
    """The folder keeps the answer to another question; the text says so."""


def begin(path: Path, question: dict[str, Any], beside: dict[str, Any]) -> None:
    """Write down what a folder is for, or find that it is for the same.

    ``beside`` is written, but not compared. Raises AnotherStudy.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    found = read(path)
    if found is None:
        keep(path, {**beside, **question})
    elif {name: found.get(name) for name in question} != question:
        said = f"{path.parent} keeps another scenario or seed. Choose another folder."
        raise AnotherStudy(said)


def played(
    study: Study, asked: Asked, numbers: list[int], *, workers: int, folder: Path | None
) -> Iterator[tuple[int, Figures]]:
    """The figures of these replications, those that are kept first, then as they are done."""
    mine = None if folder is None else folder / study.digest[:DIGITS]
    found = {} if mine is None else kept(mine, asked, numbers)
    yield from found.items()
    missing = [number for number in numbers if number not in found]
    if not missing:
        return
    for number, figures in replicating.in_processes(study, asked, missing, workers):
        if mine is not None:
            mine.mkdir(parents=True, exist_ok=True)
            keep_figures(mine, number, figures)
        yield number, figures


def kept(folder: Path, asked: Asked, numbers: Iterable[int]) -> dict[int, Figures]:
    """The replications that a folder keeps already, with all that is asked of them."""
    read_of = ((number, _figures(read(folder / _name(number)))) for number in numbers)
    return {
        number: figures
        for number, figures in read_of
        if figures is not None
        and (figures.places is not None or not asked.with_places)
        and (figures.shapes is not None or not asked.with_shapes)
    }


def keep_figures(folder: Path, number: int, figures: Figures) -> None:
    """Write down a replication."""
    keep(folder / _name(number), _plain(figures))


def keep(path: Path, value: dict[str, Any]) -> None:
    """Write a file that takes its name when it is complete."""
    filing.keep(path, json.dumps(value) + "\n")


def read(path: Path) -> dict[str, Any] | None:
    """What a file keeps; None where there is none, or it is none of ours."""
    try:
        found = json.loads(path.read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        return None
    return found if isinstance(found, dict) else None


def _name(number: int) -> str:
    return f"replication-{number + 1:05d}.json"


def _plain(value: Any) -> Any:
    """The same with None for nan, which JSON does not know."""
    if isinstance(value, Figures | Shapes):
        return {name: _plain(one) for name, one in value._asdict().items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return None if isinstance(value, float) and math.isnan(value) else value


def _figures(found: dict[str, Any] | None) -> Figures | None:
    """Figures of what a file keeps; None where it is torn, or of another hand."""
    if found is None or set(found) != set(Figures._fields):
        return None
    tables: dict[str, Any] = {
        name: one if one is None else _numbers(one) for name, one in found.items()
    }
    return Figures(**tables)


def _numbers(value: Any) -> Any:
    """A table as it was kept; None in it is nan."""
    if isinstance(value, list):
        return [_numbers(one) for one in value]
    if isinstance(value, dict):
        return Shapes(**{name: _numbers(one) for name, one in value.items()})
    return math.nan if value is None else value
