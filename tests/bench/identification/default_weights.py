"""The weights that are shipped: trained on the invented development population, and on no other.

    .venv/bin/python -m tests.bench.identification.default_weights

The labelled pairs are of a caller's words and a row on file, since that is what is compared while
the telephone rings. Writes goldenhour/linkage/data/weights.json.
"""

import csv
import json
import logging
import sys
import tempfile
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import splink
from splink import Linker

from goldenhour.identification.jobs import model, records, training
from goldenhour.identification.jobs.splink_engine import Backend, Engine
from goldenhour.identification.rules import people_file
from goldenhour.linkage.model import OWN
from tests.bench.identification import thresholds
from tests.bench.population import files
from tests.bench.population.households import ON

OUT = Path("goldenhour/linkage/data/weights.json")
ROWS, QUERIES = 100_000, 40_000
SEED = files.DEVELOPMENT
RANDOM_PAIRS = 4e6
HALF = 0.5  # a sighting: what a level counts that was never seen
PAIRS = """
SELECT count(*) AS pairs FROM queries JOIN people USING (person_id) WHERE person_id <> ''
"""


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files.write(folder, files.Wanted(ROWS, QUERIES), SEED)
        kept = records.keep([folder / "people.csv"], folder / "people.parquet", ignore_extra=False)
        said = said_table(folder, first=kept.rows)
        backend = Backend(Engine.duckdb, folder)
        weights = trained(backend, kept.path, said)
        backend.close()
        thresholds.fix(weights, folder)
    OUT.write_text(json.dumps(weights, indent=1) + "\n")
    sys.stdout.write(f"{OUT}: trained on {weights[OWN]['from']}\n")


def said_table(folder: Path, *, first: int) -> Path:
    """The queries of a population as a table of standard records, with their truth as label.

    A stranger's label is the query's own, so that it meets nobody.
    """
    with (folder / "truth.csv").open(newline="") as truth:
        labels = {row["query_id"]: row["person_id"] for row in csv.DictReader(truth)}
    with (folder / "queries.csv").open("rb") as lines:
        said = [
            each[1]
            for each in people_file.queries(lines)
            if not isinstance(each, people_file.Refused)
        ]
    ids = [labels[query.query_id] or query.query_id for query in said]
    into = folder / "queries.parquet"
    pq.write_table(records.table(said, ids, "queries", first=first, on=ON), into)
    return into


def trained(backend: Backend, people: Path, queries: Path) -> dict[str, Any]:
    """Splink's model of one caller's words beside one row, with where it came from."""
    tables = [backend.table(people, "people"), backend.table(queries, "queries")]
    linker = Linker(tables, model.settings("duckdb", "link_only"), log_level=logging.ERROR)
    linker.training.estimate_u_using_random_sampling(RANDOM_PAIRS, seed=training.SEED)
    linker.training.estimate_m_from_label_column("person_id")
    weights: dict[str, Any] = linker.misc.save_model_to_json()
    (counted,) = linker.misc.query_sql(PAIRS).as_record_list()
    pairs = int(counted["pairs"])
    weights[model.PRIOR] = pairs / (records.count(people) * records.count(queries))
    corrected(weights, pairs)
    weights["link_type"] = "dedupe_only"
    weights[OWN] = {
        "rows": ROWS,
        "from": f"invented population of seed {SEED}: {ROWS} rows, {QUERIES} callers, "
        f"{pairs} labelled pairs of a caller's words and a row (tests/bench/population); m from "
        f"labels, by Splink {splink.__version__} on DuckDB. A force trains its own.",
    }
    return weights


def corrected(weights: dict[str, Any], pairs: int) -> None:
    """Half a sighting for what was never seen; and u without the true pairs among the random ones.

    Splink takes every random pair for strangers. Among so few rows one in a hundred thousand is
    not, and that would be most of those who agree on a number or an e-mail address.
    """
    prior = weights[model.PRIOR]
    for comparison in weights["comparisons"]:
        for level in comparison["comparison_levels"]:
            if not level.get("is_null_level"):
                m = level.get("m_probability") or HALF / pairs
                u = level.get("u_probability") or 0.0
                level["m_probability"] = m
                level["u_probability"] = max(u - prior * m, HALF / RANDOM_PAIRS)


if __name__ == "__main__":
    main()
