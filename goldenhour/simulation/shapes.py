"""Shapes: what a mean does not say of a replication: how waits are spread, when, where, for whom.

For pictures and for paired comparisons; ``measures`` has the figures of the contract. Everything
is of incidents attended that ring within the horizon; minutes; nan where nobody was attended.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from goldenhour.simulation import layout as c
from goldenhour.simulation.layout import Floats, Rows
from goldenhour.simulation.world import Played, Study

# Minutes at which a distribution is read: fine where an Immediate is decided, coarse beyond.
STEPS = (
    *range(31),
    *range(32, 61, 2),
    *range(65, 121, 5),
    *range(135, 241, 15),
    *range(300, 1441, 60),
)
HOURS = 168  # of a week
SETTINGS = ("urban", "rural")


class Shapes(NamedTuple):
    """The shapes of one replication; the tables of Immediates have the columns of ``measures``."""

    curves: list[list[float]]  # [4][steps] share of each grade attended within so many minutes
    hours: list[float]  # [168] mean response of Immediate by hour of the week, from Monday 00:00
    settings: list[list[float]]  # [2][7] Immediates in towns, in the country
    places: list[list[float]]  # [P][7] Immediates by place


def counted(study: Study, played: Played) -> NDArray[np.bool_]:
    """Which incidents count: those that ring after the warm-up and within the horizon."""
    moments, rules = played.floats[:, c.AT], study.world.rules
    found: NDArray[np.bool_] = (moments >= rules[c.OPENS]) & (moments < rules[c.CLOSES])
    return found


def attended(study: Study, played: Played) -> tuple[Floats, Rows]:
    """The incidents that count and were attended, whole rows as in ``layout``."""
    chosen = counted(study, played) & (played.ints[:, c.FATE] == c.ATTENDED)
    return played.floats[chosen], played.ints[chosen]
