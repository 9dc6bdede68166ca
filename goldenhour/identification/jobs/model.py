"""The model as Splink takes it: the comparisons of the engine, and which pairs are compared.

``BLOCKING`` is what the whole population is compared by; the live engine has keys of its own,
more of them. Source of the comparisons: ``goldenhour.linkage.comparisons``.
"""

from typing import Any

from goldenhour.linkage import comparisons
from goldenhour.linkage.conditions import Dialect
from goldenhour.linkage.model import OWN

PRIOR = "probability_two_random_records_match"
SMALLEST = 10_000  # a file of fewer rows is a part of a population, no small one: ours, conf P


def _both(*columns: str) -> str:
    return " AND ".join(f"l.{column} = r.{column}" for column in columns)


# Pairs that share any of these are compared. Each is narrow enough for a million rows.
BLOCKING = (
    _both("phone"),
    _both("email"),
    _both("birth", "surname_sound"),
    _both("birth", "given_root"),
    _both("birth", "postcode"),
    _both("birth", "locality"),
    _both("surname_sound", "postcode"),
    _both("given_root", "postcode"),
    _both("road", "locality"),
    _both("surname", "given_root", "sector"),
    _both("surname_sound", "given_sound", "street"),
    _both("surname", "given_name", "born_first"),
    "l.surname = r.given_name AND l.given_name = r.surname",
    "l.surname_sound = r.surname_sound AND l.given_root = r.given_root"
    " AND l.born_first = r.born_first"
    " AND substr(l.birth, 6, 2) = substr(r.birth, 9, 2)"
    " AND substr(l.birth, 9, 2) = substr(r.birth, 6, 2)",
)


def settings(dialect: Dialect, link_type: str) -> dict[str, Any]:
    """Settings of an untrained model."""
    return {
        "link_type": link_type,
        "unique_id_column_name": "unique_id",
        "source_dataset_column_name": "source_dataset",
        "comparisons": _comparisons(dialect),
        "blocking_rules_to_generate_predictions": [{"blocking_rule": one} for one in BLOCKING],
        "retain_matching_columns": False,
        "retain_intermediate_calculation_columns": False,
        "additional_columns_to_retain": ["person_id"],
    }


def _comparisons(dialect: Dialect) -> list[dict[str, Any]]:
    """The engine's comparisons; Spark takes a name in double quotes for text, so in its own."""
    ours = comparisons.settings(dialect)
    if dialect == "spark":
        for comparison in ours:
            for level in comparison["comparison_levels"]:
                level["sql_condition"] = level["sql_condition"].replace('"', "`")
    return ours


def trained(weights: dict[str, Any], dialect: Dialect, link_type: str) -> dict[str, Any]:
    """Settings with the probabilities of a weights file, whichever engine it was trained on."""
    fresh = settings(dialect, link_type)
    fresh[PRIOR] = weights[PRIOR]
    for ours, kept in zip(fresh["comparisons"], weights["comparisons"], strict=True):
        levels = zip(ours["comparison_levels"], kept["comparison_levels"], strict=True)
        for level, known in levels:
            for name in ("m_probability", "u_probability"):
                if known.get(name) is not None:
                    level[name] = known[name]
    return fresh


def for_rows(weights: dict[str, Any], rows: int) -> dict[str, Any]:
    """The weights for a population of another size: the more records, the rarer a true pair.

    Where a file says of how many rows it was made (``rows`` in our entry), a record is expected
    to have as many others of its person here as there; else the file's chance stands.
    """
    trained_on = weights.get(OWN, {}).get("rows")
    if not trained_on or not rows:
        return weights
    return weights | {PRIOR: min(0.5, weights[PRIOR] * trained_on / max(rows, SMALLEST))}
