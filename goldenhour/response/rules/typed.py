"""Typed: what the command line understood. Unknown input offers three commands, nothing more.

The grammar is ``verb object [object]``, case does not matter, and each verb has a letter and a
word (design, screens 3.0). Nothing is guessed: a line is one of the phrases below, exactly,
or it is not carried out.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

INCIDENT = re.compile(r"(?:\d{6}-)?\d{1,5}")
UNIT = re.compile(r"[A-Z]{1,4}\d{1,4}")
OFFERED = 3


@dataclass(frozen=True)
class Phrase:
    """One thing that can be typed. Words in capitals stand for an incident or a unit."""

    letters: str
    words: str
    command: str
    says: str

    @property
    def spellings(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The short and the long way to type it."""
        return tuple(self.letters.split()), tuple(self.words.split())


PHRASES = (
    Phrase("a INCIDENT UNIT", "assign INCIDENT UNIT", "assign", "send a unit to an incident"),
    Phrase("s UNIT scene", "status UNIT scene", "arrive", "the unit has arrived"),
    Phrase("s UNIT clear", "status UNIT clear", "clear", "the unit is free again"),
    Phrase("s UNIT down", "status UNIT down", "stand_down", "call it back before it arrives"),
    Phrase("s UNIT on", "status UNIT on", "put_on_duty", "the unit comes on duty"),
    Phrase("s UNIT off", "status UNIT off", "take_off_duty", "the unit goes off duty"),
    Phrase(
        "x INCIDENT", "nobody INCIDENT", "record_shortage", "nobody is free: keep who does what"
    ),
    Phrase("o INCIDENT", "open INCIDENT", "open", "open an incident"),
    Phrase("u", "undo", "undo", "take back your last step"),
)


@dataclass(frozen=True)
class Understood:
    """A line that is one of the phrases: the command and its objects, ``""`` where it has none."""

    command: str
    incident: str = ""
    unit: str = ""


@dataclass(frozen=True)
class NotUnderstood:
    """A line that is none of the phrases: what was typed, and the three nearest."""

    typed: str
    nearest: tuple[Phrase, ...]


def understand(line: str) -> Understood | NotUnderstood:
    """The command that the line says, or the three nearest phrases."""
    tokens = line.split()
    for phrase in PHRASES:
        for spelling in phrase.spellings:
            found = _objects(spelling, tokens)
            if found is not None:
                return Understood(phrase.command, **found)
    return NotUnderstood(line.strip(), _nearest(tokens))


def _objects(spelling: Sequence[str], tokens: Sequence[str]) -> dict[str, str] | None:
    """The objects of the line where it follows the spelling word by word, else None."""
    if len(spelling) != len(tokens):
        return None
    found: dict[str, str] = {}
    for wanted, token in zip(spelling, tokens, strict=True):
        if wanted == "INCIDENT" and INCIDENT.fullmatch(token):
            found["incident"] = token
        elif wanted == "UNIT" and UNIT.fullmatch(token.upper()):
            found["unit"] = token.upper()
        elif wanted != token.lower():
            return None
    return found


def _nearest(tokens: Sequence[str]) -> tuple[Phrase, ...]:
    """Three phrases by likeness of their words to what was typed; equal ones in our order."""
    typed = " ".join(_shape(token) for token in tokens[:6])
    return tuple(sorted(PHRASES, key=lambda phrase: -_likeness(phrase, typed))[:OFFERED])


def _shape(token: str) -> str:
    """The kind of a token, so that ``x 142 ha21`` is like ``a INCIDENT UNIT``."""
    if INCIDENT.fullmatch(token):
        return "INCIDENT"
    return "UNIT" if UNIT.fullmatch(token.upper()) else token.lower()[:16]


def _likeness(phrase: Phrase, typed: str) -> float:
    return max(
        SequenceMatcher(None, typed, spelling, autojunk=False).ratio()
        for spelling in (phrase.letters, phrase.words)
    )
