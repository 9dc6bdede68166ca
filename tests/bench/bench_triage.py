"""Bench of triage: decoded contacts a second, and the command with JSON. Medians of five runs.

    .venv/bin/python -m tests.bench.bench_triage [contacts]

Wanted: 10,000 decoded contacts a second on one core; 4,000 a second for the command.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from goldenhour.triage import rules
from tests.triage.contacts import BOOK, crowd

RUNS = 5
COMMAND = [sys.executable, "-m", "goldenhour.config.cli", "triage"]


def median_rates(work: Callable[[], object], count: int) -> str:
    """Contacts a second by the clock, and by the processor's time where others share it."""
    walls, processor = [], []
    for _ in range(RUNS):
        begun, busy = time.perf_counter(), _busy()
        work()
        walls.append(time.perf_counter() - begun)
        processor.append(_busy() - busy)
    by_clock, by_processor = (count / statistics.median(each) for each in (walls, processor))
    return f"{by_clock:8.0f} a second by the clock, {by_processor:8.0f} by the processor"


def _busy() -> float:
    own, children = os.times()[0:2], os.times()[2:4]
    return sum(own) + sum(children)


def main(count: int) -> None:
    plain = crowd(count, seed=7)
    lines = [json.dumps(each).encode() for each in plain]
    contacts = [rules.contact_from(each, BOOK) for each in plain]

    def function() -> None:
        for contact in contacts:
            rules.propose(contact)

    def decoding() -> None:
        for line in lines:
            rules.contact_from(rules.values_of(line), BOOK)

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "contacts.jsonl")
        file.write_bytes(b"\n".join(lines))

        def command() -> None:
            subprocess.run([*COMMAND, str(file)], check=True, stdout=subprocess.DEVNULL)

        size = sum(map(len, lines)) // count
        say(f"{count} contacts of {size} bytes on average, medians of {RUNS} runs")
        say(f"the function, decoded contacts: {median_rates(function, count)}")
        say(f"reading and decoding, lines:    {median_rates(decoding, count)}")
        say(f"the whole command, lines:       {median_rates(command, count)}")


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
