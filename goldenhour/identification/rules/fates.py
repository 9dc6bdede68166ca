"""Fates: what became of everybody whom a look showed, for the audit of what was recognised.

Worked out from what is on record: what was shown and when, which records were opened since, and
which claims hold. What was shown as probable and neither opened nor answered until the contact
ended was missed; while the contact goes on it is only shown.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

# In the order in which one goes before the other.
FATES = {
    "confirmed": "an officer said that it is them",
    "supposed": "an officer said that it is probably them",
    "dismissed": "an officer said that it is not them",
    "opened": "the record was opened",
    "late": "found after the call, when nobody had been able to look",
    "missed": "shown as probable, and neither opened nor answered until the contact ended",
    "shown": "shown, and nothing more",
}
OWED_AN_ANSWER = ("confirmed", "probable")


@dataclass(frozen=True)
class Fate:
    """What became of one record shown for a contact. ``about``: ``person/0193…``.

    ``level``: how sure it was when it was first shown; ``household`` for the address's list.
    """

    about: str
    level: str
    shown_at: datetime
    fate: str


def fate_of(level: str, said: str, *, is_opened: bool, has_ended: bool) -> str:
    """The fate of what was shown at this level; ``said``: the claim that holds, or nothing."""
    if said:
        return said
    if is_opened:
        return "opened"
    return "missed" if has_ended and level in OWED_AN_ANSWER else "shown"


def counted(fates: Iterable[Fate]) -> dict[str, int]:
    """How many had each fate, in the order of FATES."""
    found = Counter(one.fate for one in fates)
    return {fate: found[fate] for fate in FATES}
