"""Building: a scenario as the fields of a form, and the fields as a scenario file again.

Every assumption is a field, those that a file leaves to their defaults too. A field's name is its
dotted path in the file (``base[0].units.early``). Fields are grouped by lines of the file, and
every line has its source; a line without one is marked as assumed.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import msgspec

from goldenhour.planning.rules import assumptions, spelling
from goldenhour.simulation.scenario import GRADES, Scenario

Values = dict[str, str]  # by path, as typed
LISTS = ("base", "standby", "spike", "preference", "arrivals")
TEXTS = {"name", "places", "hour_of_week", "dist", "kind", "rule", "grade", "file", "place"}
SERIES = {"standby", "bases"}
CLOCKS = "shifts"
YES, NO = "yes", "no"
ASSUMED = "assumed"
BUILT_IN = "built-in"
PART = re.compile(r"(?P<name>[^\[\]]+)(?:\[(?P<number>\d{1,4})\])?\Z")
EMPTY = {
    "base": ("name", "easting", "northing", "standby"),
    "standby": ("name", "easting", "northing"),
    "spike": ("per_year", "calls", "minutes", "grade"),
}
ALWAYS = tuple(f"service.{grade}.{key}" for grade in GRADES for key in ("dist", "mean", "cv"))


def flat(scenario: Scenario) -> Values:
    """Every assumption of a scenario by its path; what is left to the engine is empty."""
    plain = msgspec.to_builtins(scenario)
    found = dict.fromkeys(ALWAYS, "") | {"travel.kind": ""}
    for path, value in _leaves(plain, ""):
        found[path] = _typed(value)
    shifts = list(scenario.shifts)
    for number, base in enumerate(scenario.base):
        if isinstance(base.units, dict):
            found |= {f"base[{number}].units.{s}": str(base.units.get(s, 0)) for s in shifts}
    return {path: text for path, text in found.items() if not path.endswith(".file")}


def sources(text: str) -> Values:
    """What a file says of each of its lines, by the line's place; of the defaults nothing."""
    return {line.where: line.comment for line in assumptions.lines(text) if line.comment}


def line_of(path: str) -> str:
    """The line of the file that a field stands in: ``demand.grades`` of ``demand.grades.I``."""
    head, _, rest = path.partition(".")
    if "[" in head or not rest:
        return head
    return f"{head}.{rest.partition('.')[0]}"


def more(values: Values, what: str, name: str = "") -> Values:
    """The same with an empty base, standby point or spike, or a shift of this name."""
    if what == CLOCKS:
        added = {f"{CLOCKS}.{name}": "07:00; 16:00"} if spelling.BARE.match(name) else {}
        rows = [f"base[{n}].units.{name}" for n in numbers(values, "base")] if added else []
        whole = {f"base[{n}].units" for n in numbers(values, "base")} if added else set()
        kept = {path: text for path, text in values.items() if path not in whole}
        return kept | added | {row: "0" for row in rows if row not in kept}
    number = max(numbers(values, what), default=-1) + 1
    added = {f"{what}[{number}].{key}": "" for key in EMPTY[what]}
    if what == "base":
        shifts = [path.partition(".")[2] for path in values if path.startswith(f"{CLOCKS}.")]
        added |= {f"base[{number}].units.{one}": "0" for one in shifts}
        added |= {} if shifts else {f"base[{number}].units": "0"}
    return values | added


def less(values: Values, block: str) -> Values:
    """The same without a block (``base[2]``) or a shift (``shifts.late``), numbered anew."""
    ending = f".units.{block.partition('.')[2]}" if block.startswith(f"{CLOCKS}.") else "\n"
    left = {
        path: text
        for path, text in values.items()
        if path != block and not path.startswith(f"{block}.") and not path.endswith(ending)
    }
    what = block.partition("[")[0]
    at = {f"{what}[{n}].": f"{what}[{place}]." for place, n in enumerate(numbers(left, what))}
    return {_renumbered(path, at): text for path, text in left.items()}


def _renumbered(path: str, at: Mapping[str, str]) -> str:
    head, dot, rest = path.partition(".")
    return at.get(head + dot, head + dot) + rest


def numbers(values: Iterable[str], what: str) -> list[int]:
    """The numbers of the blocks of a list."""
    shape = re.compile(rf"{re.escape(what)}\[(\d{{1,4}})\]\.")
    return sorted({int(found[1]) for path in values if (found := shape.match(path))})


def nested(values: Mapping[str, str]) -> tuple[dict[str, Any], dict[str, str]]:
    """The decoded file that these fields make, and what is wrong with which field."""
    made: dict[str, Any] = {}
    wrong: dict[str, str] = {}
    order = {what: {n: at for at, n in enumerate(numbers(values, what))} for what in LISTS}
    for path, text in values.items():
        value = _value(path, text.strip())
        if isinstance(value, ValueError):
            wrong[path] = str(value)
        elif value is not None:
            _put(made, path, value, order)
    for what in LISTS:
        if what in made:
            made[what] = [made[what].get(at, {}) for at in range(len(order[what]))]
    return made, wrong


def written(data: Mapping[str, Any], sources: Mapping[str, str], preface: str) -> str:
    """A scenario file: the preface, then every line with its source."""
    lines = [f"# {_printable(line)}".rstrip() for line in preface.splitlines()]
    lines += [""] if lines else []
    for key, value in data.items():
        if not isinstance(value, dict | list) or key == "hour_of_week":
            lines.append(_line(key, value, sources.get(key, "")))
    for key, value in data.items():
        if isinstance(value, dict):
            lines += ["", f"[{spelling.key(key)}]"]
            lines += [_line(k, v, sources.get(f"{key}.{k}", "")) for k, v in value.items()]
    for key, value in data.items():
        if isinstance(value, list):
            for number, block in enumerate(value):
                said = _comment(sources.get(f"{key}[{number}]", ""))
                lines += ["", f"[[{spelling.key(key)}]]{said}"]
                lines += [f"{spelling.key(k)} = {spelling.value(v)}" for k, v in block.items()]
    return "\n".join(lines) + "\n"


def _leaves(value: Any, where: str) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict) and (value or "." not in where):
        for key, one in value.items():
            yield from _leaves(one, f"{where}.{key}".lstrip("."))
    elif isinstance(value, list | tuple) and value and isinstance(value[0], dict):
        for number, one in enumerate(value):
            yield from _leaves(one, f"{where}[{number}]")
    elif where and where not in LISTS and where != "travel" and not _is_service(where):
        yield where, value


def _is_service(where: str) -> bool:
    return where.startswith("service.") and where.count(".") == 1


def _typed(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, list | tuple):
        between = ", " if any(not isinstance(one, str) for one in value) else "; "
        return between.join(_typed(one) for one in value)
    return f"{value:.12g}" if isinstance(value, float) else str(value)


def _value(path: str, text: str) -> Any:
    """The value of a field; None where it is empty, a ValueError where it cannot be one."""
    last = path.rpartition(".")[2]
    if not text:
        return [] if last in SERIES else None
    if last == "preempt":
        return text == YES
    if path.startswith(f"{CLOCKS}.") or last in SERIES:
        return [one.strip() for one in text.split(";") if one.strip()]
    if last == "hour_of_week" and text != BUILT_IN:
        numbers = [_number(one) for one in text.split(",") if one.strip()]
        return next((one for one in numbers if isinstance(one, ValueError)), numbers)
    return text if last in TEXTS else _number(text)


def _number(text: str) -> Any:
    try:
        return int(text)
    except ValueError:
        pass
    try:
        return float(text)
    except ValueError:
        return ValueError("must be a number such as 12 or 0.5")


def _put(made: dict[str, Any], path: str, value: Any, order: Mapping[str, Any]) -> None:
    here = made
    parts = path.split(".")
    for number, part in enumerate(parts):
        found = PART.match(part)
        if found is None:
            return
        name = found["name"]
        if found["number"] is not None and name in order:
            here = here.setdefault(name, {}).setdefault(order[name][int(found["number"])], {})
        elif number < len(parts) - 1:
            here = here.setdefault(name, {})
        else:
            here[name] = value


def _line(key: str, value: Any, source: str) -> str:
    return f"{spelling.key(key)} = {spelling.value(value)}{_comment(source)}"


def _comment(source: str) -> str:
    """The source of a line behind it; without one it says that it is assumed."""
    return f"  # {' '.join(_printable(source).split()) or ASSUMED}"


def _printable(text: str) -> str:
    """A comment of a file may hold no control characters."""
    return "".join(one if one.isprintable() else " " for one in text)
