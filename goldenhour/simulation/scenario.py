"""A scenario file: everything a simulated force-year needs, read strictly.

Whatever the contract of planning does not name is refused with its dotted path, and so is a value
that cannot be meant, before anything runs: a misspelt rule that is silently left out would answer
another question than the one asked. Files named in a scenario stand relative to it.

``read`` knows the shape and the values; whether bases lie in their area and places can be reached
is judged where the places are known (``ground.py``). Source: the contract of planning.
"""

import math
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import msgspec

Grade = Literal["I", "P", "S", "R"]
GRADES: tuple[Grade, ...] = ("I", "P", "S", "R")
HOURS_OF_A_WEEK = 168
LARGEST = 2_000_000  # octets of a scenario; a county's preferences need less

UNKNOWN = re.compile(r"Object contains unknown field `(?P<key>.*?)`(?: - at `\$(?P<where>.*)`)?$")
MISSING = re.compile(r"Object missing required field `(?P<key>.*?)`(?: - at `\$(?P<where>.*)`)?$")
OTHER = re.compile(r"(?P<what>.*?)(?: - at (?:`key` in )?`\$(?P<where>.*)`)?$", re.DOTALL)


class Unusable(ValueError):
    """A scenario cannot be run; ``faults`` are sentences, each beginning with a dotted path."""

    def __init__(self, faults: list[str]) -> None:
        self.faults = faults
        super().__init__("; ".join(faults))


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A table of the file; what it does not name is refused."""


class ByGrade(Part, frozen=True):
    """A number for each grade, 0 where none is given."""

    I: float = 0.0  # noqa: E741 - the grades' own letters
    P: float = 0.0
    S: float = 0.0
    R: float = 0.0

    def __getitem__(self, grade: str) -> float:
        return float(getattr(self, grade))


class UnitsNeeded(ByGrade, frozen=True):
    """Mean number of units sent to one incident of a grade."""

    I: float = 1.0  # noqa: E741
    P: float = 1.0
    S: float = 1.0
    R: float = 1.0


class Service(Part, frozen=True):
    """How long a unit is at the scene, in minutes. ``cv`` is standard deviation by mean."""

    dist: Literal["exponential", "lognormal", "fixed", "empirical"]
    mean: float | None = None
    cv: float | None = None
    file: str | None = None  # of an empirical one: one column ``minutes``


class Services(Part, frozen=True):
    """Time at the scene by grade; none for a grade that is never attended."""

    I: Service | None = None  # noqa: E741
    P: Service | None = None
    S: Service | None = None
    R: Service | None = None

    def __getitem__(self, grade: str) -> Service | None:
        found: Service | None = getattr(self, grade)
        return found


class Demand(Part, frozen=True):
    """How often, where and how grave: by tables, or a file of incidents to replay."""

    places: str | None = None
    per_day: float | None = None
    grades: ByGrade = ByGrade()
    hour_of_week: Literal["built-in"] | list[float] | None = None  # from Monday 00:00
    file: str | None = None


class Travel(Part, frozen=True):
    """Where the minutes of a drive come from."""

    kind: Literal["calibrated", "matrix", "road", "fixed"] = "calibrated"
    file: str | None = None
    minutes: float = 0.0  # of a fixed one
    multiplier: float = 1.0  # of all minutes: what a calibration found


class Base(Part, frozen=True):
    """Where units start from, and how many of them: always, or by the name of a shift."""

    name: str
    easting: float | None = None
    northing: float | None = None
    units: int | dict[str, int] = 0
    standby: tuple[str, ...] = ()


class Standby(Part, frozen=True):
    """A point away from a base where free units wait."""

    name: str
    easting: float | None = None
    northing: float | None = None


class Dispatch(Part, frozen=True):
    """Which unit goes."""

    rule: Literal["nearest-free", "fixed-preference"] = "nearest-free"
    preempt: bool = False
    reserve: int = 0
    units_needed: UnitsNeeded = UnitsNeeded()


class Preference(Part, frozen=True):
    """The order in which bases are asked for a place."""

    place: str
    bases: tuple[str, ...]


class Behaviour(Part, frozen=True):
    """What people and units do besides; nothing of it by default."""

    custody_probability: float = 0.0
    custody_minutes: float = 0.0
    cancel_per_hour: ByGrade = ByGrade()
    regrade_per_hour: ByGrade = ByGrade()
    end_of_shift_minutes: float = 0.0
    availability: float = 1.0


class Targets(Part, frozen=True):
    """Minutes from the ring to the first unit at the scene; the rulebook's where left out."""

    I: float | None = None  # noqa: E741
    I_rural: float | None = None
    P: float | None = None
    S: float | None = None


class Spike(Part, frozen=True):
    """One event that brings many calls, all from one place within some minutes."""

    per_year: float
    calls: int
    minutes: float
    grade: Grade


class Arrivals(Part, frozen=True):
    """A plain stream of incidents, for mathematics."""

    grade: Grade
    per_hour: float
    place: str = "everywhere"


class Scenario(Part, frozen=True):
    """A whole scenario, as its file has it."""

    name: str
    horizon_hours: float = 8760.0  # counted; the warm-up comes before it
    warmup_hours: float = 168.0
    demand: Demand = Demand()
    service: Services = Services()
    travel: Travel | None = None  # fixed at 0 for plain arrivals, else calibrated
    base: tuple[Base, ...] = ()
    standby: tuple[Standby, ...] = ()
    dispatch: Dispatch = Dispatch()
    preference: tuple[Preference, ...] = ()
    behaviour: Behaviour = Behaviour()
    targets: Targets = Targets()
    shifts: dict[str, tuple[str, str]] = {}
    spike: tuple[Spike, ...] = ()
    arrivals: tuple[Arrivals, ...] = ()


def read(path: Path) -> Scenario:
    """The scenario of a file. Raises Unusable with every fault found, OSError if unreadable."""
    octets = path.read_bytes()
    if len(octets) > LARGEST:
        raise Unusable([f"{path.name}: larger than {LARGEST:,} octets; it is no scenario"])
    try:
        data = tomllib.loads(octets.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as bad:
        raise Unusable([f"{path.name}: is not TOML: {bad}"]) from bad
    return of(data)


def of(data: dict[str, Any]) -> Scenario:
    """The scenario of decoded TOML."""
    unmeant = [f"{where}: must be a finite number" for where in _not_finite(data, "")]
    if unmeant:
        raise Unusable(unmeant)
    try:
        return msgspec.convert(data, Scenario)
    except msgspec.ValidationError as bad:
        raise Unusable([_said(str(bad))]) from bad


def _not_finite(value: Any, where: str) -> Iterator[str]:
    if isinstance(value, float) and not math.isfinite(value):
        yield where
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from _not_finite(one, f"{where}.{key}".lstrip("."))
    elif isinstance(value, list):
        for number, one in enumerate(value):
            yield from _not_finite(one, f"{where}[{number}]")


def _said(message: str) -> str:
    """What msgspec found, as the contract words it."""
    for shape, what in ((UNKNOWN, "unknown key"), (MISSING, "is missing")):
        if found := shape.match(message):
            return f"{_path(found['where'], found['key'])}: {what}"
    other = OTHER.match(message)
    where = _path(other["where"] if other else None, "")
    said = other["what"] if other else message
    return f"{where or 'scenario'}: {said[:1].lower()}{said[1:]}"


def _path(where: str | None, key: str) -> str:
    return f"{where or ''}.{key}".strip(".")
