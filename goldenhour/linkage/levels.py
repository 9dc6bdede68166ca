"""Levels: the shape of a comparison, one thing compared between two records, level by level."""

from dataclasses import dataclass
from typing import Any

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

    def for_splink(self, dialect: Dialect) -> dict[str, Any]:
        """The level as Splink's settings take it."""
        said = {"sql_condition": self.sql(dialect), "label_for_charts": self.caption}
        more: dict[str, Any] = {"is_null_level": True} if self.is_null else {}
        if self.frequency:
            more |= {"tf_adjustment_column": self.frequency, "tf_adjustment_weight": 1.0}
        return said | more


@dataclass(frozen=True)
class Comparison:
    """One thing compared, and its levels from no weight through the best to the worst.

    ``shown`` are the contract's columns that a person is shown for it.
    """

    id: str
    caption: str
    shown: tuple[str, ...]
    levels: tuple[Level, ...]

    def for_splink(self, dialect: Dialect) -> dict[str, Any]:
        """The comparison as Splink's settings take it."""
        return {
            "output_column_name": self.id,
            "comparison_description": self.caption,
            "comparison_levels": [level.for_splink(dialect) for level in self.levels],
        }
