"""Weighing: how much a statement speaks for one person, and the most the desk makes of it.

The engine weighs (``linkage.scoring``) by the weights that are shipped, and the thresholds fixed
on development data say what is probable and what is offered for a look, as far as its guards allow
(``linkage.guards``). Nothing is ever confirmed but by an officer.
"""

import json
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from functools import cache, lru_cache
from math import log2
from pathlib import Path

from goldenhour import linkage
from goldenhour.linkage import explaining, guards
from goldenhour.linkage import model as models
from goldenhour.linkage.comparisons import COMPARISONS
from goldenhour.linkage.explaining import Reason
from goldenhour.linkage.keys import Said, record
from goldenhour.linkage.model import OWN, Model, probability
from goldenhour.linkage.pairs import Pair
from goldenhour.linkage.scoring import Frequency, Score, score
from goldenhour.linkage.standard import Standard

WEIGHTS = Path(linkage.__file__).parent / "data" / "weights.json"
# Bits by which the surest must lead the next to be probable, as in the engine (ADR 0023).
LEAD = 1.0
CLEAR = 1.0  # bits from which a reason is worth a word: ours
PLACE = "place"  # the comparison that a lent place may only raise
ROUNDED = 1e-6  # bits: the engine adds up in another order
LEVELS = ("confirmed", "probable", "possible", "none")


@cache
def _shipped() -> tuple[Model, int]:
    """The weights that are shipped, and of how many rows they were made."""
    saved = json.loads(WEIGHTS.read_text("utf-8"))
    return models.read(saved), int(saved[OWN]["rows"])


@lru_cache(maxsize=64)
def fitted(rows: int) -> Model:
    """The weights for so many rows on record: the more people, the rarer a true pair.

    Fewer than the weights were made of count as so many: a caller comes from the whole
    population, however few of it are on record.
    """
    model, made_of = _shipped()
    if rows <= made_of:
        return model
    chance = probability(model.prior) * made_of / rows
    return replace(model, prior=log2(chance / (1 - chance)))


def not_known(column: str, value: str) -> None:
    """How common a value is, where nobody has counted: then rarity weighs nothing."""


@dataclass(frozen=True)
class Weighed:
    """What two statements weigh together. ``level``: probable, possible or none."""

    score: Score
    level: str

    @property
    def bits(self) -> float:
        """The weight, prior included."""
        return self.score.bits

    @property
    def probability(self) -> float:
        """The probability that the weight stands for."""
        return probability(self.score.bits)

    @property
    def codes(self) -> tuple[str, ...]:
        """``surname_sound`` and so on: each comparison with the level that it reached."""
        found = guards.levels_of(self.score)
        return tuple(f"{name}_{level}" for name, level in found.items() if level != "unknown")

    @property
    def because(self) -> tuple[str, ...]:
        """In words what speaks for it, the heaviest first; then what speaks against it."""
        parts = sorted(self.score.parts, key=lambda part: -part.bits)
        words = [(part.comparison.levels[part.level].caption, part.bits) for part in parts]
        speaks = [caption for caption, bits in words if bits >= CLEAR]
        return (*speaks, *(f"but {caption}" for caption, bits in words if bits <= -CLEAR))


@dataclass
class Scales:
    """Whoever is asked about, ready to be weighed against statements on record.

    ``is_place_lent``: the place is the contact's and not the caller's own, so it may speak for
    somebody and never against them: people call from elsewhere too.
    """

    said: Said
    on: date
    model: Model = field(default_factory=lambda: fitted(0))
    frequency: Frequency = not_known
    is_place_lent: bool = False
    heard: Standard = field(init=False)
    _weighed: dict[tuple[Standard, Standard, bool], Weighed] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.heard = record(self.said, on=self.on)

    @property
    def least(self) -> float:
        """Bits below which the weight alone offers nobody, whatever a lent place takes off."""
        chance = self.model.possible
        if not 0 < chance < 1:
            return float("-inf")
        lent = _strangest(self.model) if self.is_place_lent else 0.0
        return log2(chance / (1 - chance)) + min(lent, 0.0) - ROUNDED

    def weigh(self, other: Standard) -> Weighed:
        """What a statement on record weighs."""
        return self.between(self.heard, other, lent=self.is_place_lent)

    def between(self, one: Standard, other: Standard, *, lent: bool = False) -> Weighed:
        """What any two statements weigh; the same two are weighed once."""
        two = (one, other, lent)
        weighed = self._weighed.get(two)
        if weighed is None:
            found = score(Pair(one, other), self.model, self.frequency)
            if lent:
                found = _without_strangeness(found)
            weighed = self._weighed[two] = Weighed(found, _level(found, self.model))
        return weighed

    def reasons(self, weighed: Weighed, on_record: Standard) -> tuple[Reason, ...]:
        """Each comparison in a sentence; with the prior their bits are the weight."""
        said = {name: str(value or "") for name, value in asdict(self.said).items()}
        return explaining.reasons(weighed.score, said, on_record, self.heard)


@lru_cache(maxsize=64)
def _strangest(model: Model) -> float:
    """The bits of the place that speaks most against anybody."""
    weights = zip(COMPARISONS, model.weights, strict=True)
    return min(level.bits for one, levels in weights if one.id == PLACE for level in levels)


def _without_strangeness(found: Score) -> Score:
    """The same without what another place weighs."""
    parts = tuple(
        part._replace(level=0, bits=0.0, rarity=0.0)
        if part.comparison.id == PLACE and part.bits < 0
        else part
        for part in found.parts
    )
    return Score(found.prior + sum(part.bits for part in parts), found.prior, parts)


def _level(found: Score, model: Model) -> str:
    """What the engine and its guards decide, in the words of the desk."""
    decided = guards.decision(found, model)
    return "probable" if decided == "match" else decided
