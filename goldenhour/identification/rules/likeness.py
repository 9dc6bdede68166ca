"""Likeness in words: how sure it is, step by step and as a picture, for people who decide.

The words follow the level that the rules allow, and only then the probability: twins weigh
nearly everything that one person does, and must never read as "almost certainly". The bounds
between the words are ours (conf P).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from goldenhour.linkage import waterfall
from goldenhour.linkage.explaining import Reason

WORDS = ((0.999, "almost certainly this person"), (0.98, "very probably this person"))
LEVELS = {
    "confirmed": "this person",
    "probable": "probably this person",
    "possible": "perhaps this person",
}


@dataclass(frozen=True)
class Step:
    """One comparison: what was compared with what came of it, the bits in figures, a sentence."""

    caption: str
    figure: str
    sentence: str


def in_words(level: str, probability: float | None) -> str:
    """How sure it is that somebody is the subject. Empty where nobody says that they may be."""
    if level == "probable":
        for bound, words in WORDS:
            if probability is not None and probability >= bound:
                return words
    return LEVELS.get(level, "")


def steps(comparisons: Sequence[Reason]) -> tuple[Step, ...]:
    """Those that weigh anything, the heaviest first."""
    heavy = sorted((one for one in comparisons if one.bits), key=lambda one: -abs(one.bits))
    return tuple(Step(one.caption, figure(one.bits), one.sentence) for one in heavy)


def figure(bits: float) -> str:
    """Bits with their sign, to a tenth."""
    return f"{bits:+.1f}".replace("-", "\N{MINUS SIGN}")


def picture(comparisons: Sequence[Reason], prior: float, name: str, about: str) -> str:
    """The waterfall of one person; ``about`` makes its ids its own on the page."""
    title = f"Why perhaps {name}" if name else "Why perhaps this person"
    ids = "why-" + about.replace("/", "-")
    drawn = waterfall.draw(comparisons, prior=prior, title=title, name=ids)
    return drawn.replace("<svg ", f'<svg width="{waterfall.WIDTH}" ', 1)  # letters keep their size
