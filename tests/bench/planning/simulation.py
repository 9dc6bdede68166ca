"""Bench of simulation: a force-year beside SimPy and Ciw, and a study by two workers.

The rivals need an environment of their own, named by RIVALS (see ``locate.py``), with
``simpy==4.1.2 ciw==3.2.7 numpy`` in it. SimPy plays the very incidents that ours drew, and is
not charged for drawing them; ours is charged for drawing and for its measures. Seconds are of the
processor; a machine that works on something else makes all of them longer.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from time import sleep
from typing import Any

import numpy as np

RIVAL = Path(__file__).with_name("rival_simulation.py")
OWN = [sys.executable, "-m", "tests.bench.planning.own_simulation"]
TITLE = "## Simulation: a force-year"
AGAINST = (
    ("plain", "simpy-plain", 60),
    ("plain", "ciw-plain", 120),
    ("spatial", "simpy-spatial", 20),
)
WANTED_SECONDS, WANTED_STUDY, WANTED_MEMORY = 0.25, 150, 400
THOUSAND = 1000


def measure(folder: Path) -> list[str]:
    """Title and lines of the part, for the page of figures."""
    lines = [
        TITLE,
        "",
        "Plain: thirty units, three grades, no travel. Spatial: every rule, 150 units, 687 places;",
        "SimPy plays it without our rarer rules. Mean waits are ours beside the rival's.",
        "",
        "| model | rival | ours, CPU s | rival, CPU s | ratio | wanted | mean waits, min |",
        "|---|---|---|---|---|---|---|",
    ]
    own = {}
    for model in ("plain", "spatial"):
        there = folder / model
        there.mkdir(parents=True, exist_ok=True)
        own[model] = _asked([*OWN, model, str(there)])
    lines += [_row(folder, own[model], model, rival, wanted) for model, rival, wanted in AGAINST]
    spatial = float(np.median(own["spatial"]["seconds"]))
    study = _watched([*OWN, "study", str(folder)])
    each = study["clock"] / study["years"]
    pairs = _asked([*OWN, "pairs", str(folder)])
    needed = ", ".join(f"{name} {share:.2f}" for name, share in pairs["of_independent"].items())
    return [
        *lines,
        "",
        f"Spatial force-year: {spatial:.2f} CPU s (wanted: {WANTED_SECONDS}); load of the machine "
        f"{study['load']:.1f}.",
        f"{THOUSAND} force-years by two workers: {each * THOUSAND:.0f} s (wanted: {WANTED_STUDY}), "
        f"computed from {study['years']} in {study['clock']:.1f} s of the clock; "
        f"{study['busy'] / study['years'] * THOUSAND / 2:.0f} s if both cores were ours alone.",
        f"Replications for the same half-width, of those that independent seeds need (wanted: at "
        f"most 0.33): {needed}, for Immediates, {pairs['pairs']} pairs, one unit of each shift at "
        "another base.",
        f"Memory of that study, all processes, what is shared counted once: {study['memory']:.0f} "
        f"MB (wanted: {WANTED_MEMORY}).",
        "",
    ]


def _row(folder: Path, own: dict[str, Any], model: str, rival: str, wanted: int) -> str:
    ours = float(np.median(own["seconds"]))
    rivals = os.environ.get("RIVALS")
    if not rivals:
        return f"| {model} | {rival} | {ours:.3f} | not measured | - | {wanted}x | - |"
    python = str(Path(rivals) / "bin" / "python")
    other = _asked([python, str(RIVAL), rival, str(folder / model)])
    waits = "; ".join(
        f"{mine:.2f} / {theirs:.2f}"
        for mine, theirs in zip(own["waits"], other["waits"], strict=True)
    )
    ratio = other["seconds"] / ours
    return (
        f"| {model} | {rival} | {ours:.3f} | {other['seconds']:.1f} | {ratio:.0f}x | {wanted}x "
        f"| {waits} |"
    )


def _asked(words: list[str]) -> dict[str, Any]:
    done = subprocess.run(words, check=True, capture_output=True, text=True)
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def _watched(words: list[str]) -> dict[str, Any]:
    """What a process told, and the most memory that it and its children had at one time."""
    process = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
    most = 0.0
    while process.poll() is None:
        most = max(most, sum(_memory(one) for one in _family(process.pid)))
        sleep(0.1)
    told: dict[str, Any] = json.loads(process.stdout.read() if process.stdout else "")
    return told | {"memory": most}


def _family(pid: int) -> list[int]:
    try:
        told = Path(f"/proc/{pid}/task/{pid}/children").read_text()
    except OSError:
        return [pid]
    return [pid, *(one for child in told.split() for one in _family(int(child)))]


def _memory(pid: int) -> float:
    """Megabytes of a process, its share of what is shared."""
    try:
        told = Path(f"/proc/{pid}/smaps_rollup").read_text()
    except OSError:
        return 0.0
    return next(
        int(line.split()[1]) / 1024 for line in told.splitlines() if line.startswith("Pss:")
    )
