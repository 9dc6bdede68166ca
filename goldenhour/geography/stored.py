"""Stored: opens the files of places that travel with the package.

The files are rebuilt by dev/geodata.py; data/ATTRIBUTION.txt names their sources and licences
and must be shown wherever the places are. Nothing here keeps what it reads: callers do.
"""

import csv
import gzip
from collections.abc import Iterator
from pathlib import Path

DATA = Path(__file__).parent / "data"


def stored_bytes(name: str) -> bytes:
    """The file's content; a `.gz` is unpacked. A missing file is a broken installation."""
    content = (DATA / name).read_bytes()
    return gzip.decompress(content) if name.endswith(".gz") else content


def stored_rows(name: str) -> Iterator[list[str]]:
    """Rows of a stored CSV without its heading."""
    rows = csv.reader(stored_bytes(name).decode().splitlines())
    next(rows)
    return rows


def attribution() -> str:
    """Sources and licences of the places, to be shown beside them."""
    return stored_bytes("ATTRIBUTION.txt").decode()
