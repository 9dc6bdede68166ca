"""Names of the invented population, by group, common ones more often than rare ones."""

import random
import tomllib
from bisect import bisect
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

RARE = 0.45  # surnames put together from stem and end; the rest are of the list
COUNTED_FROM = 6.0  # flattens the head of Zipf's law: no name takes a fifth of a group
# Daughters of these groups may carry a name of their own; wives may keep theirs.
OWN_SURNAMES = {"south_asian": ("Kaur", "Begum", "Bibi", "Akhtar", "Parveen")}
KEEPS_HER_NAME = {"south_asian": 0.6, "chinese": 0.8, "west_african": 0.4}
KEEPS_ELSE = 0.25


@dataclass(frozen=True)
class Spread:
    """Values and how often each comes, for drawing by one random number."""

    values: tuple[str, ...]
    sums: tuple[float, ...]

    def draw(self, dice: random.Random) -> str:
        return self.values[bisect(self.sums, dice.random() * self.sums[-1])]


@dataclass(frozen=True)
class Group:
    """The names of one group of the population."""

    name: str
    share: float
    given: dict[str, Spread]  # by sex, F and M
    surnames: Spread
    stems: tuple[str, ...]
    ends: tuple[str, ...]

    def given_name(self, sex: str, dice: random.Random) -> str:
        return self.given[sex].draw(dice)

    def surname(self, dice: random.Random) -> str:
        """A surname as a man of the group bears it."""
        if dice.random() >= RARE:
            return self.surnames.draw(dice)
        stem = self.stems[int(dice.random() ** 1.5 * len(self.stems))]
        end = self.ends[int(dice.random() ** 1.5 * len(self.ends))]
        prefix = dice.choice(("", "", "O'", "Mc")) if self.name == "irish" else ""
        return prefix + (stem + end if not prefix else stem.capitalize() + end)


def spread(values: list[str]) -> Spread:
    """The most common first: a name's share falls with its place."""
    weights = accumulate(1 / (COUNTED_FROM + place) for place in range(len(values)))
    return Spread(tuple(values), tuple(weights))


@lru_cache(maxsize=1)
def groups() -> tuple[Group, ...]:
    """Every group, the largest first."""
    kept = tomllib.loads(Path(__file__).with_name("names.toml").read_text("utf-8"))
    return tuple(
        Group(
            name,
            float(said["share"]),
            {"F": spread(said["female"].split()), "M": spread(said["male"].split())},
            spread(said["surnames"].split()),
            tuple(said["stems"].split()),
            tuple(said["ends"].split()),
        )
        for name, said in kept.items()
    )


def of_woman(surname: str, group: Group, dice: random.Random) -> str:
    """The surname as a daughter bears it: Kowalska beside Kowalski; Kaur beside Singh."""
    if group.name == "polish" and surname.endswith("i"):
        return surname[:-1] + "a"
    own = OWN_SURNAMES.get(group.name)
    return dice.choice(own) if own and dice.random() < 0.3 else surname


def keeps_her_name(group: Group, dice: random.Random) -> bool:
    """Whether a wife keeps the surname she was born with."""
    return dice.random() < KEEPS_HER_NAME.get(group.name, KEEPS_ELSE)
