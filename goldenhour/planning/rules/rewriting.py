"""Rewriting: a scenario file with other figures, every comment and every other line as it was.

Only what a calibration changes: the name, the multiplier of drives, the means at the scene. Who
calls this must read the result and see that it means what was meant.
"""

import re
from collections.abc import Iterator

from goldenhour.simulation.ground import kind_of
from goldenhour.simulation.scenario import Scenario

HEADER = re.compile(r"\s*\[(?P<name>[A-Za-z.]+)\]")
GRADE = re.compile(r"\s*(?P<grade>[IPSR])\s*=\s*\{")
MEAN = re.compile(r"(?P<key>\bmean\s*=\s*)[0-9_.eE+-]+")
NAME = re.compile(r"name\s*=")
MULTIPLIER = re.compile(r"\s*multiplier\s*=")
FITTED = "# fitted to recorded attendance"


def rewritten(text: str, changed: Scenario) -> str:
    """The text of a file with the name, multiplier and means of another scenario."""
    lines = list(_lines(text, changed))
    if not any(_table(line) == "travel" for line in lines):
        kind = f'kind = "{kind_of(changed)}"'
        lines += ["", "[travel]", kind, _multiplier(changed)]
    return "\n".join(lines) + "\n"


def _lines(text: str, changed: Scenario) -> Iterator[str]:
    where = ""
    for line in text.splitlines():
        if line.lstrip().startswith("["):
            where = _table(line)
            yield line
            if where == "travel":
                yield _multiplier(changed)
        elif not where and NAME.match(line):
            yield f'name = "{changed.name}"'
        elif where == "travel" and MULTIPLIER.match(line):
            continue
        else:
            yield _service(line, where, changed)


def _service(line: str, where: str, changed: Scenario) -> str:
    grade = where.removeprefix("service.") if where.startswith("service.") else ""
    if where == "service" and (row := GRADE.match(line)):
        grade = row["grade"]
    service = changed.service[grade] if grade else None
    if service is None or service.mean is None:
        return line
    return MEAN.sub(rf"\g<key>{service.mean!r}", line, count=1)


def _table(line: str) -> str:
    found = HEADER.match(line)
    return found["name"] if found else "" if not line.lstrip().startswith("[") else "other"


def _multiplier(changed: Scenario) -> str:
    times = changed.travel.multiplier if changed.travel else 1.0
    return f"multiplier = {times!r}  {FITTED}"
