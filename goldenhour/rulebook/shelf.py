"""The shelf: reads editions strictly, and finds the one in force on a day.

One folder for each book, one TOML file for each edition. A key nobody declared stops the
reading with its path. A moment before the first edition is judged by the first. A force's own
editions (its targets, its supervision profile) stand in a folder of the same layout, named by
the environment's ``GOLDENHOUR_RULEBOOK``; they join ours, and win over ours of the same day.

How sure we are of a line: A official primary text seen; B one force's policy, or official text
second hand; C press or practitioner; K common knowledge, unverified; P our own proposal.

``python -m goldenhour.rulebook.shelf lock`` adds the hashes of new editions to the lock. It
refuses when a locked edition has changed: a correction is a new edition.
"""

import hashlib
import os
import sys
import tomllib
from collections.abc import Sequence
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Literal, TypeVar
from zoneinfo import ZoneInfo

import msgspec

EDITIONS = Path(__file__).parent / "editions"
FOLDER_VARIABLE = "GOLDENHOUR_RULEBOOK"
LONDON = ZoneInfo("Europe/London")

Certainty = Literal["A", "B", "C", "K", "P"]


class UnreadableEdition(ValueError):
    """An edition that cannot be used. Says which file, where in it, and what is wrong."""


class Edition(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What every edition says about itself before it says anything else."""

    key: str
    title: str
    issuer: str
    source: str
    certainty: Certainty
    in_force_from: date
    note: str = ""


class Sourced(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A line of an edition that may be more, or less, sure than the edition it stands in.

    ``certainty`` and ``source`` are empty where the edition's own hold.
    """

    certainty: Certainty | None = None
    source: str = ""
    unverified: str = ""


Book = TypeVar("Book", bound=Edition)


@cache
def own_folder() -> Path | None:
    """The folder of the force's own editions, read from the environment once."""
    named = os.environ.get(FOLDER_VARIABLE, "").strip()
    return Path(named) if named else None


def editions(book: type[Book], name: str) -> tuple[Book, ...]:
    """Every edition of a book, ours and the force's, oldest first."""
    return editions_with(book, name, own_folder())


@cache
def editions_with(book: type[Book], name: str, own: Path | None) -> tuple[Book, ...]:
    """Every edition of a book, oldest first; on one day the force's own comes after ours."""
    ours = [read(book, file) for file in edition_files(EDITIONS, name)]
    theirs = [read(book, file) for file in edition_files(own, name)] if own else []
    keys = [edition.key for edition in ours + theirs]
    for key in keys:
        if keys.count(key) > 1:
            raise UnreadableEdition(f"{key}: two editions carry this key; give yours another")
    return tuple(sorted(ours + theirs, key=lambda edition: edition.in_force_from))


def edition_files(folder: Path, name: str) -> list[Path]:
    return sorted((folder / name).glob("*.toml"))


def read(book: type[Book], file: Path) -> Book:
    """One edition from its file. Raises UnreadableEdition naming the file and the path in it."""
    try:
        edition = msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")), type=book)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, msgspec.ValidationError) as bad:
        raise UnreadableEdition(f"{file.parent.name}/{file.name}: {bad}") from bad
    expected = f"{file.parent.name}/{file.stem}"
    if edition.key != expected:
        raise UnreadableEdition(f"{expected}.toml: its key must be {expected!r}")
    return edition


def in_force(book: type[Book], name: str, on: date) -> Book:
    """The edition in force on a day: the latest begun by then, or else the first of all."""
    known = editions(book, name)
    if not known:
        raise UnreadableEdition(f"the book {name!r} has no edition")
    begun = [edition for edition in known if edition.in_force_from <= on]
    return begun[-1] if begun else known[0]


def keyed(book: type[Book], key: str) -> Book:
    """The edition with this key, for judging a decision again by what it was judged by."""
    for edition in editions(book, key.partition("/")[0]):
        if edition.key == key:
            return edition
    raise UnreadableEdition(f"no edition {key!r}")


def keys_in(folder: Path) -> frozenset[str]:
    """The keys of the editions in a folder, by their file names alone."""
    return frozenset(f"{file.parent.name}/{file.stem}" for file in folder.glob("*/*.toml"))


def london_day(at: datetime) -> date:
    """The day in London of a moment. At either end of the calendar, the day as written."""
    try:
        return at.astimezone(LONDON).date()
    except OverflowError:
        return at.date()


def lock_lines(folder: Path = EDITIONS) -> list[str]:
    """A line for each edition in a folder, `book/edition sha256`, in order of key."""
    files = sorted(folder.glob("*/*.toml"))
    return [f"{f.parent.name}/{f.stem} {hashlib.sha256(f.read_bytes()).hexdigest()}" for f in files]


def locked_lines(folder: Path = EDITIONS) -> list[str]:
    lock = folder / "lock"
    return lock.read_text(encoding="utf-8").split("\n")[:-1] if lock.exists() else []


def broken_locks(folder: Path = EDITIONS) -> list[str]:
    """The keys of locked editions that have since been changed or taken away."""
    present = set(lock_lines(folder))
    return [line.partition(" ")[0] for line in locked_lines(folder) if line not in present]


def lock(folder: Path = EDITIONS) -> list[str]:
    """Add the hashes of new editions to the lock; the keys added.

    Raises UnreadableEdition when a locked edition was changed or taken away.
    """
    broken = broken_locks(folder)
    if broken:
        raise UnreadableEdition(f"{', '.join(broken)}: locked, yet changed; make a new edition")
    known = locked_lines(folder)
    new = [line for line in lock_lines(folder) if line not in known]
    text = "".join(f"{line}\n" for line in sorted(known + new))
    (folder / "lock").write_text(text, encoding="utf-8")
    return [line.partition(" ")[0] for line in new]


def main(arguments: Sequence[str]) -> int:
    if list(arguments) != ["lock"]:
        sys.stderr.write("usage: python -m goldenhour.rulebook.shelf lock\n")
        return 1
    try:
        sys.stdout.write("".join(f"locked {key}\n" for key in lock()))
    except UnreadableEdition as bad:
        sys.stderr.write(f"{bad}\n")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
