"""Typed: what the command line understood. Unknown input offers three commands, nothing more.

The grammar is ``verb object [object]``, case does not matter, and each verb has a letter and a
word (design, screens 3.0). Nothing is guessed: a line is one of the phrases below, exactly,
or it is not carried out.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

INCIDENT = re.compile(r"(?:\d{6}-)?\d{1,5}")
UNIT = re.compile(r"[A-Z]{1,4}\d{1,4}")
GRADES = ("I", "P", "S", "R")
OFFERED = 3


@dataclass(frozen=True)
class Phrase:
    """One thing that can be typed. Words in capitals stand for an incident, a unit, a grade."""

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
    Phrase("r INCIDENT", "rethrive INCIDENT", "reassess", "look again: a fresh THRIVE"),
    Phrase("g INCIDENT GRADE REASON", "grade INCIDENT GRADE REASON", "regrade", "another grade"),
    Phrase(
        "l INCIDENT OTHER REASON",
        "link INCIDENT OTHER REASON",
        "link",
        "one event: work the first, the other is worked under it",
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
    grade: str = ""
    reason: str = ""
    other: str = ""


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
    if spelling[-1] == "REASON":  # the words that are left, spaces and all; it may be empty
        tokens = [*tokens[: len(spelling) - 1], " ".join(tokens[len(spelling) - 1 :])]
    if len(spelling) != len(tokens):
        return None
    found: dict[str, str] = {}
    for wanted, token in zip(spelling, tokens, strict=True):
        if wanted in OBJECTS:
            name, read = OBJECTS[wanted]
            found[name] = read(token)
            if not found[name] and wanted != "REASON":
                return None
        elif wanted != token.lower():
            return None
    return found


def _matched(shape: re.Pattern[str], token: str) -> str:
    return token if shape.fullmatch(token) else ""


OBJECTS: Mapping[str, tuple[str, Callable[[str], str]]] = {
    "INCIDENT": ("incident", lambda token: _matched(INCIDENT, token)),
    "OTHER": ("other", lambda token: _matched(INCIDENT, token)),
    "UNIT": ("unit", lambda token: _matched(UNIT, token.upper())),
    "GRADE": ("grade", lambda token: token.upper() if token.upper() in GRADES else ""),
    "REASON": ("reason", str),
}
"""The words in capitals: the object each stands for, and how it is read; ``""`` is no such."""


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
