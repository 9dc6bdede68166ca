"""Markers: their kinds, which matter most, who may see them, and on which days they count.

``KINDS`` are those of ``history.markers`` in contracts/triage.md; the others stand beside them
and reach no proposal. The order is ours (conf P): first what makes a silent or broken call
Immediate there, then danger to whoever goes, then danger to the person, then help to talk;
nuisance last, for it never lowers anything.
"""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

KINDS = {
    "marac": "high-risk domestic abuse (MARAC)",
    "court_order": "court order",
    "code_word": "agreed code word",
    "weapons": "weapons",
    "suicide_risk": "risk of suicide",
    "exploitation": "exploitation",
    "previous_missing": "has been missing before",
    "interpreter": "needs an interpreter",
    "nuisance": "nuisance calls",
}
OTHER_KINDS = {
    "violence": "violence towards officers or crews",
    "firearms": "firearms held by certificate",
    "dangerous_animal": "dangerous animal",
    "vulnerability": "vulnerable: see the detail",
    "refuge_address": "lives at a refuge or a kept address",
    "safeguarding": "safeguarding plan",
}
EVERY_KIND = KINDS | OTHER_KINDS
ORDER = (
    *("marac", "court_order", "code_word", "weapons", "violence", "firearms", "dangerous_animal"),
    *("suicide_risk", "exploitation", "vulnerability", "refuge_address", "safeguarding"),
    *("previous_missing", "interpreter", "nuisance"),
)
SHORT = {
    "marac": "MARAC",
    "weapons": "weapons",
    "suicide_risk": "suicide",
    "previous_missing": "missing before",
    "interpreter": "interpreter",
    "nuisance": "nuisance",
    "violence": "violence",
    "firearms": "firearms",
    "dangerous_animal": "animal",
    "vulnerability": "vulnerable",
}  # a word for one line of a list; the others are said as they are named
DANGEROUS = frozenset({"weapons", "violence", "firearms", "dangerous_animal"})  # to whoever goes
KEPT_ADDRESS = "refuge_address"
NEED_TO_KNOW = frozenset({KEPT_ADDRESS, "safeguarding"})  # not for the desk: ours (conf P)


class Marked(NamedTuple):
    """A marker in a list: a short word with the shape beside it, and what it means."""

    shape: str  # filled: danger to whoever goes; open: about the person
    word: str
    words: str


def marked(kinds: Iterable[str]) -> list[Marked]:
    """Those of the desk's among these kinds, the most dangerous first."""
    shown = sorted({kind for kind in kinds if is_for_the_desk(kind)}, key=weight)
    return [
        Marked(
            "◆" if kind in DANGEROUS else "◇",
            SHORT.get(kind, kind.replace("_", " ")),
            EVERY_KIND[kind],
        )
        for kind in shown
    ]


def weight(kind: str) -> int:
    """Its place in order of danger: 0 is the most dangerous."""
    return ORDER.index(kind)


def is_for_the_desk(kind: str) -> bool:
    """Whether everybody at the desk may see it: the dispatch-safety subset."""
    return kind not in NEED_TO_KNOW


def counts(starts_on: date, expires_on: date | None, *, ended: bool, today: date) -> bool:
    """Whether a marker counts today: begun, not ended by hand, its last day not yet over."""
    return not ended and starts_on <= today and (expires_on is None or today <= expires_on)


def over_since(expires_on: date | None, ended_on: date | None, *, today: date) -> int | None:
    """How many days ago it ended, by hand or with its last day; None where it has not."""
    expired = expires_on if expires_on and expires_on < today else None
    ends = [day for day in (expired, ended_on) if day is not None]
    return (today - min(ends)).days if ends else None
