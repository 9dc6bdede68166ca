"""Process: the one place where a programme of PostgreSQL is run, and what a number belongs to."""

import subprocess
from pathlib import Path
from typing import Any

PROC = Path("/proc")


def run(words: list[str | Path], **how: Any) -> subprocess.CompletedProcess[str]:
    """Run a programme to its end, without a shell; the output is text."""
    # Paths come from the installation and from settings of whoever runs us, never from a request.
    return subprocess.run(words, stdin=subprocess.DEVNULL, text=True, **how)  # noqa: S603


def command_of(pid: int) -> str:
    """The command line of a process; empty where there is none."""
    if PROC.is_dir():
        try:
            return (PROC / str(pid) / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        except OSError:
            return ""
    return run(["/bin/ps", "-p", str(pid), "-o", "args="], capture_output=True).stdout
