"""Explaining: why somebody was found, in sentences a call handler can read while listening.

One line a comparison: its level, its weight in bits, and what was said beside what is on record.
The lines and the prior add up to the score: nothing else is in it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from goldenhour.linkage.levels import Comparison
from goldenhour.linkage.scoring import Score
from goldenhour.linkage.standard import Standard

# Where a level compares another column than the ones it is said with.
SHOWN = {"sector": ("sector",), "locality": ("locality",)}
LAST = 9  # figures of a number that are kept
LONGEST = 60  # signs of a value that a sentence shows


@dataclass(frozen=True)
class Reason:
    """One comparison: ids of it and of its level, the level in words, its bits, the sentence.

    ``rarity`` is the part of the bits that comes of how rare the shared value is.
    """

    comparison: str
    level: str
    caption: str
    bits: float
    rarity: float
    sentence: str


def reasons(
    score: Score, said: Mapping[str, str], on_record: Standard, heard: Standard
) -> tuple[Reason, ...]:
    """Why, comparison by comparison, in the order in which they are declared.

    ``said`` is what was said, verbatim by the contract's columns; ``heard`` the same in standard
    spelling; ``on_record`` the row that was found.
    """
    found = []
    for part in score.parts:
        level = part.comparison.levels[part.level]
        left = _said(part.comparison, said, heard, level.id)
        right = _on_record(part.comparison, on_record, level.id)
        sentence = level.sentence.format(left=left, right=right)
        if part.rarity > 1:
            sentence += " It is rarer than most."
        elif part.rarity < -1:
            sentence += " It is commoner than most."
        found.append(
            Reason(part.comparison.id, level.id, level.caption, part.bits, part.rarity, sentence)
        )
    return tuple(found)


def _said(one: Comparison, said: Mapping[str, str], heard: Standard, level: str) -> str:
    columns = SHOWN.get(level, one.shown)
    words = [" ".join(said.get(column, "").split()) for column in columns]
    text = ", ".join(word for word in words if word)
    return _short(text) or _short(_on_record(one, heard, level))


def _on_record(one: Comparison, record: Standard, level: str) -> str:
    """What the row says, in standard spelling; a name with its capital again."""
    if one.id == "place":
        columns: tuple[str, ...] = SHOWN.get(level, _place(record, level))
        return _short(", ".join(filter(None, map(record.text, columns))))
    if one.id == "date_of_birth":
        years = sorted({str(year) for year in (record.born_first, record.born_last) if year})
        return record.birth or " or ".join(years)
    value = record.text(one.id) or ""
    if one.id == "phone" and len(value) == LAST:
        return f"…{value}"
    return _short(value.title() if one.id in ("surname", "given_name") else value)


def _place(record: Standard, level: str) -> tuple[str, ...]:
    if level in ("postcode", "street", "road"):
        return (level,)
    if level == "address" and not record.address:
        return ("uprn",)
    return ("road", "postcode") if record.road else ("street", "locality", "postcode", "sector")


def _short(text: str) -> str:
    plain = "".join(sign if sign.isprintable() else " " for sign in text)
    return plain if len(plain) <= LONGEST else f"{plain[: LONGEST - 1]}…"
