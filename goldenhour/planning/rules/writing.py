"""Writing: a scenario as the text of a file that reads as the same scenario.

Only what differs from a scenario's defaults is written. Names of files are made absolute, since
the new file may stand elsewhere.
"""

from pathlib import Path
from typing import Any

import msgspec

from goldenhour.planning.rules import spelling
from goldenhour.simulation.places import BUILT_IN
from goldenhour.simulation.scenario import Scenario

LISTED = ("base", "standby", "preference", "spike", "arrivals")


def text(scenario: Scenario, folder: Path, comments: list[str]) -> str:
    """The file, with what is said of it at its top. ``folder`` is where its files stand."""
    plain = msgspec.to_builtins(scenario)
    empty = msgspec.to_builtins(Scenario(name=""))
    told = {key: value for key, value in plain.items() if value != empty.get(key)}
    _absolute(told, folder)
    lines = [f"# {one}" for one in comments] + [""]
    tables = {key: value for key, value in told.items() if isinstance(value, dict)}
    lists = {key: value for key, value in told.items() if key in LISTED}
    simple = [key for key in told if key not in tables and key not in lists]
    lines += [f"{key} = {spelling.value(told[key])}" for key in simple]
    for name, table in tables.items():
        lines += ["", f"[{name}]", *_rows(table)]
    for name, rows in lists.items():
        for row in rows:
            lines += ["", f"[[{name}]]", *_rows(row)]
    return "\n".join(lines) + "\n"


def _rows(table: dict[str, Any]) -> list[str]:
    said = ((key, one) for key, one in table.items() if one is not None)
    return [f"{spelling.key(key)} = {spelling.value(one)}" for key, one in said]


def _absolute(told: dict[str, Any], folder: Path) -> None:
    """Make every name of a file hold from anywhere."""
    tables = [told.get("demand"), told.get("travel"), *(told.get("service") or {}).values()]
    for table in tables:
        for key in ("places", "file") if table else ():
            if (named := table.get(key)) and named != BUILT_IN:
                table[key] = str((folder / named).resolve())
