"""Rulebook pages: one for each edition of ours, and one that lists them all.

A force's own editions are not shown here: they are the force's, and no part of this repository.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from goldenhour.config.docs.tables import code, codes, page, table
from goldenhour.rulebook import books, shelf

CERTAINTY: Mapping[str, str] = {
    "A": "official primary text seen",
    "B": "one force's policy, or official text at second hand",
    "C": "press or a practitioner",
    "K": "common knowledge, not verified",
    "P": "our own proposal",
}
SURE = tuple(field.name for field in msgspec.structs.fields(shelf.Sourced))
ABOUT_ITSELF = tuple(field.name for field in msgspec.structs.fields(shelf.Edition))


def editions() -> Iterator[shelf.Edition]:
    """Every edition that ships with the house, book by book, oldest first."""
    for name, book in books.BOOKS.items():
        yield from shelf.editions_with(book, name, None)


def address(edition: shelf.Edition) -> str:
    """The page of an edition, within the reference."""
    return f"rulebook/{edition.key.replace('/', '-')}.md"


def shelf_page() -> str:
    """The list of every edition, and of every line that nobody could verify."""
    every = list(editions())
    sure = [f"{mark} {meaning}" for mark, meaning in CERTAINTY.items()]
    rows = [
        (
            f"[{edition.key}]({address(edition)})",
            edition.title,
            edition.issuer,
            edition.in_force_from,
            edition.certainty,
            edition.source,
        )
        for edition in every
    ]
    unverified = [(edition.key, *line) for edition in every for line in _unverified(edition)]
    return page(
        "The rulebook",
        "What the authorities published, edition by edition. How sure we are of a line: "
        + "; ".join(sure)
        + ".",
        table(("edition", "what it is", "issuer", "in force from", "sure", "source"), rows),
        "## Lines that nobody has verified yet",
        table(("edition", "line", "what is not verified"), unverified),
    )


def edition_page(edition: shelf.Edition) -> str:
    """One edition in full: what it says about itself, its single values, then its lists."""
    itself = [
        ("edition", code(edition.key)),
        ("issuer", edition.issuer),
        ("in force from", edition.in_force_from),
        ("source", edition.source),
        ("how sure", f"{edition.certainty}: {CERTAINTY[edition.certainty]}"),
        ("note", edition.note),
    ]
    said = [row for row in itself if row[1]]
    single = [row for row in _single(edition) if row[1] != ""]
    parts = [table(("", ""), said + single)]
    for name, rows in _lists(edition):
        parts += [f"## {name.replace('_', ' ').capitalize()} ({len(rows)})", _listed(rows, edition)]
    return page(edition.title, *parts)


def _single(edition: shelf.Edition) -> Iterator[tuple[str, object]]:
    for name, value in _own(edition):
        if not _is_list(value):
            yield name.replace("_", " "), _shown(value)


def _lists(edition: shelf.Edition) -> Iterator[tuple[str, tuple[Any, ...]]]:
    for name, value in _own(edition):
        if _is_list(value):
            yield name, value


def _own(edition: shelf.Edition) -> Iterator[tuple[str, Any]]:
    for field in msgspec.structs.fields(edition):
        if field.name not in ABOUT_ITSELF:
            yield field.name, getattr(edition, field.name)


def _is_list(value: object) -> bool:
    return isinstance(value, tuple) and bool(value) and isinstance(value[0], msgspec.Struct)


def _listed(rows: tuple[Any, ...], edition: shelf.Edition) -> str:
    """A table of lines, how sure we are of each at the end; no column that no line fills."""
    names = [field.name for field in msgspec.structs.fields(rows[0])]
    used = [name for name in names if any(_shown(getattr(row, name)) != "" for row in rows)]
    used.sort(key=lambda name: name in SURE)
    head = [name.replace("_", " ") for name in used]
    return table(head, [[_of_line(row, name, edition) for name in used] for row in rows])


def _of_line(row: object, name: str, edition: shelf.Edition) -> object:
    """A value of a line; a line that does not say how sure it is, is as sure as its edition."""
    value = getattr(row, name)
    return edition.certainty if name == "certainty" and not value else _shown(value)


def _shown(value: object) -> object:
    if value is None or value is False or value == () or value == "":
        return ""
    if value is True:
        return "yes"
    if isinstance(value, msgspec.Struct):
        return _struct(value)
    if isinstance(value, tuple):
        is_struct = isinstance(value[0], msgspec.Struct)
        return "; ".join(_struct(one) for one in value) if is_struct else codes(value)
    return value


def _struct(value: msgspec.Struct) -> str:
    """A line within a line: its id and its words, or its values."""
    given = msgspec.structs.asdict(value)
    if set(given) >= {"id", "label"}:
        return f"`{given['id']}` {given['label']}"
    return ", ".join(f"{name} `{one}`" for name, one in given.items() if one not in (None, ""))


def _unverified(edition: shelf.Edition) -> Iterator[tuple[str, str]]:
    for _, rows in _lists(edition):
        for row in rows:
            mark = getattr(row, "unverified", "")
            if not mark and getattr(row, "certainty", None) == "K":
                mark = "common knowledge only"
            if mark:
                yield code(_name(row)), mark


def _name(row: object) -> str:
    for name in ("id", "code", "trigger", "key", "type"):
        if found := getattr(row, name, None):
            return str(found)
    return type(row).__name__
