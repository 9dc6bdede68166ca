"""Parity: the engine's weight of a pair beside Splink's own, of the same model and records."""

import json
import logging
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
from splink import Linker

from goldenhour.identification.jobs import model, records
from goldenhour.identification.jobs.splink_engine import Backend, Engine
from goldenhour.identification.rules import people_file
from goldenhour.linkage import comparisons, scoring, standard
from goldenhour.linkage import model as linkage_model
from goldenhour.linkage.pairs import Pair
from goldenhour.linkage.standard import Standard
from tests.bench.population import files
from tests.bench.population.households import ON

WEIGHTS = Path(comparisons.__file__).with_name("data") / "weights.json"
STRANGERS = "l.unique_id % {apart} = r.unique_id % {apart}"


@dataclass(frozen=True)
class Compared:
    """How far the two are apart over so many pairs, in bits; and which levels were met."""

    differences: list[float]
    levels: set[tuple[str, str]]


def weights() -> dict[str, Any]:
    """The weights that are shipped."""
    return dict(json.loads(WEIGHTS.read_text("utf-8")))


def compared(folder: Path, *, rows: int, queries: int, pairs: int, seed: int) -> Compared:
    """Pairs of people on file and of callers, related ones and strangers, weighed by both."""
    crowd = files.Crowd(files.Wanted(rows, queries), seed)
    people: list[people_file.Person | people_file.Query] = list(crowd.rows())
    people.extend(query for query, _ in crowd.queries())
    read = [standard.read(each._asdict(), on=ON) for each in people]
    apart = max(2, len(people) ** 2 // (2 * pairs))
    weighed = by_splink(folder, people, STRANGERS.format(apart=apart))
    related, strangers = halves(weighed, pairs)
    return _compared([*related, *strangers], read)


def halves(weighed: list[tuple[int, int, float]], pairs: int) -> tuple[list[Any], list[Any]]:
    """So many pairs in all, half of them the weightiest."""
    ordered = sorted(weighed, key=lambda pair: -pair[2])
    step = max(1, len(ordered) // (pairs // 2))
    return ordered[: pairs // 2], ordered[::step][: pairs // 2]


def by_splink(
    folder: Path, people: Sequence[people_file.Person | people_file.Query], rule: str
) -> list[tuple[int, int, float]]:
    """Splink's weight of each pair that it blocks, or that the rule finds."""
    ids = [str(number) for number in range(len(people))]
    path = folder / "parity.parquet"
    pq.write_table(records.table(people, ids, "all", first=0, on=ON), path)
    backend = Backend(Engine.duckdb, folder)
    settings = model.trained(weights(), "duckdb", "dedupe_only")
    settings["blocking_rules_to_generate_predictions"].append({"blocking_rule": rule})
    linker = Linker(backend.table(path, "people"), settings, log_level=logging.ERROR)
    found = linker.inference.predict(warning_mode="never").as_dict()
    backend.close()
    columns = ("unique_id_l", "unique_id_r", "match_weight")
    return list(zip(*(found[name] for name in columns), strict=True))


def _compared(weighed: list[tuple[int, int, float]], read: list[Standard]) -> Compared:
    trained, rarity = linkage_model.read(weights()), Rarity(read)
    apart, levels = [], set()
    for left, right, bits in weighed:
        score = scoring.score(Pair(read[left], read[right]), trained, rarity)
        apart.append(abs(score.bits - bits))
        levels |= {
            (part.comparison.id, part.comparison.levels[part.level].id) for part in score.parts
        }
    return Compared(apart, levels)


class Rarity:
    """How often each value of a column stands among the records, as Splink counts it."""

    def __init__(self, read: list[Standard]) -> None:
        self.counts = {
            column: Counter(value for each in read if (value := each.text(column)) is not None)
            for column in comparisons.FREQUENCIES
        }
        self.totals = {column: counts.total() for column, counts in self.counts.items()}

    def __call__(self, column: str, value: str) -> float | None:
        count = self.counts[column][value]
        return count / self.totals[column] if count else None
