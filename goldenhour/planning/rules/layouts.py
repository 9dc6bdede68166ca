"""Layouts: the scenarios of a comparison, each with its letter and its file."""

from dataclasses import dataclass
from pathlib import Path

from goldenhour.simulation.world import Study


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """One scenario of a comparison."""

    letter: str
    name: str
    study: Study
    text: str  # of the file, as it is played
    sha256: str  # of the file
    is_added: bool = False  # stands beside the others without having been asked for
    folder: Path = Path()  # where the files stand that it names
