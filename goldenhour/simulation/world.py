"""A scenario as arrays: what the compiled kernel and its reference both work on.

``of`` reads the files that a scenario names, refuses what cannot be run (a queue without a steady
state among it), and gives everything that a replication needs but its number. The digest names
all of it: two studies with one digest asked the same question.
"""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np

from goldenhour.rulebook import shelf
from goldenhour.rulebook.grades import Grades
from goldenhour.simulation import ground as grounds
from goldenhour.simulation import layout as c
from goldenhour.simulation import scenario_faults, sources, steady
from goldenhour.simulation.ground import Ground
from goldenhour.simulation.layout import Demand, Floats, Ints, Rows, World
from goldenhour.simulation.scenario import Scenario, Unusable
from goldenhour.simulation.travel import factor

VERSION = 1  # of the engine's rules; another one gives another digest
COOL_DOWN = 168.0  # hours of demand after those that are counted, at most as long as the warm-up
AFTERWARDS = 60 * c.WHOLE_DAY  # minutes after which nobody waits for the last ones any more


@dataclass(frozen=True, slots=True, eq=False)
class Study:
    """One scenario, ready to be played."""

    scenario: Scenario
    ground: Ground
    world: World
    demand: Demand
    availability: float
    targets: Floats  # [2, 4] minutes by rural and grade; NEVER where none is promised
    digest: str


@dataclass(frozen=True, slots=True, eq=False)
class Played:
    """What came of a replication: incidents and units as in ``layout``, and minutes waited."""

    floats: Floats
    ints: Rows
    unit: Floats
    queue_minutes: float


def of(scenario: Scenario, folder: Path) -> Study:
    """A scenario with its files. Raises Unusable with every fault that can be named."""
    if found := scenario_faults.faults(scenario):
        raise Unusable(found)
    ground = grounds.of(scenario, folder)
    begins = scenario.warmup_hours * 60
    ends = begins + scenario.horizon_hours * 60
    until = ends + min(scenario.warmup_hours, COOL_DOWN) * 60
    demand, text = sources.of(scenario, ground, folder, until=until, opens=begins)
    if not demand.rates.any() and not demand.replay.size and not demand.spikes.size:
        raise Unusable(["demand: nothing ever happens; give a rate above 0"])
    world = _world(scenario, ground, (begins, ends, until + AFTERWARDS))
    behaviour = scenario.behaviour
    load = steady.load(
        demand,
        world,
        custody_minutes=behaviour.custody_minutes,
        availability=behaviour.availability,
    )
    if load >= 1:
        said = f"demand: the load is {load:.2f} without cancellation; at 1 or more the queue has "
        raise Unusable([said + "no steady state"])
    plain = msgspec.to_builtins(scenario)
    plain.pop("name")
    targets = _targets(scenario)
    said = json.dumps([VERSION, plain, ground.text, text, targets.tolist()], sort_keys=True)
    said += hashlib.sha256(ground.minutes.tobytes()).hexdigest()
    return Study(
        scenario=scenario,
        ground=ground,
        world=world,
        demand=demand,
        availability=scenario.behaviour.availability,
        targets=targets,
        digest=hashlib.sha256(said.encode()).hexdigest(),
    )


def _world(scenario: Scenario, ground: Ground, window: tuple[float, float, float]) -> World:
    home, base, shift, shifts = _units(scenario, ground)
    behaviour, dispatch = scenario.behaviour, scenario.dispatch
    by_rank = dispatch.rule == "fixed-preference"
    rules = [dispatch.preempt, dispatch.reserve, behaviour.custody_minutes, *window, by_rank]
    factors = np.ones((2, 24))
    if grounds.kind_of(scenario) == "calibrated":
        factors[0] = [factor(hour) for hour in range(24)]
        factors[1] = [factor(hour, is_blue_light=True) for hour in range(24)]
    return World(
        minutes=np.ascontiguousarray(ground.minutes),
        factor=factors,
        rank=_ranks(scenario, ground) if by_rank else np.zeros((0, 0), np.int64),
        home=home,
        base=base,
        shift=shift,
        shifts=shifts,
        present=np.zeros((0, 0), np.bool_),
        rules=np.array(rules, np.float64),
    )


def _units(scenario: Scenario, ground: Ground) -> tuple[Ints, Ints, Ints, Floats]:
    """Where each unit waits, its base, its shift, and the shifts; in the order of the file."""
    shifts = [_shift(scenario, name) for name in scenario.shifts]
    always = -1
    if scenario.behaviour.availability < 1:  # who is always on duty turns up anew each day
        shifts.append((0.0, c.WHOLE_DAY, -c.WHOLE_DAY))
        always = len(shifts) - 1
    numbered = {name: number for number, name in enumerate(scenario.shifts)}
    node = {name: len(ground.places) + n for n, name in enumerate(ground.points)}
    rows = []
    for number, base in enumerate(scenario.base):
        units = base.units if isinstance(base.units, dict) else {"": base.units}
        waits = [node[name] for name in base.standby or (base.name,)]
        shifted = [numbered.get(name, always) for name, n in units.items() for _ in range(n)]
        rows += [(waits[k % len(waits)], number, one) for k, one in enumerate(shifted)]
    table = np.array(rows, np.int64).reshape(-1, 3).T.copy()
    return table[0], table[1], table[2], np.array(shifts, np.float64).reshape(-1, 3)


def _shift(scenario: Scenario, name: str) -> tuple[float, float, float]:
    """Its beginning, its length, and the protected minutes at its end."""
    begins, ends = (_minute(clock) for clock in scenario.shifts[name])
    length = (ends - begins) % c.WHOLE_DAY or c.WHOLE_DAY
    return begins, length, scenario.behaviour.end_of_shift_minutes


def _minute(clock: str) -> float:
    return int(clock[:2]) * 60.0 + int(clock[3:])


def _ranks(scenario: Scenario, ground: Ground) -> Ints:
    """The rank of each base at each place; bases that a row does not name come last."""
    names = [base.name for base in scenario.base]
    rows = {row.place: row.bases for row in scenario.preference}
    strange = sorted(set(rows) - set(ground.places.names))
    if strange:
        raise Unusable([f"preference: no place is named {strange[0]}"])
    lost = [name for name in ground.places.names if name not in rows]
    if lost:
        raise Unusable([f"preference: the place {lost[0]} has no row"])
    ranks = np.empty((len(rows), len(names)), np.int64)
    for place, name in enumerate(ground.places.names):
        order = [*rows[name], *(base for base in names if base not in rows[name])]
        ranks[place] = [order.index(base) for base in names]
    return ranks


def _targets(scenario: Scenario) -> Floats:
    """Minutes by rural and grade: the scenario's, else those of the rulebook's newest edition."""
    book = shelf.editions(Grades, "grades")[-1]
    said = scenario.targets
    rows = []
    for setting in ("urban", "rural"):
        attend = {one.code: one.attend_within_minutes(setting) for one in book.grade}
        immediate = said.I if setting == "urban" else said.I_rural or said.I
        row = [immediate or attend["I"], said.P or attend["P"], said.S or attend["S"], attend["R"]]
        rows.append([c.NEVER if minutes is None else float(minutes) for minutes in row])
    return np.array(rows)
