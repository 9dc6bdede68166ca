"""Serving: a server for every module that opens pages, forked from one process of the worker.

Loading the house takes a server two seconds of a processor; here it is loaded once.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

from tests.conftest_database import ROOT, Templates

STARTED = 120  # seconds: a server not ready or not gone by then, on any machine, is broken
UNSAFE = "DJANGO_ALLOW_ASYNC_UNSAFE"  # for the tests' own process, never for a server


class Servers:
    """The servers of this worker, forked from one process that has the house loaded."""

    def __init__(self) -> None:
        words = [sys.executable, "-m", "tests.browser.serving"]
        environment = {name: said for name, said in os.environ.items() if name != UNSAFE}
        pipe = subprocess.PIPE
        self._loaded = subprocess.Popen(
            words, stdin=pipe, stdout=pipe, text=True, cwd=ROOT, env=environment
        )

    @contextmanager
    def serving(self, database: str, log: Path) -> Iterator[str]:
        """The address at which this database is served, once it answers there."""
        log.touch()
        process, port = self._answer(f"serve {database} {log}").split()
        try:
            address = f"http://127.0.0.1:{port}"
            urlopen(f"{address}/healthz", timeout=STARTED).close()
            yield address
        finally:
            self._answer(f"stop {process}")

    def end(self) -> None:
        """End the process."""
        self._loaded.communicate(timeout=STARTED)

    def _answer(self, line: str) -> str:
        assert self._loaded.stdin
        assert self._loaded.stdout
        self._loaded.stdin.write(f"{line}\n")
        self._loaded.stdin.flush()
        return self._loaded.stdout.readline()


@pytest.fixture(scope="session")
def servers(templates: Templates) -> Iterator[Servers]:
    """They find the cluster of the tests through the environment."""
    found = Servers()
    yield found
    found.end()
