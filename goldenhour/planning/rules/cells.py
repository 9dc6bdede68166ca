"""Cells: a figure as a table of the report prints it, a word as a sheet may hold it."""

from dataclasses import dataclass
from typing import Any

from goldenhour.planning.rules import saying
from goldenhour.simulation.intervals import Interval

NO_BREAK = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True, slots=True)
class Cell:
    """A difference as it is printed: numerals, and which way it goes."""

    text: str
    way: str


def interval(of: Interval, measure: str = "", *, is_signed: bool = False) -> str:
    """A mean with its bounds, that breaks into two lines between them and nowhere else."""
    mean, _, bounds = saying.interval(of, measure, is_signed=is_signed).partition(" (")
    parts = (mean, f"({bounds}") if bounds else (mean,)
    return " ".join(part.replace(" ", NO_BREAK) for part in parts)


def in_a_sheet(value: Any) -> Any:
    """A name that a spreadsheet would work out as a formula is told as words."""
    return f"'{value}" if isinstance(value, str) and value[:1] in "=+-@\t\r" and value else value
