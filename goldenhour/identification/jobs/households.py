"""Households: who is on record at one address, gathered from a people file.

Rows meet by property number, by house and postcode, or by house, street and postcode sector;
what meets is one address, also by a chain of such rows (Splink's connected components). A person
on record at several addresses is in several households; one without any address is alone. Who
lives there now cannot be said: a people file has no dates. Nobody is merged with anybody.
"""

import csv
from pathlib import Path
from typing import Any

from splink.clustering import cluster_pairwise_predictions_at_threshold

from goldenhour.identification.jobs.records import Kept
from goldenhour.identification.jobs.splink_engine import Backend, Engine

HEADER = ("household_id", "person_id")
ADDRESSED = """
CREATE VIEW addressed AS SELECT * FROM records
WHERE uprn IS NOT NULL OR address IS NOT NULL OR (road IS NOT NULL AND sector IS NOT NULL)
"""
# The first row of an address stands for it: every other row is tied to it, so ties stay few.
TIES = """
CREATE TABLE ties AS
SELECT first AS unique_id_l, unique_id AS unique_id_r, 1.0 AS match_probability FROM (
  SELECT unique_id, min(unique_id) OVER (PARTITION BY uprn) AS first
  FROM addressed WHERE uprn IS NOT NULL
  UNION SELECT unique_id, min(unique_id) OVER (PARTITION BY address)
  FROM addressed WHERE address IS NOT NULL
  UNION SELECT unique_id, min(unique_id) OVER (PARTITION BY road, sector)
  FROM addressed WHERE road IS NOT NULL AND sector IS NOT NULL
) AS meeting WHERE first < unique_id
"""
TOGETHER = """
SELECT DISTINCT cluster_id, person_id FROM gathered JOIN addressed USING (unique_id)
ORDER BY cluster_id, person_id
"""
NOWHERE = """
SELECT DISTINCT person_id FROM records
WHERE person_id NOT IN (SELECT person_id FROM addressed) ORDER BY person_id
"""


def gather(kept: Kept, scratch: Path, out: Path) -> int:
    """Write the households, numbered by the first row of each; how many there are."""
    backend = Backend(Engine.duckdb, scratch)
    try:
        return _written(_households(kept, backend), out)
    finally:
        backend.close()


def _households(kept: Kept, backend: Backend) -> list[list[str]]:
    """The persons of each household, in order of the file."""
    if not kept.rows:
        return []
    nodes = backend.table(kept.path, "records")
    ask = backend.api.duckdb_con.execute
    ask(ADDRESSED)
    ask(TIES)
    clusters = cluster_pairwise_predictions_at_threshold(
        nodes,
        backend.api.register("ties", table_name="ties"),
        backend.api,
        node_id_column_name="unique_id",
    )
    clusters.as_duckdbpyrelation().create_view("gathered")
    together: dict[int, list[str]] = {}
    for cluster, person in ask(TOGETHER).fetchall():
        together.setdefault(cluster, []).append(person)
    return [*together.values(), *([person] for (person,) in ask(NOWHERE).fetchall())]


def _written(found: list[list[str]], out: Path) -> int:
    part = out.with_name(out.name + ".part")
    with part.open("w", newline="", encoding="utf-8") as file:
        table: Any = csv.writer(file)
        table.writerow(HEADER)
        for number, people in enumerate(found, start=1):
            table.writerows((f"H{number}", person) for person in people)
    part.replace(out)
    return len(found)
