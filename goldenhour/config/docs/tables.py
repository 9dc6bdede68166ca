"""Tables: Markdown from rows of plain text."""

from collections.abc import Iterable, Sequence

DO_NOT_EDIT = "*Written by `goldenhour docs` from the code; do not edit.*"


def page(title: str, *parts: str) -> str:
    """A whole page: its title, the warning, and the parts with a blank line between."""
    return "\n\n".join((f"# {title}", DO_NOT_EDIT, *(part for part in parts if part))) + "\n"


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A table. Cells are made of one line; a bar within a cell is kept as text."""
    lines = [_line(head), _line(["---"] * len(head))]
    return "\n".join(lines + [_line(row) for row in rows])


def code(text: object) -> str:
    """A name of the code; nothing for nothing."""
    return f"`{text}`" if text else ""


def codes(names: Iterable[object]) -> str:
    """Several names, one beside the other."""
    return ", ".join(code(name) for name in names)


def first_line(docstring: str | None) -> str:
    """The first sentence or line of a docstring."""
    return (docstring or "").strip().split("\n", maxsplit=1)[0]


def _line(cells: Iterable[object]) -> str:
    return "| " + " | ".join(_cell(cell) for cell in cells) + " |"


def _cell(value: object) -> str:
    return " ".join(str(value).split()).replace("|", "\\|")
