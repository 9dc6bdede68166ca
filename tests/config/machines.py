"""Machines: folders, made-up PostgreSQL programs and other users for the launcher's tests."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def environment(**given: str) -> dict[str, str]:
    """What a bare shell would hand over, with these settings."""
    bare = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "GOLDENHOUR_DEMO": "1"}
    kind = os.environ.get("GOLDENHOUR_POSTGRES")
    if kind:
        bare["GOLDENHOUR_POSTGRES"] = kind
    return bare | given


def goldenhour(*words: str, given: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own."""
    return python("-m", "goldenhour.config.cli", *words, given=given)


def python(*words: str, given: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    """Run this interpreter in a process of its own, at the root of the checkout."""
    return subprocess.run(
        [sys.executable, *words],
        env=dict(given),
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
    )


def programs(folder: Path, *, version: str = "18.6", complaint: str = "") -> Path:
    """A folder with programs that answer their version and fail with ``complaint``."""
    folder.mkdir(parents=True)
    for name in ("postgres", "initdb", "pg_ctl"):
        script = folder / name
        script.write_text(
            "#!/bin/sh\n"
            f'[ "$1" = --version ] && echo "{name} (PostgreSQL) {version}" && exit 0\n'
            f'echo "{complaint}"\nexit 1\n'
        )
        script.chmod(0o755)
    return folder


def is_one_sentence_with_a_mend(said: str) -> bool:
    """What is wrong and how to mend it, on one line, without a traceback."""
    return "Traceback" not in said and said.count("\n") == 1 and said.count(". ") >= 1
