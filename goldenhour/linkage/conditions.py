"""Conditions: what may hold between two records, said once and read three ways.

Each condition is a plain value. ``sql`` writes it for Splink's settings (DuckDB or Spark),
``holds`` asks it of two ``Sides``: of one pair, or of one query beside many candidates at
once, where every answer is an array. So training, batch and live mean the same thing.

SQL's unknown counts as false, as in CASE; hence no condition but ``Missing`` is ever negated.
"""

from dataclasses import dataclass
from typing import Any, Literal, Protocol

import numpy as np

Dialect = Literal["duckdb", "spark"]
# Both give Jaro and Winkler's likeness; Spark has it from the library that Splink brings.
LIKENESS = {"duckdb": "jaro_winkler_similarity", "spark": "jaro_winkler"}


class Sides(Protocol):
    """A left record beside one right record (answers are bool) or many (boolean arrays)."""

    def missing(self, column: str) -> Any: ...
    def same(self, left: str, right: str) -> Any: ...
    def likeness(self, column: str) -> Any: ...
    def slips(self, column: str, most: int) -> Any: ...
    def initial(self, column: str) -> Any: ...
    def begins(self, column: str, least: int) -> Any: ...
    def part(self, column: str, left: slice, right: slice) -> Any: ...
    def years_apart(self) -> Any: ...


class Condition(Protocol):
    """One thing that may hold between two records."""

    def sql(self, dialect: Dialect) -> str: ...
    def holds(self, sides: Sides) -> Any: ...


@dataclass(frozen=True)
class Missing:
    """One side, or both, does not say it."""

    column: str

    def sql(self, dialect: Dialect) -> str:
        return f'("{self.column}_l" IS NULL OR "{self.column}_r" IS NULL)'

    def holds(self, sides: Sides) -> Any:
        return sides.missing(self.column)


@dataclass(frozen=True)
class Same:
    """Both sides say the same."""

    column: str

    def sql(self, dialect: Dialect) -> str:
        return f'"{self.column}_l" = "{self.column}_r"'

    def holds(self, sides: Sides) -> Any:
        return sides.same(self.column, self.column)


@dataclass(frozen=True)
class Crossed:
    """What one side says in one column the other says in the other, both ways."""

    first: str
    second: str

    def sql(self, dialect: Dialect) -> str:
        one, two = self.first, self.second
        return f'("{one}_l" = "{two}_r" AND "{two}_l" = "{one}_r" AND "{one}_l" <> "{one}_r")'

    def holds(self, sides: Sides) -> Any:
        crossed = sides.same(self.first, self.second) & sides.same(self.second, self.first)
        return crossed & (sides.same(self.first, self.first) ^ True)


@dataclass(frozen=True)
class Alike:
    """Jaro and Winkler's likeness is at least so much, counted in octets of UTF-8."""

    column: str
    least: float

    def sql(self, dialect: Dialect) -> str:
        return f'{LIKENESS[dialect]}("{self.column}_l", "{self.column}_r") >= {self.least}'

    def holds(self, sides: Sides) -> Any:
        return sides.likeness(self.column) >= self.least


@dataclass(frozen=True)
class Slips:
    """At most so many signs are added, lost, changed or exchanged with their neighbour."""

    column: str
    most: int

    def sql(self, dialect: Dialect) -> str:
        return f'damerau_levenshtein("{self.column}_l", "{self.column}_r") <= {self.most}'

    def holds(self, sides: Sides) -> Any:
        return sides.slips(self.column, self.most) <= self.most


@dataclass(frozen=True)
class Initial:
    """One side is a single letter, and the other begins with it."""

    column: str

    def sql(self, dialect: Dialect) -> str:
        left, right = f'"{self.column}_l"', f'"{self.column}_r"'
        short = f"(length({left}) = 1 OR length({right}) = 1)"
        return f"({short} AND substr({left}, 1, 1) = substr({right}, 1, 1))"

    def holds(self, sides: Sides) -> Any:
        return sides.initial(self.column)


@dataclass(frozen=True)
class Begins:
    """One side is the beginning or the end of the other and has at least so many letters."""

    column: str
    least: int

    def sql(self, dialect: Dialect) -> str:
        left, right = f'"{self.column}_l"', f'"{self.column}_r"'
        within = " OR ".join(
            f"{long} LIKE ({short} || '%') OR {long} LIKE ('%' || {short})"
            for long, short in ((left, right), (right, left))
        )
        enough = f"length({left}) >= {self.least} AND length({right}) >= {self.least}"
        return f"({enough} AND ({within}))"

    def holds(self, sides: Sides) -> Any:
        return sides.begins(self.column, self.least)


@dataclass(frozen=True)
class Part:
    """Signs ``start`` to ``end`` of the left side are those of the right, or of its ``other``."""

    column: str
    start: int  # from 1, as SQL counts
    length: int
    other: int = 0  # where the right side's part starts, if elsewhere

    def sql(self, dialect: Dialect) -> str:
        left = f'substr("{self.column}_l", {self.start}, {self.length})'
        right = f'substr("{self.column}_r", {self.other or self.start}, {self.length})'
        return f"{left} = {right}"

    def holds(self, sides: Sides) -> Any:
        begin = (self.other or self.start) - 1
        left = slice(self.start - 1, self.start - 1 + self.length)
        return sides.part(self.column, left, slice(begin, begin + self.length))


@dataclass(frozen=True)
class Years:
    """The years of birth that each side leaves possible are at most so many apart."""

    most: int

    def sql(self, dialect: Dialect) -> str:
        return (
            f'("born_first_l" - {self.most} <= "born_last_r"'
            f' AND "born_first_r" - {self.most} <= "born_last_l")'
        )

    def holds(self, sides: Sides) -> Any:
        return sides.years_apart() <= self.most


class All:
    """Every one of the conditions holds."""

    def __init__(self, *conditions: Condition) -> None:
        self.conditions = conditions

    def sql(self, dialect: Dialect) -> str:
        return "(" + " AND ".join(one.sql(dialect) for one in self.conditions) + ")"

    def holds(self, sides: Sides) -> Any:
        found = self.conditions[0].holds(sides)
        for one in self.conditions[1:]:
            if found is False or (found is not True and not np.count_nonzero(found)):
                break  # nobody is left for whom the others could hold
            found = found & one.holds(sides)
        return found


class OneOf:
    """At least one of the conditions holds."""

    def __init__(self, *conditions: Condition) -> None:
        self.conditions = conditions

    def sql(self, dialect: Dialect) -> str:
        return "(" + " OR ".join(one.sql(dialect) for one in self.conditions) + ")"

    def holds(self, sides: Sides) -> Any:
        found = self.conditions[0].holds(sides)
        for one in self.conditions[1:]:
            if found is True:
                break  # of one pair enough is known; many are asked on
            found = found | one.holds(sides)
        return found


def looks_closer(condition: Condition) -> bool:
    """Whether more is asked than which values are missing and which are the same."""
    if isinstance(condition, All | OneOf):
        return any(map(looks_closer, condition.conditions))
    return not isinstance(condition, Missing | Same | Crossed)
