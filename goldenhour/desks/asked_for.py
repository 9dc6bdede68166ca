"""Asked for: every demand and promise of the source, and where it is kept.

One data file (``asked_for.toml``) is the page ``/asked-for`` and ``docs/asked-for.md``. The
demands are in our own words; the source is the inspectorate's findings and the chief
constable's promises of 29 March 2022. A state says no more than its tests:

* ``works``: a user can do it here, and a test of the running product shows it;
* ``thin``: a part of it is real, and a test shows that part;
* ``not built``: nothing yet, so no screen, no command and no test.
"""

import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

FILE = Path(__file__).parent / "asked_for.toml"


class Demand(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One line: who asked for what, and the screen, command and tests that answer."""

    id: str
    asked_by: Literal["inspectorate", "inspector", "chief constable"]
    asked: str
    mission: tuple[str, ...]
    state: Literal["works", "thin", "not built"]
    now: str  # what can be done today, in one sentence
    screen: str = ""  # an address that opens on an example
    role: str = ""  # whose desk that is; empty: open to all
    commands: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()

    @property
    def role_words(self) -> str:
        """The role as people say it."""
        return self.role.replace("_", " ")


class Demands(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file."""

    demand: tuple[Demand, ...]


@cache
def demands() -> tuple[Demand, ...]:
    """Every demand, in the order of the source."""
    return msgspec.convert(tomllib.loads(FILE.read_text(encoding="utf-8")), Demands).demand


def demand(name: str) -> Demand | None:
    """One demand by its id, or None."""
    return next((line for line in demands() if line.id == name), None)


def counts(lines: tuple[Demand, ...]) -> dict[str, int]:
    """How many demands are in each state."""
    counted = Counter(line.state for line in lines)
    return {state: counted[state] for state in ("works", "thin", "not built")}


def as_markdown() -> str:
    """The page for the docs: generated, never edited."""
    lines = [
        "# What was asked for",
        "",
        "Generated from `goldenhour/desks/asked_for.toml` by `goldenhour docs`; do not edit.",
        "The source is the inspectorate's findings and the chief constable's promises of",
        "29 March 2022, in our own words. `M` numbers are those of the mission.",
        "",
        "| # | asked by | asked for | mission | today | screen | command | test | state |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    lines += [_row(line) for line in demands()]
    return "\n".join(lines) + "\n"


def _row(line: Demand) -> str:
    cells = (
        line.id,
        line.asked_by,
        line.asked,
        ", ".join(line.mission),
        line.now,
        f"`{line.screen}`" if line.screen else "",
        "<br>".join(f"`{one}`" for one in line.commands),
        "<br>".join(f"`{one}`" for one in line.tests),
        line.state,
    )
    return "| " + " | ".join(cells) + " |"
