"""Flagged: the short codes by which the board shows the flags of an incident, and their words.

A dispatcher reads thirty rows at a glance, so a row has one line; five flags in words would
make it five. The words are there for whoever listens, in the title, and in the legend under
the table. The codes are ours (P), after what control rooms say; MARAC is everybody's word.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from goldenhour.response.rules.clocks import in_words


class Flag(NamedTuple):
    """A flag as the board shows it: its code, and what that means."""

    code: str
    words: str


CODES: Mapping[str, str] = {
    "domestic_abuse": "DA",
    "stalking": "ST",
    "hate_crime": "HC",
    "repeat_victim": "RV",
    "repeat_victim_probable": "RV?",
    "repeat_caller": "RC",
    "repeat_location": "RL",
    "near_repeat": "NR",
    "vulnerable_adult": "VA",
    "child": "CH",
    "child_in_household": "CH-H",
    "vulnerable_in_household": "VH",
    "weapon_possible": "WPN",
    "marac": "MARAC",
    "court_order": "CO",
    "code_word": "CW",
    "detained_person": "DET",
    "previous_missing": "MISS",
    "exploitation_possible": "EXP",
    "suicide_risk": "SUI",
    "interpreter_needed": "INT",
    "unsafe_to_contact": "NO-CONTACT",
}
WORDS: Mapping[str, str] = {"marac": "MARAC: high risk of domestic abuse, several agencies"}


def flags(raised: Iterable[str]) -> list[Flag]:
    """Flags in the order they were raised. One without a code is shown in its words."""
    said = [(flag, WORDS.get(flag) or in_words(flag)) for flag in raised]
    return [Flag(CODES.get(flag, words), words) for flag, words in said]


LEGEND = tuple(flags(CODES))
