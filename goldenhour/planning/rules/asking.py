"""Asking: what may be asked of a study from a screen, and what is refused before anything runs.

A scenario that comes from a screen or the API may name no file: whoever could choose a path would
read whatever this machine keeps. Files of one's own are for ``goldenhour plan`` at a terminal.
"""

import hashlib
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from goldenhour.simulation import places, world
from goldenhour.simulation import scenario as scenarios
from goldenhour.simulation.scenario import GRADES, Scenario, Unusable

SIMULATE, COMPARE = "simulate", "compare"
KINDS = (SIMULATE, COMPARE)
LAYOUTS = {SIMULATE: range(1, 2), COMPARE: range(2, 7)}
REPLICATIONS = range(2, 1001)  # one gives no interval
MOST_HOURS = 8_784.0  # counted; a leap year
LARGEST = 200_000  # octets of a scenario's text
LONGEST_NAME = 80
SEEDS = range(2**31)
SAME = ("horizon_hours", "warmup_hours")  # without these replications are no pairs
NO_FILE = "names a file; on screens use staffordshire, at a terminal goldenhour plan"


@dataclass(frozen=True, slots=True)
class Posed:
    """One scenario of a study: its text as it was given, and what names it and its question."""

    name: str
    text: str
    sha256: str  # of the text
    scenario_sha256: str  # of the whole question, as ``plan simulate`` gives it


def posed(text: str) -> Posed:
    """A scenario's text, read and judged. Raises Unusable with every fault, each with its path."""
    octets = text.encode()
    if len(octets) > LARGEST:
        raise Unusable([f"scenario: larger than {LARGEST:,} octets. Use goldenhour plan instead"])
    read = parsed(text)
    if found := list(faults(read)):
        raise Unusable(found)
    digest = hashlib.sha256(octets).hexdigest()
    return Posed(read.name, text, digest, world.of(read, Path()).digest)


def parsed(text: str) -> Scenario:
    """The scenario of a text. Raises Unusable where it is no TOML, or no scenario."""
    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as bad:
        raise Unusable([f"scenario: is not TOML: {bad}"]) from bad
    return scenarios.of(data)


def faults(read: Scenario) -> Iterator[str]:
    """What a scenario may not say on a screen, each with its dotted path."""
    if not 0 < len(read.name.strip()) <= LONGEST_NAME:
        yield f"name: must have between 1 and {LONGEST_NAME} characters"
    if read.demand.places not in (None, places.BUILT_IN):
        yield f"demand.places: {NO_FILE}"
    if read.demand.file is not None:
        yield f"demand.file: {NO_FILE}"
    if read.travel is not None and read.travel.file is not None:
        yield f"travel.file: {NO_FILE}"
    for grade in GRADES:
        service = read.service[grade]
        if service is not None and service.file is not None:
            yield f"service.{grade}.file: {NO_FILE}"
    if read.horizon_hours > MOST_HOURS:
        yield f"horizon_hours: at most {MOST_HOURS:g}; play more replications instead"


def differing(reads: Sequence[Scenario]) -> list[str]:
    """What must be the same in all scenarios of a comparison and is not, with the path."""
    return [
        f"{key}: must be the same in every scenario compared"
        for key in SAME
        if len({getattr(read, key) for read in reads}) > 1
    ]
