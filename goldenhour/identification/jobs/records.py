"""People files as one table of standard records, kept in a Parquet file that is whole or absent.

A malformed row refuses all of them: the contract wants nothing dropped in silence.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from goldenhour.identification.rules import people_file
from goldenhour.identification.rules.people_file import Person, Query, Refused
from goldenhour.linkage import standard

AT_ONCE = 20_000
WHENEVER = date.max  # people files hold whole dates, which are read alike on any day
YEARS = {"born_first", "born_last"}
SCHEMA = pa.schema(
    [
        ("unique_id", pa.int64()),
        ("source_dataset", pa.string()),
        ("person_id", pa.string()),
        *((name, pa.int32() if name in YEARS else pa.string()) for name in standard.COLUMNS),
    ]
)
Progress = Callable[[int], None]  # told of so many bytes read, or of one part done


@dataclass(frozen=True)
class Fault:
    """A refused row: its file, and what ``people_file`` says of it."""

    path: Path
    refused: Refused


class Unusable(ValueError):
    """People files with malformed rows; ``faults`` names each."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(f"{len(faults)} rows are malformed")
        self.faults = faults


@dataclass(frozen=True)
class Kept:
    """A table of standard records: where it lies, how many, and how many files it came from."""

    path: Path
    rows: int
    files: int


def keep(
    files: Sequence[Path], into: Path, *, ignore_extra: bool, progress: Progress = lambda _: None
) -> Kept:
    """Read the files and write the table. Raises Unusable, and then there is no table."""
    part = into.with_name(into.name + ".part")
    faults: list[Fault] = []
    sources = {path: f"file_{number}" for number, path in enumerate(files, start=1)}
    rows = 0
    with pq.ParquetWriter(part, SCHEMA) as kept:
        for path in files:
            for people in _batches(path, faults, progress, ignore_extra=ignore_extra):
                if not faults:
                    ids = [person.person_id for person in people]
                    kept.write_table(table(people, ids, sources[path], first=rows))
                    rows += len(people)
    if faults:
        part.unlink()
        raise Unusable(faults)
    part.replace(into)
    return Kept(into, rows, len(files))


def count(path: Path) -> int:
    """How many records a kept table has."""
    return int(pq.ParquetFile(path).metadata.num_rows)


def _batches(
    path: Path, faults: list[Fault], progress: Progress, *, ignore_extra: bool
) -> Iterator[list[Person]]:
    """The rows of a file, some thousands at a time; what is refused goes to ``faults``."""
    with path.open("rb") as lines:
        read = people_file.people(_counted(lines, progress), ignore_extra=ignore_extra)
        while batch := list(islice(read, AT_ONCE)):
            faults.extend(Fault(path, each) for each in batch if isinstance(each, Refused))
            yield [each[1] for each in batch if not isinstance(each, Refused)]


def _counted(lines: Iterator[bytes], progress: Progress) -> Iterator[bytes]:
    for line in lines:
        progress(len(line))
        yield line


def table(
    said: Sequence[Person | Query],
    person_ids: Sequence[str],
    source: str,
    *,
    first: int,
    on: date = WHENEVER,
) -> pa.Table:
    """Rows as standard records, numbered from ``first``; ``on`` is the day they were said."""
    read = [standard.read(each._asdict(), on=on) for each in said]
    columns: dict[str, list[Any]] = {
        "unique_id": list(range(first, first + len(said))),
        "source_dataset": [source] * len(said),
        "person_id": list(person_ids),
    }
    columns |= {name: [getattr(each, name) for each in read] for name in standard.COLUMNS}
    return pa.table(columns, schema=SCHEMA)
