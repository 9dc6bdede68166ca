"""The engine and Splink, asked the same queries about the same people with the same weights."""

import logging
import time
from collections.abc import Iterator, Mapping, Sequence
from math import inf
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow.parquet as pq
from splink import Linker

from goldenhour.identification.jobs import model, records
from goldenhour.identification.jobs.splink_engine import Backend, Engine
from goldenhour.linkage import blocking, comparisons, standard
from goldenhour.linkage import model as linkage_model
from goldenhour.linkage.index.building import Builder, postings_of
from goldenhour.linkage.index.searching import Found, Index
from goldenhour.linkage.standard import Standard
from tests.bench.identification.scores import Best
from tests.bench.identification.tasks import Task


class Took(NamedTuple):
    """Milliseconds of one query: by the clock, and of the processor where others share it."""

    clock: float
    processor: float


NOBODY = Best("", -inf, 0.0)
SHOWN = 5  # persons, as the command shows where nothing else is said
# What the engine asks besides the keys of the record itself: day and month exchanged, names
# swapped, the years that an age leaves and those beside them.
MISUNDERSTOOD = (
    "l.born_first = r.born_first AND substr(l.birth, 6, 2) = substr(r.birth, 9, 2)"
    " AND substr(l.birth, 9, 2) = substr(r.birth, 6, 2) AND l.surname_sound = r.surname_sound",
    "l.surname_sound = r.given_sound AND l.given_sound = r.surname_sound",
    "l.surname_sound = r.surname_sound AND l.given_root = r.given_root"
    " AND l.born_first - 1 <= r.born_last AND l.born_last + 1 >= r.born_first",
)
DERIVED = {
    "year": "{side}.born_first",
    "head": "substr({side}.phone, 1, 5)",
    "tail": "substr({side}.phone, -5)",
    "begin": "substr({side}.surname, 1, 3)",
    "initial": "substr({side}.given_name, 1, 1)",
}
BEST = """
WITH persons AS (
  SELECT person_id_r AS query_id, person_id_l AS person_id, max(match_weight) AS bits
  FROM found GROUP BY ALL),
ranked AS (
  SELECT *, row_number() OVER (PARTITION BY query_id ORDER BY bits DESC, person_id) AS place,
         lead(bits) OVER (PARTITION BY query_id ORDER BY bits DESC, person_id) AS next
  FROM persons)
SELECT query_id, person_id, bits, coalesce(bits - next, 1e9) FROM ranked WHERE place = 1
"""


def same_rules() -> list[str]:
    """The engine's keys as Splink's blocking rules."""
    keys = [" AND ".join(_same(part) for part in parts) for _, parts in blocking.KINDS]
    return [*keys, *MISUNDERSTOOD]


def _same(part: str) -> str:
    said = DERIVED.get(part, "{side}." + part)
    return f"{said.format(side='l')} = {said.format(side='r')}"


def read(path: Path) -> Iterator[tuple[str, Standard]]:
    """The standard records of a table, each with its id."""
    for batch in pq.ParquetFile(path).iter_batches(20_000):
        columns = [batch.column(name).to_pylist() for name in standard.COLUMNS]
        ids = batch.column("person_id").to_pylist()
        for person, *values in zip(ids, *columns, strict=True):
            yield person, Standard(*values)


def built(people: Path, weights: Mapping[str, Any]) -> Index:
    """The engine's index of a table, in memory."""
    builder = Builder()
    for person, record in read(people):
        builder.add(person, record)
    rows = builder.rows()
    return Index(rows, postings_of(rows), linkage_model.read(weights))


def by_engine(index: Index, queries: Path) -> tuple[list[Best], list[Took]]:
    """The best person of each query, and how long each took."""
    answers, took = [], []
    for _, record in read(queries):
        begun, busy = time.perf_counter(), time.thread_time()
        found = index.ask(record, top=SHOWN).found
        clock, processor = time.perf_counter() - begun, time.thread_time() - busy
        took.append(Took(clock * 1000, processor * 1000))
        answers.append(_best(index, record, found))
    return answers, took


def _best(index: Index, record: Standard, found: Sequence[Found]) -> Best:
    """The first, whether the guards let it be named, and how far behind the next such person is."""
    if not found:
        return NOBODY
    first, *others = found
    near = next((one for one in others if index.may_match(record, one.row)), None)
    lead = first.bits - near.bits if near else inf
    return Best(first.person, first.bits, lead, not index.may_match(record, first.row))


def by_weight(index: Index, queries: Path) -> list[Best]:
    """The best person of each query by weight alone, as if there were no guards."""
    answers = []
    for _, record in read(queries):
        found = index.ask(record, top=SHOWN).found
        lead = found[0].bits - found[1].bits if len(found) > 1 else inf
        answers.append(Best(found[0].person, found[0].bits, lead) if found else NOBODY)
    return answers


class Splink:
    """Splink 5 with a population registered, to be asked by ``predict_between``."""

    def __init__(self, task: Task, weights: dict[str, Any], rules: Sequence[str]) -> None:
        self.task = task
        self.backend = Backend(Engine.duckdb, task.folder)
        self.people = self.backend.table(task.people, "people")
        settings = model.trained(weights, "duckdb", "dedupe_only")
        settings["blocking_rules_to_generate_predictions"] = [
            {"blocking_rule": one} for one in rules
        ]
        self.linker = Linker(self.people, settings, log_level=logging.ERROR)
        for column in comparisons.FREQUENCIES:
            self.linker.table_management.compute_tf_table(column)
        self.asked = 0

    def ask(self, where: str = "true") -> list[tuple[str, str, float, float]]:
        """Query, best person, weight and lead, for every query where something holds."""
        self.asked += 1
        name = f"queries_{self.asked}"
        said = self.backend.table(self.task.queries, name, where)
        found = self.linker.inference.predict_between(self.people, said, warning_mode="never")
        found.as_duckdbpyrelation().create_view("found", replace=True)
        return list(self.backend.api.duckdb_con.execute(BEST).fetchall())

    def best(self) -> list[Best]:
        """The best person of each query of the common sample, in order; nobody for others."""
        first = records.count(self.task.people)
        of_all = sum(meant.sample == "all" for meant in self.task.truth)
        found = self.ask(f"unique_id < {first + of_all}")  # they come before those of a group
        known = {query: Best(person, bits, lead) for query, person, bits, lead in found}
        return [known.get(meant.query_id, NOBODY) for meant in self.task.truth]

    def close(self) -> None:
        self.backend.close()
