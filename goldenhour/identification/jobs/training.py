"""Training: what each level of agreement weighs, learnt from a people file.

u, how often strangers agree, comes from random pairs. m, how often two records of one person
agree, comes from the labels where persons have several rows (``person_id`` again), else from
expectation maximisation. Its three sessions each hold fixed what the others learn, because a
session cannot learn a comparison that its own rule uses, and Splink would say nothing: the
level of swapped names ties both names together. Rules that find households (same address, same
number) are left out of it, or their members would be learnt as one person.
"""

import logging
from dataclasses import dataclass
from typing import Any

from splink import Linker

from goldenhour.identification.jobs import model
from goldenhour.identification.jobs.records import Kept
from goldenhour.identification.jobs.splink_engine import Backend

SEED = 7
RANDOM_PAIRS = 2e6
LABELS_WANTED = 500  # pairs of rows of one person; fewer teach nothing about rare levels
SESSIONS = (
    "l.birth = r.birth AND l.sector = r.sector",
    "l.surname = r.surname AND l.given_name = r.given_name AND l.sector = r.sector",
    "l.surname = r.surname AND l.given_name = r.given_name AND l.birth = r.birth",
)
# Pairs that agree so are one person nearly always; of all true pairs they are about RECALL.
CERTAIN_PAIRS = """
SELECT CAST(coalesce(sum(n * (n - 1) / 2), 0) AS BIGINT) AS pairs FROM (
  SELECT count(*) AS n FROM records
  WHERE birth IS NOT NULL AND surname IS NOT NULL AND given_name IS NOT NULL
  GROUP BY birth, surname, given_name) AS counted
"""
CERTAIN_WANTED = 20
RECALL = 0.6
MEETING = """
SELECT count(*) AS pairs FROM records AS l JOIN records AS r ON {rule} AND l.unique_id < r.unique_id
"""
SESSION_WANTED = 200
PAIRS = """
SELECT CAST(sum(n) AS BIGINT) AS records, CAST(sum(n * (n - 1) / 2) AS BIGINT) AS pairs
FROM (SELECT count(*) AS n FROM records GROUP BY source_dataset, person_id) AS counted
"""
PROBABILITIES = ("m_probability", "u_probability")


@dataclass(frozen=True)
class Trained:
    """Splink's model as it is saved, and how it was trained."""

    weights: dict[str, Any]
    way: str  # "labels" or "expectation maximisation"
    pairs: int  # pairs of rows of one person, as the labels say


def train(kept: Kept, backend: Backend, otherwise: dict[str, Any]) -> Trained:
    """Weights for the records of a table; what it cannot teach is taken from other weights."""
    table = backend.table(kept.path, "records")
    settings = model.settings(backend.engine.dialect, "dedupe_only")
    linker = Linker(table, settings, log_level=logging.ERROR)
    (counted,) = linker.misc.query_sql(PAIRS).as_record_list()
    rows, pairs = int(counted["records"] or 0), int(counted["pairs"] or 0)
    linker.training.estimate_u_using_random_sampling(RANDOM_PAIRS, seed=SEED)
    if pairs >= LABELS_WANTED:
        linker.training.estimate_m_from_label_column("person_id")
        prior, way = 2 * pairs / (rows * (rows - 1)), "labels"
    else:
        prior = _prior(linker, rows, otherwise)
        linker._settings_obj._probability_two_random_records_match = prior
        learnt = sum(_session(linker, rule) for rule in SESSIONS)
        way = f"expectation maximisation in {learnt} of {len(SESSIONS)} sessions"
    weights = linker.misc.save_model_to_json()
    weights[model.PRIOR] = prior
    return Trained(completed(weights, otherwise), way, pairs)


def _prior(linker: Linker, rows: int, otherwise: dict[str, Any]) -> float:
    """The chance that two records are of one person, by how many nearly certain pairs there are.

    Where there are next to none, nothing can be learnt from them: the other weights' chance.
    """
    (found,) = linker.misc.query_sql(CERTAIN_PAIRS).as_record_list()
    if found["pairs"] < CERTAIN_WANTED:
        return float(model.for_rows(otherwise, rows)[model.PRIOR])
    return float(found["pairs"] / RECALL / (rows * (rows - 1) / 2))


def _session(linker: Linker, rule: str) -> bool:
    """One session; whether there were pairs enough to learn from.

    They are counted before: a session of Splink that fails leaves its model in pieces.
    """
    (found,) = linker.misc.query_sql(MEETING.format(rule=rule)).as_record_list()
    if found["pairs"] < SESSION_WANTED:
        return False
    linker.training.estimate_parameters_using_expectation_maximisation(rule)
    return True


def completed(weights: dict[str, Any], otherwise: dict[str, Any]) -> dict[str, Any]:
    """The weights with every level that was never seen filled from others, m and u each."""
    for ours, others in zip(weights["comparisons"], otherwise["comparisons"], strict=True):
        levels = zip(ours["comparison_levels"], others["comparison_levels"], strict=True)
        for level, other in levels:
            for name in PROBABILITIES:
                if level.get(name) is None and other.get(name) is not None:
                    level[name] = other[name]
    return weights
