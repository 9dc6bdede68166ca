"""Bench of planning: every part beside its peers, in one run.

    .venv/bin/python -m tests.bench.bench_planning

PART=locate measures one part only. What each part says is kept in var/bench/planning; the page
docs/reference/planning-figures.md is written of all that is kept.
"""

import os
import platform
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from tests.bench.planning import locate, simulation

PAGE = Path("docs/reference/planning-figures.md")
KEPT = Path("var/bench/planning")
PARTS = {"locate": locate.measure, "simulation": simulation.measure}
HEAD = """# Figures of planning

Measured by `make bench-planning`, which writes this page. Seconds are of the processor; ratios are
of one run on one machine. Nothing here is a figure of any force.
"""


def main() -> None:
    chosen = os.environ.get("PART")
    KEPT.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        for part, measure in PARTS.items():
            if chosen in {None, part}:
                title, *lines = measure(Path(name) / part)
                text = "\n".join([title, "", _stamp(), *lines]).rstrip() + "\n"
                sys.stdout.write(f"{text}\n")
                (KEPT / part).write_text(text)
    told = [(KEPT / part).read_text() for part in PARTS if (KEPT / part).exists()]
    PAGE.write_text("\n".join([HEAD, *told]))


def _stamp() -> str:
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], check=True, capture_output=True, text=True
    ).stdout.strip()
    day = datetime.now(UTC).date()  # noqa: TID251 (a bench is dated)
    machine = f"{os.cpu_count()} cores, Python {platform.python_version()}"
    return f"{day}, {machine}, commit {commit}."


if __name__ == "__main__":
    main()
