"""Crime: how much of each kind was recorded in 2017/18, as weights for made-up demand.

83,768 offences in all (Home Office; conf A). They say how often a kind of trouble is rung in
about, never where: no street-level file is shipped. Nothing made from them is a claim about
any force today.
"""

from dataclasses import dataclass
from functools import lru_cache

from goldenhour.geography.stored import stored_rows


@dataclass(frozen=True, slots=True)
class CrimeKind:
    """Offences recorded in the year: the open-data category and the Home Office subgroup."""

    category: str
    subgroup: str
    offences: int


@lru_cache(maxsize=1)
def recorded_crime() -> tuple[CrimeKind, ...]:
    """Every kind, by category and subgroup."""
    rows = stored_rows("recorded_crime.csv")
    return tuple(CrimeKind(category, subgroup, int(count)) for category, subgroup, count in rows)


def offences_of(*names: str) -> int:
    """Offences of these categories or subgroups together, each kind counted once."""
    return sum(
        kind.offences
        for kind in recorded_crime()
        if kind.category in names or kind.subgroup in names
    )
