"""Doors: every command of the command line, the module that answers, and what it needs first.

A door's module has one function, ``register(app)``, and imports what is heavy only inside its
commands; so ``goldenhour --help`` stays quick, and ``triage`` and ``audit FILE`` never meet
Django. A door that is not built yet is not listed.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Given = Mapping[str, Any]  # a command's arguments by name


def never(given: Given) -> bool:
    """The command works without Django and without a database."""
    return False


def always(given: Given) -> bool:
    """The command works on the database."""
    return True


def without_a_file(given: Given) -> bool:
    """The command reads the database unless it is given a file, of cases or of contacts."""
    return given.get("file") is None and given.get("contacts") is None


@dataclass(frozen=True)
class Door:
    """One command: its name, its module and what must be ready before it runs."""

    name: str
    module: str
    needs_database: Callable[[Given], bool] = never
    is_demonstration: bool = False  # made-up people: GOLDENHOUR_DEMO is set, migrations applied
    serves: bool = False  # many threads answer: connections come from a pool


ROOT = Path(__file__).resolve().parents[2]

DOORS = (
    Door("demo", "goldenhour.config.demonstration", always, is_demonstration=True, serves=True),
    Door("seed", "goldenhour.config.demonstration", always, is_demonstration=True),
    Door("triage", "goldenhour.triage.cli"),
    Door("audit", "goldenhour.accountability.cli", without_a_file),
    Door("identify", "goldenhour.identification.cli"),
    Door("plan", "goldenhour.planning.cli"),
    Door("export-attendance", "goldenhour.planning.cli", always),
    Door("studies", "goldenhour.planning.cli_studies", always),
    Door("gazetteer", "goldenhour.contact.cli", always),
    Door("export-contacts", "goldenhour.accountability.cli", always),
    Door("rulebook", "goldenhour.rulebook.cli"),
    Door("migrate", "goldenhour.config.administration"),
    Door("doctor", "goldenhour.config.administration"),
    Door("rebuild", "goldenhour.config.administration", always),
    Door("index", "goldenhour.config.administration", always),
    Door("appoint", "goldenhour.config.administration", always),
    Door("worker", "goldenhour.config.administration", always),
    Door("version", "goldenhour.config.administration"),
    Door("docs", "goldenhour.config.docs.cli"),
)


def named(name: str | None) -> Door | None:
    """The door of a command."""
    return next((door for door in DOORS if door.name == name), None)


def modules_for(words: list[str]) -> list[str]:
    """The modules to open for these words of the command line: one, or all for the help."""
    first = next((word for word in words if not word.startswith("-")), None)
    door = named(first)
    modules = [door.module] if door else [door.module for door in DOORS]
    return [module for module in dict.fromkeys(modules) if _is_built(module)]


def _is_built(module: str) -> bool:
    return (ROOT / f"{module.replace('.', '/')}.py").exists()
