"""Bench of location: proven medians and coverage beside spopt with HiGHS, in one run.

The rival needs an environment of its own, named by RIVALS; without it only ours is measured, and
the table says so:

    python3 -m venv build/rivals
    build/rivals/bin/pip install spopt==0.7.0 pulp==3.3.2 highspy==1.15.1
    RIVALS=build/rivals make bench-planning

INSTANCES=1 draws one instance of 500 places rather than three. The rival takes minutes.

Every answer is checked against the rival's. Seconds are of the processor, so what else the machine
does counts little; places and sites are drawn by a fixed seed.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np

BASES, SITES, SIDE = 10, 200, 50.0  # bases wanted, sites offered, kilometres
ROUNDS = {500: int(os.environ.get("INSTANCES", "3")), 1000: 1}  # of each number of places
WITHIN = 6.0
CLOSE = 1e-6
RIVAL = Path(__file__).with_name("rival_locate.py")
TITLE = "## Location: p = 10 among 200 sites"
WANTED = {("median", 500): 20, ("median", 1000): 40, ("coverage", 500): 4, ("coverage", 1000): 4}


def measure(folder: Path) -> list[str]:
    """Title and lines of the part, for the page of figures."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = [
        "| question | places | ours, CPU s | spopt + HiGHS, CPU s | ratio | wanted | memory, MB |",
        "|---|---|---|---|---|---|---|",
    ]
    for question in ("median", "coverage"):
        for places, rounds in ROUNDS.items():
            files = [_instance(folder, places, seed) for seed in range(rounds)]
            rows.append(_row(question, places, files))
            sys.stderr.write(f"{rows[-1]}\n")
    return [TITLE, "", "Each is proven optimal; every value agrees with the rival's.", "", *rows]


def _instance(folder: Path, places: int, seed: int) -> Path:
    """Places on a square, some of them sites, weights from 1 to 99, minutes as kilometres."""
    draw = np.random.default_rng(seed)
    at = draw.uniform(0, SIDE, (places, 2))
    sites = at[draw.choice(places, SITES, replace=False)]
    minutes = np.hypot(*(at[:, None] - sites).transpose(2, 0, 1))
    weights = draw.integers(1, 100, places)
    path = folder / f"{places}-{seed}.npz"
    shares = weights / weights.sum()
    np.savez(path, minutes=minutes, weights=shares, bases=BASES, within=WITHIN)
    return path


def _row(question: str, places: int, files: list[Path]) -> str:
    own = [
        _asked([sys.executable, "-m", "tests.bench.planning.own_locate"], one, question)
        for one in files
    ]
    rivals = os.environ.get("RIVALS")
    ours = float(np.median([one["seconds"] for one in own]))
    peak = max(one["peak"] for one in own)
    assert all(one["gap"] <= CLOSE for one in own)
    wanted = f"{WANTED[question, places]}x"
    if not rivals:
        return f"| {question} | {places} | {ours:.2f} | not measured | - | {wanted} | {peak:.0f} |"
    python = str(Path(rivals) / "bin" / "python")
    other = [_asked([python, str(RIVAL)], one, question) for one in files]
    pairs = list(zip(own, other, strict=True))
    for mine, its in pairs:
        assert abs(mine["value"] - its["value"]) <= CLOSE * max(1.0, abs(its["value"]))
    ratios = [its["seconds"] / mine["seconds"] for mine, its in pairs]
    theirs = float(np.median([one["seconds"] for one in other]))
    memory = f"{peak:.0f} beside {max(one['peak'] for one in other):.0f}"
    said = f"{np.median(ratios):.0f}x ({min(ratios):.0f} to {max(ratios):.0f})"
    return f"| {question} | {places} | {ours:.2f} | {theirs:.1f} | {said} | {wanted} | {memory} |"


def _asked(command: list[str], path: Path, question: str) -> dict[str, Any]:
    done = subprocess.run(
        [*command, str(path), question], check=True, capture_output=True, text=True
    )
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told
