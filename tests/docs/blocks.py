"""Blocks: the pieces of a Markdown page that can be run, and how each kind is run.

``python`` is carried out; ``pycon`` is compared with what the interpreter answers; ``console``
is a command line of ours (after ``$``) compared with what it prints. Line numbers are those
of the page, so that a failure points into it.
"""

import doctest
import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from goldenhour.config.cli import main

FENCE = re.compile(r"^```(python|pycon|console)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Block:
    """One fenced piece: its kind, its text, and the number of lines before it."""

    kind: str
    text: str
    before: int


def blocks_of(page: Path) -> Iterator[Block]:
    """The blocks of a page that can be run, in order."""
    text = page.read_text(encoding="utf-8")
    for found in FENCE.finditer(text):
        yield Block(found[1], found[2], text.count("\n", 0, found.start(2)))


def run(block: Block, names: dict[str, Any], page: Path, out: pytest.CaptureFixture[str]) -> str:
    """Carry a block out with these names. Gives what went wrong, nothing if all is well."""
    if block.kind == "python":
        exec(compile("\n" * block.before + block.text, page.name, "exec"), names)
        return ""
    if block.kind == "pycon":
        return _compare(block, names, page)
    return _typed(block, out)


def _compare(block: Block, names: dict[str, Any], page: Path) -> str:
    said: list[str] = []
    parser = doctest.DocTestParser()
    test = parser.get_doctest(block.text, {}, page.name, page.name, block.before)
    test.globs = names
    doctest.DocTestRunner(verbose=False).run(test, out=said.append, clear_globs=False)
    return "".join(said)


def _typed(block: Block, out: pytest.CaptureFixture[str]) -> str:
    line, _, wanted = block.text.partition("\n")
    program, *words = shlex.split(line.removeprefix("$ "))
    assert program == "goldenhour"
    out.readouterr()
    main(words)
    printed = out.readouterr().out
    return "" if printed == wanted else f"{line}\nprinted:\n{printed}"
