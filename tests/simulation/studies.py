"""Small studies of the tests, made from parts of scenario files."""

import tomllib
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goldenhour.simulation import layout as c
from goldenhour.simulation import scenario, world
from goldenhour.simulation.world import Played, Study

NOWHERE = Path("/nonexistent")


def study_of(text: str, folder: Path = NOWHERE, **changes: Any) -> Study:
    """The study of a scenario's text, with top-level keys changed."""
    return world.of(scenario.of(tomllib.loads(text) | changes), folder)


def counted(study: Study, played: Played, grade: int | None = None) -> NDArray[np.bool_]:
    """Which incidents arrived while it counted, of one grade or all."""
    moments, rules = played.floats[:, c.AT], study.world.rules
    found: NDArray[np.bool_] = (moments >= rules[c.OPENS]) & (moments < rules[c.CLOSES])
    return found if grade is None else found & (played.ints[:, c.GRADE] == grade)
