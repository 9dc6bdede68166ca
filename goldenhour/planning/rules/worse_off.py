"""Who is worse off: the places where Immediates are reached later, and where they are.

Only where the interval of the paired difference leaves out 0. Of many places a few look worse by
chance alone; how many is said beside the list.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from goldenhour import geography
from goldenhour.planning.rules import paired
from goldenhour.simulation.ground import Ground
from goldenhour.simulation.intervals import Interval

MOST = 20
BY_CHANCE = 0.025  # of intervals of 95 % that lie above 0 where nothing differs


@dataclass(frozen=True, slots=True)
class Place:
    """A place: its name, whether it is rural, and minutes of difference."""

    code: str
    name: str
    is_rural: bool
    difference: Interval


@dataclass(frozen=True, slots=True)
class Counted:
    """How many places are reached later, sooner, or show no difference."""

    slower: int
    quicker: int
    not_shown: int
    unknown: int
    rural_slower: int
    rural: int
    by_chance: int  # places that would look slower if nothing differed
    places: tuple[Place, ...]  # the slowest of them, worst first


def name_of(code: str) -> str:
    """The name of a small area of the built-in geography; any other place's own."""
    area = geography.lsoa(code)
    return area.name if area else code


def counted(ground: Ground, differences: Sequence[Interval]) -> Counted:
    """Count the differences of all places, which stand in the ground's order."""
    verdicts = [paired.verdict(one) for one in differences]
    is_rural = ground.places.is_rural.tolist()
    slower = [number for number, one in enumerate(verdicts) if one == paired.MORE]
    worst = sorted(slower, key=lambda number: -(differences[number].mean or 0.0))[:MOST]
    names = ground.places.names
    known = len(verdicts) - verdicts.count(paired.UNKNOWN)
    return Counted(
        slower=len(slower),
        quicker=verdicts.count(paired.LESS),
        not_shown=verdicts.count(paired.NOT_SHOWN),
        unknown=verdicts.count(paired.UNKNOWN),
        rural_slower=sum(is_rural[number] for number in slower),
        rural=sum(is_rural),
        by_chance=round(known * BY_CHANCE),
        places=tuple(
            Place(names[n], name_of(names[n]), is_rural[n], differences[n]) for n in worst
        ),
    )
