"""Ready scenarios: files that travel with the package, each with its assumptions as comments.

Whoever names one where a scenario file is asked for need not write it out first. They are
uncalibrated and illustrate the method.
"""

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "data"


@dataclass(frozen=True, slots=True)
class Ready:
    """A ready scenario: its name, and its first line as what it is about."""

    name: str
    about: str
    path: Path


def scenarios() -> tuple[Ready, ...]:
    """Every ready scenario, by name."""
    return tuple(_ready(path) for path in sorted(FOLDER.glob("*.toml"), key=lambda path: path.stem))


def found(given: Path) -> Path:
    """The file meant: the one given, or the ready scenario of that name where there is no file."""
    if given.exists() or given.name != str(given):
        return given
    named = FOLDER / f"{given.name}.toml"
    return named if named.exists() else given


def _ready(path: Path) -> Ready:
    first, _, _ = path.read_text("utf-8").partition("\n")
    return Ready(path.stem, first.removeprefix("# "), path)
