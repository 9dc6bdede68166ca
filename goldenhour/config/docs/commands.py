"""Commands page: the whole registry, stage by stage, and who may do what."""

import inspect
from importlib import import_module
from itertools import groupby
from pathlib import Path

from goldenhour.config.docs.tables import code, codes, first_line, page, table
from goldenhour.force.rules import MAY
from goldenhour.journal.commands import COMMANDS, Command

HOUSE = Path(__file__).resolve().parents[2]
HEAD = ("command", "what it does", "gives", "verb", "taken back by", "who may")


def every_command() -> list[Command]:
    """Every command of the house, by name."""
    for path in sorted(HOUSE.glob("*/commands*")):
        import_module(f"goldenhour.{path.parent.name}.{path.stem}")
    ours = [each for each in COMMANDS.values() if each.function.__module__.startswith("goldenhour")]
    return sorted(ours, key=lambda each: each.name)


def commands_page() -> str:
    """The registry and the table of roles."""
    every = every_command()
    parts = []
    for stage, of_stage in groupby(every, key=lambda each: each.name.partition(".")[0]):
        parts += [f"## {stage.capitalize()}", table(HEAD, [_row(each) for each in of_stage])]
    readings = sorted(set().union(*MAY.values()) - {each.name for each in every})
    return page(
        "Commands",
        f"{len(every)} commands: every way in which a record can change. Each takes `by` and "
        "`at`, checks permission, leaves a receipt and a line in the journal, and happens wholly "
        "or not at all. The API offers the same under `POST /api/v1/commands/<name>`.",
        *parts,
        "## Readings and pages that need a permission",
        table(("permission", "who may"), [(code(name), codes(who_may(name))) for name in readings]),
    )


def who_may(name: str) -> list[str]:
    """The roles that hold a permission, in the order of the table of roles."""
    return [role for role, names in MAY.items() if name in names]


def _row(each: Command) -> tuple[str, ...]:
    return (
        code(each.name),
        first_line(inspect.getdoc(each.function)),
        each.gives.__name__,
        code(each.verb),
        code(each.undo),
        codes(who_may(each.name)),
    )
