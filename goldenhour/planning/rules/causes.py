"""Causes: why Immediates were late, in the field's words, counted over replications.

What the causes mean, and in which order they are asked, stands in ``simulation.explaining``.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from goldenhour.planning.rules import saying, worse_off
from goldenhour.simulation import explaining, intervals
from goldenhour.simulation.explaining import Figures
from goldenhour.simulation.intervals import Interval
from goldenhour.simulation.layout import WHOLE_DAY
from goldenhour.simulation.scenario import GRADES

NAMES = ("far", "rule", "nobody", "held", "away", "off_duty")
WORDS = (
    "too far from every point where a unit waits",
    "the order of bases sent another unit than one in time",
    "nobody was free",
    "the units near enough were bound",
    "the units near enough were free, but on their way back",
    "nobody who waits near enough was on duty",
)
HOLDS = (
    "on the way to another incident",
    *(f"at the scene of {saying.GRADES[grade]}" for grade in GRADES),
    "with an arrest in custody",
)
DOES = "off duty", "free", "on its way", "at the scene", "in custody"
_, _, _, AT_SCENE, IN_CUSTODY = DOES
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
LISTED = 5  # points of another unit that a sentence names


@dataclass(frozen=True, slots=True)
class Share:
    """A cause: how many late Immediates a replication, and their share of all late ones."""

    name: str
    words: str
    count: Interval
    share: Interval


@dataclass(frozen=True, slots=True)
class Causes:
    """Why Immediates were late, over all replications."""

    asked: Interval
    late: Interval
    shares: tuple[Share, ...]  # causes that occurred
    held_by: tuple[tuple[str, Interval], ...]  # what bound the units near enough, shares
    nearest_free: Interval  # share whose nearest unit on duty could have been sent
    nearest_minutes: Interval


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit as a late Immediate rang: whose it is, how far, what it did; minutes."""

    base: str
    minutes: float
    does: str
    grade: str = ""  # of what it is bound for
    place: str = ""
    so_far: float = 0.0  # minutes in that


@dataclass(frozen=True, slots=True)
class Late:
    """One late Immediate, explained. ``response`` is none where nobody ever came."""

    number: int
    minute: float  # since the Monday on which the warm-up begins
    place: str
    is_rural: bool
    target: float
    response: float | None
    wait: float
    travel: float
    base: str
    cause: str
    nearest: Unit | None
    nearer: tuple[Unit, ...]  # bound units that were nearer than the one sent, nearest first
    off_duty: int  # units that wait near enough, and were off
    met_by: tuple[str, ...]  # one more unit that waits at any of these would have met the target
    points: int  # of all that were tried


def counted(every: Sequence[Figures]) -> Causes:
    """The causes of all replications with 95 % intervals."""
    late = [float(one.late) for one in every]
    shares = [
        Share(
            NAMES[cause],
            WORDS[cause],
            intervals.of([float(one.causes[cause]) for one in every]),
            intervals.of([one.causes[cause] / one.late for one in every if one.late]),
        )
        for cause in explaining.CAUSES
        if any(one.causes[cause] for one in every)
    ]
    held = [
        (words, intervals.of([one.held_by[number] for one in every]))
        for number, words in enumerate(HOLDS)
    ]
    return Causes(
        asked=intervals.of([float(one.asked) for one in every]),
        late=intervals.of(late),
        shares=tuple(shares),
        held_by=tuple((words, of) for words, of in held if of.mean),
        nearest_free=intervals.of([one.nearest_free for one in every]),
        nearest_minutes=intervals.of([one.nearest_minutes for one in every]),
    )


def sentences(one: Late) -> list[str]:
    """A late Immediate in sentences: what happened, why, what held others, what would help."""
    said = [_happened(one), f"{WORDS[NAMES.index(one.cause)].capitalize()}."]
    if one.nearer:
        said.append(f"Nearer, but bound: {'; '.join(_unit(unit) for unit in one.nearer)}.")
    if one.off_duty:
        noun = "unit that waits" if one.off_duty == 1 else "units that wait"
        said.append(f"Off duty: {one.off_duty} {noun} near enough.")
    if one.points:
        said.append(_helped(one))
    return said


def moment(minute: float) -> str:
    """A minute of the simulated weeks as its week, day and time."""
    day, within = divmod(int(minute), int(WHOLE_DAY))
    week, weekday = divmod(day, 7)
    return f"Week {week + 1}, {DAYS[weekday]} {within // 60:02d}:{within % 60:02d}"


def _happened(one: Late) -> str:
    place = worse_off.name_of(one.place)
    setting = "country" if one.is_rural else "town"
    where = f"{moment(one.minute)}, {place} ({setting}, target {one.target:g} minutes)"
    if one.response is None:
        return f"{where}: nobody came before the end."
    if one.wait > 0:
        way = f"{one.wait:.1f} waiting for a unit, {one.travel:.1f} of drive"
    else:
        way = f"sent at once, {one.travel:.1f} of drive"
    return f"{where}: attended after {one.response:.1f} minutes, {way}, by a unit of {one.base}."


def _unit(unit: Unit) -> str:
    """One bound unit: whose, how far, what holds it, since when."""
    since = f"for {unit.so_far:.0f} minutes"
    if unit.does == IN_CUSTODY:
        return f"{unit.base}, with an arrest in custody {since}"
    way = "at" if unit.does == AT_SCENE else "on its way to"
    where = f"{saying.GRADES[unit.grade]} in {worse_off.name_of(unit.place)}"
    return f"{unit.base}, {unit.minutes:.1f} minutes off, {way} {where} {since}"


def _helped(one: Late) -> str:
    if not one.met_by:
        return f"No further unit at any of the {one.points} points would have met the target."
    named = ", ".join(one.met_by[:LISTED])
    more = len(one.met_by) - LISTED
    rest = f" and {more} more" if more > 0 else ""
    return f"One more unit would have met the target if it waited at {named}{rest}."
