"""Sensitivity: whether what a comparison shows still holds where the assumptions are somewhat off.

Each change is made to every layout alike, and the layouts meet the same random numbers as before.
A sign holds under a change where the difference is shown, and goes the same way.
"""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import msgspec

from goldenhour.planning.rules import choosing, paired, saying
from goldenhour.planning.rules.paired import Told
from goldenhour.simulation.intervals import Interval
from goldenhour.simulation.scenario import Base, Scenario
from goldenhour.simulation.world import Study

UNITS, DEMAND, TRAVEL = "units", "demand", "travel"
MEASURES = ("response_mean", "response_p90")
MOST = 10  # replications under each change, at most
HOLDS, TURNS, LOST = "holds", "turns round", "is no longer shown"


@dataclass(frozen=True, slots=True)
class Change:
    """What is changed, and by which factor."""

    what: str
    factor: float

    @property
    def words(self) -> str:
        """As it is read: ``demand +20 %``."""
        share = round(100 * (self.factor - 1))
        return f"{self.what} {'+' if share > 0 else saying.MINUS}{abs(share)} %"


CHANGES = (Change(UNITS, 0.9), Change(UNITS, 1.1), Change(DEMAND, 1.2), Change(TRAVEL, 1.15))


@dataclass(frozen=True, slots=True)
class Under:
    """What one layout does that the first does not, under a change; ``told`` by grade.

    ``why_not`` says why nothing can be said, where that is so.
    """

    change: Change
    layout: str
    told: dict[str, Told]
    why_not: str = ""


def changed(scenario: Scenario, change: Change) -> Scenario:
    """The scenario under a change; drives are changed where they are known, see ``slowed``."""
    if change.what == UNITS:
        return msgspec.structs.replace(scenario, base=_crewed(scenario, change.factor))
    if change.what == DEMAND:
        return _busier(scenario, change.factor)
    return scenario


def slowed(study: Study, change: Change) -> Study:
    """The study with longer drives at all hours, with lights and without, if that is the change."""
    if change.what != TRAVEL:
        return study
    world = study.world._replace(factor=study.world.factor * change.factor)
    digest = hashlib.sha256(f"{study.digest} {change.what} {change.factor}".encode())
    return replace(study, world=world, digest=digest.hexdigest())


def verdict(standing: Interval, under: Interval) -> str:
    """Whether the sign of a difference that is shown as it stands is shown under a change."""
    first, other = paired.verdict(standing), paired.verdict(under)
    if other == first:
        return HOLDS
    return TURNS if other in (paired.LESS, paired.MORE) else LOST


def sentences(
    first: str, other: str, standing: dict[str, Told], under: Sequence[Under]
) -> Iterator[str]:
    """Of each grade, whether the sign of the difference in mean response holds."""
    for grade, told in standing.items():
        words = f"{saying.GRADES[grade]}, {other} against {first}"
        mean = told["response_mean"]
        if paired.verdict(mean) not in (paired.LESS, paired.MORE):
            yield f"{words}: no difference is shown as it stands, so no sign can hold."
            continue
        verdicts = {
            one.change.words: verdict(mean, one.told[grade]["response_mean"])
            for one in under
            if grade in one.told
        }
        broken = [f"{found} under {name}" for name, found in verdicts.items() if found != HOLDS]
        unknown = [one.change.words for one in under if grade not in one.told]
        said = f"the sign holds under {_listed(list(verdicts))}"
        if broken:
            said = f"the sign does not hold: it {_listed(broken)}"
        elif not verdicts:
            said = "whether the sign holds is not known"
        yield f"{words}: {said}{_unasked(unknown)}."


def _listed(parts: Sequence[str]) -> str:
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if parts[1:] else parts)


def _unasked(changes: Sequence[str]) -> str:
    return f"; nothing can be said of {_listed(changes)}" if changes else ""


def _busier(scenario: Scenario, factor: float) -> Scenario:
    per_day = scenario.demand.per_day
    return msgspec.structs.replace(
        scenario,
        demand=msgspec.structs.replace(
            scenario.demand, per_day=None if per_day is None else per_day * factor
        ),
        arrivals=tuple(
            msgspec.structs.replace(row, per_hour=row.per_hour * factor)
            for row in scenario.arrivals
        ),
        spike=tuple(
            msgspec.structs.replace(one, per_year=one.per_year * factor) for one in scenario.spike
        ),
    )


def _crewed(scenario: Scenario, factor: float) -> tuple[Base, ...]:
    """The bases with more or fewer units on each shift, each by its share (largest remainder)."""
    wanted = _wanted(choosing.totals(scenario), factor)
    given = [choosing.units_of(base) for base in scenario.base]
    for shift, count in wanted.items():
        has = {str(n): units[shift] for n, units in enumerate(given) if units.get(shift)}
        for n, units in choosing.resized(has, count).items():
            given[int(n)][shift] = units
    return tuple(
        msgspec.structs.replace(base, units=choosing.as_written(units))
        for base, units in zip(scenario.base, given, strict=True)
    )


def _wanted(totals: dict[str, int], factor: float) -> dict[str, int]:
    """Units of each shift under the change: at least one unit differs, and none is left empty."""
    found = {shift: max(1, round(count * factor)) for shift, count in totals.items()}
    if found == totals:
        fullest = max(totals, key=lambda shift: totals[shift])
        found[fullest] = max(1, totals[fullest] + (1 if factor > 1 else -1))
    return found
