"""Files of an invented population: people, queries and the truth about them, streamed.

.venv/bin/python -m tests.bench.population.files FOLDER ROWS [SEED]
"""

import csv
import random
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from goldenhour.identification.rules import people_file
from tests.bench.population import names
from tests.bench.population.callers import stated
from tests.bench.population.households import Person, households
from tests.bench.population.records import on_file

DEVELOPMENT, TEST = 20_261, 20_262  # seeds: nothing is fixed on the test's population
STRANGERS = 0.25  # of the queries: people whom the file does not know
TRUTH = ("query_id", "person_id", "sample", "name_group", "age", "kind")
YOUNGEST_CALLER = 10
BANDS = ((18, "10-17"), (30, "18-29"), (45, "30-44"), (65, "45-64"), (80, "65-79"), (200, "80+"))


@dataclass(frozen=True)
class Wanted:
    """How much of a population: rows on file, queries, and queries of each name group besides."""

    rows: int
    queries: int = 4000
    of_each_group: int = 0


def write(folder: Path, wanted: Wanted, seed: int) -> None:
    """Write people.csv, queries.csv and truth.csv; the same seed writes the same."""
    folder.mkdir(parents=True, exist_ok=True)
    crowd = Crowd(wanted, seed)
    with ExitStack() as opened:
        people = _table(folder / "people.csv", people_file.Person._fields, opened)
        for row in crowd.rows():
            people.writerow(row)
        queries = _table(folder / "queries.csv", people_file.Query._fields, opened)
        truth = _table(folder / "truth.csv", TRUTH, opened)
        for query, known in crowd.queries():
            queries.writerow(query)
            truth.writerow(known)


def _table(path: Path, header: tuple[str, ...], opened: ExitStack) -> Any:
    table = csv.writer(opened.enter_context(path.open("w", newline="", encoding="utf-8")))
    table.writerow(header)
    return table


class Crowd:
    """The people of one seed, and the callers drawn from among them while they pass by."""

    def __init__(self, wanted: Wanted, seed: int) -> None:
        self.wanted = wanted
        self.seed = seed
        self.dice = random.Random(seed + 1_000_000)
        groups = [group.name for group in names.groups()]
        self.drawn = {
            (is_known, group): _Draw(self.dice, _size(wanted, group, is_known=is_known))
            for group in ("", *groups)
            for is_known in (True, False)
        }

    def rows(self) -> Iterator[people_file.Person]:
        """Every row on file, household by household, until there are enough."""
        count = 0
        for people in households(self.seed):
            for person in people:
                kept = on_file(person, self.dice)
                yield from kept
                count += len(kept)
                self._offer(person, is_known=bool(kept))
            if count >= self.wanted.rows:
                return

    def _offer(self, person: Person, *, is_known: bool) -> None:
        if person.age >= YOUNGEST_CALLER:
            for sample in ("", person.group):
                self.drawn[is_known, sample].offer(person)

    def queries(self) -> Iterator[tuple[people_file.Query, tuple[str, ...]]]:
        """Each query with the truth about it; to be asked after the rows."""
        number = 0
        for (is_known, sample), draw in self.drawn.items():
            for person in draw.kept:
                number += 1
                query = stated(person, f"q{number}", self.dice)
                truth = (person.person_id if is_known else "", sample or "all", person.group)
                yield query, (query.query_id, *truth, str(person.age), person.kind)


def _size(wanted: Wanted, group: str, *, is_known: bool) -> int:
    of_all = wanted.of_each_group if group else wanted.queries
    return round(of_all * (1 - STRANGERS if is_known else STRANGERS))


class _Draw:
    """So many people drawn evenly from a stream whose length nobody knows."""

    def __init__(self, dice: random.Random, size: int) -> None:
        self.kept: list[Person] = []
        self._dice, self._size, self._seen = dice, size, 0

    def offer(self, person: Person) -> None:
        self._seen += 1
        if len(self.kept) < self._size:
            self.kept.append(person)
        elif (place := int(self._dice.random() * self._seen)) < self._size:
            self.kept[place] = person


def band(age: int) -> str:
    """The age band of the tables."""
    return next(name for below, name in BANDS if age < below)


if __name__ == "__main__":
    folder, rows, *rest = sys.argv[1:]
    write(Path(folder), Wanted(int(rows), 4000, 1200), int(rest[0]) if rest else DEVELOPMENT)
