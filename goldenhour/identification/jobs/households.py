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
# One row of the address stands for all: every other row is tied to it, so edges stay few.
TIED = """
SELECT min(unique_id) OVER (PARTITION BY {columns}) AS unique_id_l, unique_id AS unique_id_r,
       1.0 AS match_probability
FROM records WHERE {known}
"""
MEETING = (("uprn",), ("address",), ("road", "sector"))
ADDRESSED = "uprn IS NOT NULL OR address IS NOT NULL OR (road IS NOT NULL AND sector IS NOT NULL)"
TOGETHER = f"""
SELECT DISTINCT cluster_id, person_id FROM gathered JOIN records USING (unique_id)
WHERE {ADDRESSED}
"""
NOWHERE = f"""
SELECT DISTINCT person_id FROM records AS r WHERE NOT EXISTS (
  SELECT 1 FROM records AS s WHERE s.person_id = r.person_id AND ({ADDRESSED}))
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
    ask("CREATE TABLE ties AS " + " UNION ALL ".join(_tie(columns) for columns in MEETING))
    ties = backend.api.register("ties", table_name="ties")
    clusters = cluster_pairwise_predictions_at_threshold(
        nodes, ties, backend.api, node_id_column_name="unique_id"
    )
    ask(f"CREATE VIEW gathered AS SELECT cluster_id, unique_id FROM {clusters.physical_name}")
    together: dict[int, list[str]] = {}
    for cluster, person in ask(TOGETHER + "ORDER BY cluster_id, person_id").fetchall():
        together.setdefault(cluster, []).append(person)
    alone = [[person] for (person,) in ask(NOWHERE + "ORDER BY person_id").fetchall()]
    return [*together.values(), *alone]


def _tie(columns: tuple[str, ...]) -> str:
    known = " AND ".join(f"{column} IS NOT NULL" for column in columns)
    return TIED.format(columns=", ".join(columns), known=known)


def _written(found: list[list[str]], out: Path) -> int:
    part = out.with_name(out.name + ".part")
    with part.open("w", newline="", encoding="utf-8") as file:
        table: Any = csv.writer(file)
        table.writerow(HEADER)
        for number, people in enumerate(found, start=1):
            table.writerows((f"H{number}", person) for person in people)
    part.replace(out)
    return len(found)
