"""One replication: drawn, played, and handed back as the tables that ``measures`` reads."""

import numpy as np

from goldenhour.simulation import counting, kernel
from goldenhour.simulation import layout as c
from goldenhour.simulation.demand import draw, turned_up
from goldenhour.simulation.layout import Ints, State
from goldenhour.simulation.world import Played, Study


def play(study: Study, *, seed: int, replication: int) -> Played:
    """Play replication number ``replication`` (from 0) of a study."""
    state = run(study, seed=seed, replication=replication)
    return Played(state.floats, state.ints, state.unit, float(state.total[c.QUEUE_AREA]))


def run(study: Study, *, seed: int, replication: int, watched: Ints = c.NOBODY) -> State:
    """The state at the end of a replication; ``watched`` incidents were looked at on the way."""
    keys = counting.keys(seed, replication)
    floats, ints = draw(study.demand, keys)
    world = study.world
    if study.availability < 1:
        days = int(world.rules[c.STOPS] / c.WHOLE_DAY) + 3
        present = np.zeros((len(world.home), days), np.bool_)
        turned_up(np.uint64(keys[c.PRESENT]), study.availability, present)
        world = world._replace(present=present)
    state = c.begun(world, floats, ints, watched)
    kernel.run(world, state)
    return state
