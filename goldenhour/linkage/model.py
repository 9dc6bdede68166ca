"""Model: what each level of each comparison weighs, as Splink trained and saved it.

The file is Splink's own (``linker.misc.save_model_to_json``), read as is. Weights are logarithms
to base 2 of Bayes factors. Under ``goldenhour`` the same file may say the two probabilities from
which a record is a ``match`` or ``possible``, fixed on development data, and where it comes from;
Splink is given the file without that entry. A file made for other comparisons is refused.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import log2
from typing import Any

from goldenhour.linkage.comparisons import COMPARISONS
from goldenhour.linkage.conditions import Dialect, Same
from goldenhour.linkage.levels import Comparison

OWN = "goldenhour"  # our entry in Splink's file
MATCH, POSSIBLE = 0.95, 0.2  # where a file names no thresholds: ours, untested
EXTREME = 100.0  # bits; a probability of 0 in a file would weigh without end
UNSEEN = 1e-6  # Splink's probability of a level that training looked for and never met
DIALECTS: tuple[Dialect, ...] = ("duckdb", "spark")


class UnfitModel(ValueError):
    """A weights file that cannot be used. Says what is wrong with it."""


@dataclass(frozen=True)
class Weight:
    """A level's weight in bits, and what Splink needs to adjust it by rarity.

    ``expected`` is how often strangers share a value at all: u of the level of the same value.
    ``share`` is the strength of the adjustment, 0 for none; rarer than ``least`` counts as it.
    """

    bits: float
    expected: float = 0.0
    share: float = 0.0
    least: float = 0.0

    def adjustment(self, frequency: float | None) -> float:
        """The bits that the value's rarity adds; 0 where its frequency is not known."""
        if not self.share or frequency is None:
            return 0.0
        return self.share * (log2(self.expected) - log2(max(frequency, self.least)))


@dataclass(frozen=True)
class Model:
    """Weights by comparison and level, in the order of ``COMPARISONS``, and the prior in bits."""

    prior: float
    weights: tuple[tuple[Weight, ...], ...]
    match: float = MATCH
    possible: float = POSSIBLE
    provenance: str = ""


def read(saved: Mapping[str, Any]) -> Model:
    """The model in a weights file. Raises UnfitModel where it is for other comparisons."""
    try:
        found = {one["output_column_name"]: one for one in saved["comparisons"]}
        chance = float(saved.get("probability_two_random_records_match", 0.0001))
        own = saved.get(OWN, {})
        weights = tuple(_weights(one, found.get(one.id)) for one in COMPARISONS)
        match, possible = float(own.get("match", MATCH)), float(own.get("possible", POSSIBLE))
    except (KeyError, TypeError, ValueError, AttributeError) as bad:
        if isinstance(bad, UnfitModel):
            raise
        raise UnfitModel(f"This is no model saved by Splink: {bad!r}.") from bad
    if not 0 < chance < 1 or not 0 <= possible <= match <= 1:
        raise UnfitModel("A probability in the weights file is not between 0 and 1.")
    return Model(log2(chance / (1 - chance)), weights, match, possible, str(own.get("from", "")))


def _weights(one: Comparison, saved: Any) -> tuple[Weight, ...]:
    if saved is None:
        raise UnfitModel(f"The weights file does not compare {one.id}; train it again.")
    levels = saved["comparison_levels"]
    written = [" ".join(level["sql_condition"].split()) for level in levels]
    if written not in [[level.sql(dialect) for level in one.levels] for dialect in DIALECTS]:
        raise UnfitModel(f"The weights file has other levels of {one.id}; train it again.")
    steps = len(levels) - 1  # the null level has no weight
    chances = [_chances(level, place, steps) for place, level in enumerate(levels)]
    shared = {
        level.frequency: u
        for level, (_, u) in zip(one.levels, chances, strict=True)
        if level.condition == Same(level.frequency)
    }
    return tuple(
        _weight(level, m, u, shared) for level, (m, u) in zip(levels, chances, strict=True)
    )


def _chances(level: Mapping[str, Any], place: int, steps: int) -> tuple[float, float]:
    """The level's m and u; both 1 for the level of no weight."""
    if level.get("is_null_level"):
        return 1.0, 1.0
    m, u = _defaults(place, steps)
    return _chance(level.get("m_probability"), m), _chance(level.get("u_probability"), u)


def _weight(level: Mapping[str, Any], m: float, u: float, shared: Mapping[str, float]) -> Weight:
    bits = log2(m / u) if m > 0 and u > 0 else (EXTREME if u == 0 else -EXTREME)
    column = level.get("tf_adjustment_column")
    if column is None or level["sql_condition"] == "ELSE":
        return Weight(bits)
    if not shared.get(column):
        raise UnfitModel(f"The weights file adjusts by {column} without a level of the same.")
    share = float(level.get("tf_adjustment_weight", 1.0))
    return Weight(bits, shared[column], share, float(level.get("tf_minimum_u_value", 0.0)))


def _chance(written: Any, default: float) -> float:
    if written is None:
        return default
    return UNSEEN if isinstance(written, str) else float(written)


def _defaults(place: int, steps: int) -> tuple[float, float]:
    """Splink's m and u for a level that was never trained; ``place`` counts from the null level.

    The best level has m = 0.95, the others share the rest; the weights rise evenly from -5 to 3
    bits, and 10 for the best.
    """
    value = steps - place  # Splink's comparison vector value: 0 for the worst
    m = 0.95 if value == steps - 1 else 0.05 / (steps - 1)
    rising = -5 + 8 * value / (steps - 2) if steps > 2 else -5.0
    return m, m / 2 ** (10.0 if value == steps - 1 else rising)


def probability(bits: float) -> float:
    """The probability that this weight stands for, prior included."""
    if bits > 500:
        return 1.0
    return 2**bits / (1 + 2**bits) if bits > -500 else 0.0
