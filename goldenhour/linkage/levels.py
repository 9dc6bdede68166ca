"""Levels: the shape of a comparison, one thing compared between two records, level by level."""

from dataclasses import dataclass

from goldenhour.linkage.conditions import Condition, Dialect


@dataclass(frozen=True)
class Level:
    """One way in which two records may stand. No condition: none of the levels before holds.

    ``frequency`` names the column whose rarity adjusts the weight, as Splink does it.
    """

    id: str
    caption: str
    condition: Condition | None
    sentence: str
    frequency: str = ""
    is_null: bool = False

    def sql(self, dialect: Dialect) -> str:
        return self.condition.sql(dialect) if self.condition else "ELSE"


@dataclass(frozen=True)
class Comparison:
    """One thing compared, and its levels from no weight through the best to the worst.

    ``shown`` are the contract's columns that a person is shown for it.
    """

    id: str
    caption: str
    shown: tuple[str, ...]
    levels: tuple[Level, ...]
