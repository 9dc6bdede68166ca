"""Tasks: people on file, queries, and the truth about each query, from any of the labelled sets.

FEBRL and Splink's historical set are private data (``GOLDENHOUR_PRIVATE_DATA``) and are never
committed; without them their gates are left out, and the page says so.
"""

import csv
import os
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from goldenhour.identification.jobs import records
from goldenhour.identification.rules.people_file import Person, Query, Refused, people, queries
from tests.bench.population import files
from tests.bench.population.households import ON

AT_ONCE = 20_000
SEED = 11
HELD_OUT = 0.25  # of the historical persons: nobody whom the file knows


@dataclass(frozen=True)
class Truth:
    """Who was meant by a query: nobody on file where ``person_id`` is empty."""

    query_id: str
    person_id: str
    sample: str = "all"
    name_group: str = ""
    age: int = 0
    kind: str = ""


@dataclass(frozen=True)
class Task:
    """Two tables of standard records in a folder, and the truth in the order of the queries."""

    folder: Path
    truth: list[Truth]

    @property
    def people(self) -> Path:
        return self.folder / "people.parquet"

    @property
    def queries(self) -> Path:
        return self.folder / "queries.parquet"


def private(name: str) -> Path | None:
    """A labelled set of others, where this machine has it."""
    folder = os.environ.get("GOLDENHOUR_PRIVATE_DATA", "../shared/data")
    path = Path(folder, "linkage", name)
    return path if path.exists() else None


def population(folder: Path, wanted: files.Wanted, seed: int) -> Task:
    """The invented population of a seed; one that lies there whole already is used again."""
    mark, wish = folder / "whole", f"{wanted} {seed}"
    if not mark.exists() or mark.read_text() != wish:
        mark.unlink(missing_ok=True)
        files.write(folder, wanted, seed)
        with (folder / "people.csv").open("rb") as lines:
            on_file = (each[1] for each in people(lines) if not isinstance(each, Refused))
            _write(folder / "people.parquet", ((one.person_id, one) for one in on_file))
        mark.write_text(wish)
    with (folder / "truth.csv").open(newline="") as lines_of_truth:
        truth = [
            Truth(**(row | {"age": int(row["age"])}))  # type: ignore[arg-type]
            for row in csv.DictReader(lines_of_truth)
        ]
    with (folder / "queries.csv").open("rb") as lines:
        said = [each[1] for each in queries(lines) if not isinstance(each, Refused)]
    return _task(folder, said, truth)


def febrl(folder: Path, people_csv: Path, queries_csv: Path) -> Task:
    """FEBRL's fourth set: each of 5,000 originals has one duplicate, which is asked for."""
    folder.mkdir(parents=True, exist_ok=True)
    originals = [Person(each["person_id"], **_without_id(each)) for each in _febrl(people_csv)]
    _write(folder / "people.parquet", ((one.person_id, one) for one in originals))
    asked = list(_febrl(queries_csv))
    said = [Query(f"q{each['person_id']}", **_without_id(each)) for each in asked]
    truth = [Truth(f"q{each['person_id']}", each["person_id"]) for each in asked]
    return _task(folder, said, truth)


def _febrl(path: Path) -> Iterator[dict[str, str]]:
    with path.open(newline="") as lines:
        for row in csv.DictReader(lines, skipinitialspace=True):
            born = row["date_of_birth"]
            yield {
                "person_id": row["rec_id"].split("-")[1],
                "given_name": row["given_name"],
                "surname": row["surname"],
                "date_of_birth": f"{born[:4]}-{born[4:6]}-{born[6:]}" if born else "",
                "house": row["street_number"],
                "street": row["address_1"],
                "locality": row["suburb"],
                "postcode": row["postcode"],
            }


def _without_id(said: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in said.items() if name != "person_id"}


def historical(folder: Path, path: Path) -> Task:
    """Splink's historical persons: one record of each is asked for, a quarter is not on file."""
    folder.mkdir(parents=True, exist_ok=True)
    dice = random.Random(SEED)
    columns = "cluster, first_name, surname, dob, birth_place, postcode_fake, gender"
    rows = duckdb.execute(f"SELECT {columns} FROM '{path}' ORDER BY cluster, unique_id").fetchall()
    kept: list[tuple[str, Person]] = []
    said: list[Query] = []
    truth: list[Truth] = []
    for cluster, group in groupby(rows, key=lambda row: row[0]):
        of_one = [_historical(row) for row in group]
        is_known = dice.random() >= HELD_OUT
        if len(of_one) > 1 or not is_known:
            asked = of_one.pop(int(dice.random() * len(of_one)))
            said.append(Query(f"q{len(said)}", **asked))
            truth.append(Truth(f"q{len(truth)}", cluster if is_known else ""))
        if is_known:
            kept.extend((cluster, Person(cluster, **one)) for one in of_one)
    _write(folder / "people.parquet", kept)
    return _task(folder, said, truth)


def _historical(row: tuple[Any, ...]) -> dict[str, str]:
    _, given, surname, born, place, postcode, sex = (value or "" for value in row)
    return {
        "given_name": given,
        "surname": surname,
        "date_of_birth": born,
        "sex": sex,
        "locality": place,
        "postcode": postcode,
    }


def _task(folder: Path, said: list[Query], truth: list[Truth]) -> Task:
    ids = [each.query_id for each in said]
    first = records.count(folder / "people.parquet")
    pq.write_table(
        records.table(said, ids, "queries", first=first, on=ON), folder / "queries.parquet"
    )
    return Task(folder, truth)


def _write(into: Path, said: Iterable[tuple[str, Person]]) -> None:
    """People as standard records, some thousands at a time."""
    with pq.ParquetWriter(into, records.SCHEMA) as kept:
        first = 0
        for batch in _batches(said):
            ids, rows = zip(*batch, strict=True)
            table: pa.Table = records.table(rows, ids, "people", first=first)
            kept.write_table(table)
            first += len(batch)


def _batches(said: Iterable[tuple[str, Person]]) -> Iterator[list[tuple[str, Person]]]:
    batch: list[tuple[str, Person]] = []
    for each in said:
        batch.append(each)
        if len(batch) == AT_ONCE:
            yield batch
            batch = []
    if batch:
        yield batch
