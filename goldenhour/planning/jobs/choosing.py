"""Choosing: from a short list of layouts to the one that the simulator finds best.

Three steps, each on incidents of its own, so that nobody is judged by the numbers that chose them:
selection over the short list (``simulation.selecting``), units moved between the bases of the one
selected until no move is better, and a confirmation in which the best is compared with the others
that matter. All layouts of a step meet the same incidents.
"""

import hashlib
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from goldenhour.planning.jobs import keeping, shortlisting
from goldenhour.planning.jobs.shortlisting import ShortList
from goldenhour.planning.rules import choosing
from goldenhour.planning.rules.choosing import Objective, Plan
from goldenhour.simulation import replicating, selecting, world
from goldenhour.simulation.measures import NAMES, Figures
from goldenhour.simulation.scenario import Scenario, Unusable
from goldenhour.simulation.selecting import Selection, Zone
from goldenhour.simulation.world import Study

ROUND = 5  # replications between two looks
PASSES = 4  # of moving units, at most
BLOCK = 1_000_000  # replications of one step are numbered from a multiple of this
CONFIRMING = 1_000  # the block of the confirmation
CONFIRMED = 2  # how many times the first replications are played to confirm
QUESTION = "choice.json"
MEAN_RESPONSE, UTILISATION = NAMES.index("response_mean"), len(NAMES)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a choice."""

    listed: shortlisting.Asked
    objective: Objective
    zone: Zone
    most: int  # replications of a layout in one step
    seed: int


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """One selection: its plans, every cost of each, who left when, and who was selected."""

    plans: tuple[Plan, ...]
    studies: tuple[Study, ...]
    costs: dict[int, list[float]]
    selection: Selection
    selected: int

    @property
    def is_decided(self) -> bool:
        """Whether the procedure ended before the replications did."""
        return self.selection.is_over


@dataclass(frozen=True, slots=True, eq=False)
class Confirmed:
    """Layouts compared on incidents that chose none of them; the best is the first."""

    roles: tuple[str, ...]
    plans: tuple[Plan, ...]
    costs: tuple[tuple[float, ...], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Chosen:
    """A whole choice."""

    scenario: Scenario
    folder: Path
    digest: str
    asked: Asked
    listed: ShortList
    step: Step
    passes: tuple[Step, ...]
    confirmed: Confirmed
    played: int

    @property
    def best(self) -> Plan:
        return self.confirmed.plans[0]


@dataclass(slots=True)
class Player:
    """Plays layouts, keeps what it played, and says how far it is."""

    scenario: Scenario
    folder: Path
    seed: int
    objective: Objective
    workers: int
    keep: Path | None
    done: Callable[[int], None]
    count: int = 0
    _figures: dict[tuple[str, int], Figures] = field(default_factory=dict)

    def study(self, plan: Plan) -> Study:
        """A plan as a study. Raises Unusable."""
        return world.of(choosing.applied(self.scenario, plan), self.folder)

    def figures(self, study: Study, block: int, count: int) -> list[Figures]:
        """The first ``count`` replications of a block."""
        numbers = range(block * BLOCK, block * BLOCK + count)
        missing = [number for number in numbers if (study.digest, number) not in self._figures]
        asked = replicating.Asked(self.seed, with_places=False)
        for number, figures in keeping.played(
            study, asked, missing, workers=self.workers, folder=self.keep
        ):
            self._figures[study.digest, number] = figures
            self.count += 1
            self.done(self.count)
        return [self._figures[study.digest, number] for number in numbers]

    def costs(self, study: Study, block: int, count: int) -> list[float]:
        """The same as costs. Raises Unusable where a replication has none."""
        found = [choosing.cost(self.objective, f) for f in self.figures(study, block, count)]
        if any(math.isnan(one) for one in found):
            said = f"--objective: in a replication nobody was attended; {self.objective.name} has "
            raise Unusable([said + "no value"])
        return found


def run(
    scenario: Scenario,
    folder: Path,
    asked: Asked,
    *,
    workers: int,
    keep: Path | None,
    done: Callable[[int], None],
    say: Callable[[str], None],
) -> Chosen:
    """Choose; ``say`` hears who leaves. Raises Unusable before anything is played."""
    base = world.of(shortlisting.playable(scenario, asked.listed.units), folder)
    listed = shortlisting.of(scenario, folder, base, asked.listed)
    digest = hashlib.sha256(base.digest.encode() + msgspec.json.encode(scenario)).hexdigest()
    player = Player(scenario, folder, asked.seed, asked.objective, workers, keep, done)
    own = _own(player, say)
    if keep is not None:
        question = {"scenario_sha256": digest, "seed": asked.seed}
        keeping.begin(keep / QUESTION, question, {"scenario": scenario.name})
    step = _selected(player, listed.plans, asked, block=0, say=say)
    best, passes = step.plans[step.selected], []
    for block in range(1, PASSES + 1):
        tried = exchanged(player, best, asked, block, say)
        passes.append(tried)
        if not is_better(tried, asked.zone):
            break
        best = tried.plans[tried.selected]
    named = _named(step, best, own, listed.median)
    confirmed = _confirmed(player, named, asked)
    return Chosen(
        scenario=scenario,
        folder=folder,
        digest=digest,
        asked=asked,
        listed=listed,
        step=step,
        passes=tuple(passes),
        confirmed=confirmed,
        played=player.count,
    )


def _selected(
    player: Player,
    plans: Sequence[Plan],
    asked: Asked,
    *,
    block: int,
    say: Callable[[str], None],
) -> Step:
    """Play in rounds; who is too far behind leaves after each."""
    studies = tuple(player.study(plan) for plan in plans)
    count = asked.zone.first
    costs = {n: player.costs(study, block, count) for n, study in enumerate(studies)}
    selection = Selection(asked.zone, costs)
    while True:
        for left in selection.look(costs) if len(plans) > 1 else ():
            say(f"After {count} replications: {plans[left.layout].name} leaves.")
        if selection.is_over or count >= asked.most:
            break
        count = min(count + ROUND, asked.most)
        for number in selection.remaining:
            costs[number] = player.costs(studies[number], block, count)
    selected = min(selection.remaining, key=lambda n: (sum(costs[n]), n))
    return Step(tuple(plans), studies, costs, selection, selected)


def exchanged(
    player: Player, best: Plan, asked: Asked, block: int, say: Callable[[str], None]
) -> Step:
    """The best so far against itself with one unit moved, on incidents that are new."""
    played = player.figures(player.study(best), block, asked.zone.first)
    bases = range(len(best.units))
    busy, late = (
        [sum(one.bases[base][column] for one in played) for base in bases]
        for column in (UTILISATION, MEAN_RESPONSE)
    )
    names = [base.name for base in player.scenario.base]
    moved = list(choosing.moves(best, names, busy, late))
    return _selected(player, [best, *moved], asked, block=block, say=say)


def is_better(step: Step, zone: Zone) -> bool:
    """Whether a move was selected, and is better by what matters."""
    if step.selected == 0:
        return False
    count = min(len(step.costs[0]), len(step.costs[step.selected]))
    first, other = (sum(step.costs[n][:count]) / count for n in (0, step.selected))
    return first - other >= zone.indifference


def _own(player: Player, say: Callable[[str], None]) -> Plan | None:
    """The scenario's own layout, where it has one that can be played."""
    own = choosing.of_scenario(player.scenario, shortlisting.OWN)
    try:
        if own is not None:
            player.study(own)
    except Unusable as bad:
        say(f"The scenario's own layout cannot be played: {bad}.")
        return None
    return own


def _named(step: Step, best: Plan, own: Plan | None, median: Plan) -> dict[str, Plan]:
    """The layouts that matter in the end: the best, the runner-up, the own, the median."""
    named = {"best": best, "runner-up": _runner_up(step), "own": own, "p-median": median}
    return {role: plan for role, plan in named.items() if plan is not None}


def _confirmed(player: Player, named: dict[str, Plan], asked: Asked) -> Confirmed:
    """The best and the others that matter, on incidents that chose none of them."""
    count = min(asked.most, CONFIRMED * asked.zone.first)
    costs = [tuple(player.costs(player.study(plan), CONFIRMING, count)) for plan in named.values()]
    return Confirmed(tuple(named), tuple(named.values()), tuple(costs))


def _runner_up(step: Step) -> Plan | None:
    """The next best of the short list, by the replications that it shares with the selected."""

    def behind(number: int) -> float:
        count = len(step.costs[number])
        mine = step.costs[step.selected][:count]
        return sum(step.costs[number]) / count - sum(mine[:count]) / len(mine)

    others = [number for number in step.costs if number != step.selected]
    return step.plans[min(others, key=lambda n: (behind(n), n))] if others else None


def probabilities(step: Step, zone: Zone) -> tuple[float, float]:
    """P(best) of the selected, and P(no other is better by more than the zone)."""
    best = selecting.probability_best(step.costs, step.selected)
    return best, selecting.probability_best(step.costs, step.selected, zone.indifference)
