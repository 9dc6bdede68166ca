"""Rulebook pages: one for each edition of ours, and one that lists them all.

What nobody has verified (certainty C or K, or a line that says so itself) is marked where it
stands and listed on the first page, so that nobody takes it for an authority's word. A force's own
editions are not shown here: they are the force's, and no part of this repository.
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
DOUBTFUL = ("C", "K")
MARK = "**unverified**"
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
            _marked(edition.certainty, doubt=edition.certainty in DOUBTFUL),
            edition.source,
        )
        for edition in every
    ]
    unverified = [
        (edition.key, code(_name(row)), mark)
        for edition in every
        for row, mark in _unverified(edition)
    ]
    whole = [
        (edition.key, "the whole edition", CERTAINTY[edition.certainty])
        for edition in every
        if edition.certainty in DOUBTFUL
    ]
    return page(
        "The rulebook",
        "What the authorities published, edition by edition. How sure we are of a line: "
        + "; ".join(sure)
        + ".",
        table(("edition", "what it is", "issuer", "in force from", "sure", "source"), rows),
        "## Lines that nobody has verified yet",
        f"On the page of its edition each is marked {MARK}.",
        table(("edition", "line", "what is not verified"), whole + unverified),
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
    parts = [_warning(edition), table(("", ""), said + single)]
    for name, rows in _lists(edition):
        parts += [f"## {name.replace('_', ' ').capitalize()} ({len(rows)})", _listed(rows, edition)]
    return page(edition.title, *parts)


def _warning(edition: shelf.Edition) -> str:
    """What a reader must know first: how much of the edition nobody has verified."""
    if edition.certainty in DOUBTFUL:
        return f"> {MARK}: this edition rests on {CERTAINTY[edition.certainty]}."
    count = len(list(_unverified(edition)))
    if not count:
        return ""
    lines = "One line is" if count == 1 else f"{count} lines are"
    return f"> {lines} marked {MARK}: check before you rely on them."


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
    return table(head, [_cells(row, used, edition) for row in rows])


def _cells(row: object, names: list[str], edition: shelf.Edition) -> list[object]:
    """The cells of a line; the first of one that nobody verified carries the mark."""
    first, *others = [_of_line(row, name, edition) for name in names]
    return [_marked(first, doubt=bool(_doubt(row))), *others]


def _marked(value: object, *, doubt: bool) -> object:
    return f"{value} {MARK}" if doubt else value


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
        return _several(value)
    return value


def _several(values: tuple[Any, ...]) -> str:
    """Lines within a line, sentences in order, or ids."""
    if isinstance(values[0], msgspec.Struct):
        return "; ".join(_struct(one) for one in values)
    if any(" " in str(one) for one in values):
        return " ".join(f"({number}) {one}" for number, one in enumerate(values, 1))
    return codes(values)


def _struct(value: msgspec.Struct) -> str:
    """A line within a line: its id and its words, or its values."""
    given = msgspec.structs.asdict(value)
    for name, words in (("id", "label"), ("question", "ask")):
        if set(given) >= {name, words}:
            return f"`{given[name]}` {given[words]}".strip()
    return ", ".join(
        f"{name} {_within(one)}" for name, one in given.items() if one not in (None, "")
    )


def _within(value: object) -> object:
    return _several(value) if isinstance(value, tuple) and value else code(value)


def _unverified(edition: shelf.Edition) -> Iterator[tuple[object, str]]:
    """Every line that nobody verified, with what is not verified of it."""
    for _, rows in _lists(edition):
        for row in rows:
            if doubt := _doubt(row):
                yield row, doubt


def _doubt(row: object) -> str:
    """What is not verified of a line, nothing if all of it is."""
    certainty = getattr(row, "certainty", None)
    own = str(getattr(row, "unverified", ""))
    return own or (CERTAINTY[certainty] if certainty in DOUBTFUL else "")


def _name(row: object) -> str:
    for name in ("id", "code", "trigger", "key", "type", "item"):
        if found := getattr(row, name, None):
            return str(found)
    return type(row).__name__
