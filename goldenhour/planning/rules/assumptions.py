"""Assumptions: every line of a scenario file with the comment that says where it comes from.

A table of the file is a row a key; of a list of tables (``[[base]]``) each one is a row. What a
file does not say stands here too: the defaults it takes and what the engine assumes for it.
"""

import re
from typing import NamedTuple

ASSIGNED = re.compile(r"\s*(?P<key>[A-Za-z0-9_.\"-]+)\s*=\s*(?P<value>.*)$")
TABLE = re.compile(r"\s*(?P<open>\[\[?)\s*(?P<name>[^\]]+?)\s*\]\]?\s*$")


class Assumption(NamedTuple):
    """One line: where it stands, what is assumed, and what its comment says of it."""

    where: str
    value: str
    comment: str


def preface(text: str) -> list[str]:
    """What a scenario file says of itself before its first line, in paragraphs."""
    paragraphs: list[list[str]] = [[]]
    for line in text.splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            break
        words = line.strip().lstrip("#").strip()
        if words:
            paragraphs[-1].append(words)
        elif paragraphs[-1]:
            paragraphs.append([])
    return [" ".join(one) for one in paragraphs if one]


def lines(text: str) -> list[Assumption]:
    """Every assumption of a scenario file, in its order. The file must be TOML that was read."""
    found: list[Assumption] = []
    counts: dict[str, int] = {}
    where, comment, is_listed = "", "", False
    for line in _whole(text):
        said, more = _parted(line)
        if table := TABLE.match(said):
            where, comment, is_listed = table["name"], more, table["open"] == "[["
            if is_listed:
                counts[where] = counts.get(where, -1) + 1
                found.append(Assumption(f"{where}[{counts[where]}]", "", more))
        elif assigned := ASSIGNED.match(said):
            key, value = assigned["key"], assigned["value"].strip()
            if is_listed:
                found[-1] = _joined(found[-1], f"{key} = {value}", more)
            else:
                path = f"{where}.{key}" if where else key
                found.append(Assumption(path, value, more or comment))
    return found


def differing(texts: list[str]) -> set[str]:
    """Where the files differ: the paths whose values are not the same in all of them."""
    tables = [{line.where: line.value for line in lines(text)} for text in texts]
    paths = {path for table in tables for path in table} - {"name"}
    return {path for path in paths if len({table.get(path) for table in tables}) > 1}


def _whole(text: str) -> list[str]:
    """The lines of a file, a value that goes over several lines as one."""
    found: list[str] = []
    depth = 0
    for line in text.splitlines():
        said, _ = _parted(line)
        if depth > 0 and found:
            found[-1] = f"{_parted(found[-1])[0]} {said.strip()}"
        else:
            found.append(line)
        is_table = depth == 0 and TABLE.match(said) is not None
        bare = re.sub(r'"[^"]*"|\'[^\']*\'', "", said)
        depth = 0 if is_table else depth + sum(bare.count(c) for c in "[{")
        depth -= 0 if is_table else sum(bare.count(c) for c in "]}")
    return found


def _parted(line: str) -> tuple[str, str]:
    """A line and its comment; a # within quotes begins none."""
    quote = ""
    for at, sign in enumerate(line):
        if quote:
            quote = "" if sign == quote else quote
        elif sign in "\"'":
            quote = sign
        elif sign == "#":
            return line[:at].rstrip(), line[at + 1 :].strip()
    return line.rstrip(), ""


def _joined(one: Assumption, said: str, comment: str) -> Assumption:
    value = f"{one.value}; {said}" if one.value else said
    comments = "; ".join(part for part in (one.comment, comment) if part)
    return Assumption(one.where, value, comments)
