"""Danger signs: what in a report makes us say 999 again and a person look first.

Pure. A closed list of ours (P: no authority publishes one). It grades nothing and closes
nothing; it errs towards showing too much, so that "no knife" is marked too. What is not on
the list may be just as grave: every report is read by a person.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple


class Sign(NamedTuple):
    """A reason to look first, with the words that give it."""

    code: str
    reason: str  # as a contact officer reads it
    words: tuple[str, ...] = ()


class Segment(NamedTuple):
    """A piece of somebody's words; with the reason where it is a danger sign."""

    text: str
    reason: str = ""


BY_WORDS = (
    Sign(
        "weapon",
        "Speaks of a weapon",
        (
            "knife", "knives", "blade", "blades", "machete", "machetes", "gun", "guns",
            "shotgun", "rifle", "pistol", "firearm", "weapon", "weapons", "hammer", "axe",
            "acid", "crossbow", "stab", "stabbed", "stabbing", "shoot", "shot at",
        ),
    ),
    Sign(
        "threat_to_kill",
        "Speaks of killing",
        (
            "kill me", "kill us", "kill him", "kill her", "kill them", "kill you",
            "kill my", "kill the", "killing me", "killed me", "going to kill", "threatened to kill",
            "murder", "murdered", "want me dead", "wants me dead", "beat me to death",
        ),
    ),
    Sign(
        "own_life",
        "Speaks of ending or harming their own life",
        (
            "hurt myself", "harm myself", "kill myself", "cut myself", "killing myself",
            "hurt himself", "hurt herself", "kill himself", "kill herself", "kill themselves",
            "end my life", "ending my life", "end it all", "take my own life", "suicide",
            "suicidal", "self harm", "self-harm", "overdose", "want to die", "better off dead",
            "do not want to live", "don't want to live", "can't go on", "cannot go on",
        ),
    ),
    Sign(
        "breath",
        "Speaks of the neck or breath",
        (
            "strangle", "strangled", "strangles", "strangling", "choke", "choked", "choking",
            "chokes", "smothered", "round my neck", "round her neck", "by the throat",
            "by my throat", "not breathing", "can't breathe", "could not breathe",
            "couldn't breathe", "cannot breathe",
        ),
    ),
    Sign(
        "held",
        "May be held or cannot leave",
        (
            "locked in", "locked me in", "trapped", "can't get out", "cannot get out",
            "won't let me leave", "will not let me leave", "won't let me out",
            "will not let me out", "kidnapped", "held hostage",
        ),
    ),
    Sign(
        "badly_hurt",
        "Speaks of grave injury",
        ("bleeding", "unconscious", "passed out", "broken bone", "overdosed", "won't wake"),
    ),
    Sign(
        "fire",
        "Speaks of fire",
        ("on fire", "set fire", "petrol", "burn the house", "burn my house", "burn us"),
    ),
    Sign(
        "now",
        "Speaks of somebody there now",
        (
            "right now", "at the door", "at my door", "outside my house", "outside now",
            "in the house now", "breaking in", "on his way", "on her way", "on their way",
            "he is here", "she is here", "they are here", "he's here", "she's here",
            "still here", "is back",
        ),
    ),
    Sign(
        "missing_child",
        "A child may be gone",
        ("taken my child", "taken the children", "taken my son", "taken my daughter"),
    ),
)  # fmt: skip
BY_CHOICE = {
    ("when", "t_now", "in_progress"): Sign("says_now", "Says that it is happening now"),
    ("danger", "in_danger", "yes"): Sign("says_danger", "Says that somebody is in danger now"),
    ("danger", "hurt", "yes"): Sign("says_hurt", "Says that somebody needs a doctor now"),
    ("danger", "near", "present"): Sign("says_near", "Says that who did it is there"),
    ("emergency", "cannot_ring", "yes"): Sign(
        "cannot_ring", "Says that it is an emergency and they cannot ring"
    ),
}
REASONS = {sign.code: sign.reason for sign in (*BY_WORDS, *BY_CHOICE.values())}
SIGN_OF = {word: sign for sign in BY_WORDS for word in sign.words}
APOSTROPHES = "['`\u2018\u2019]"
# Longest first, so that "kill myself" is one sign; blanks of any length between two words.
FOUND = re.compile(
    r"(?<!\w)(?:"
    + "|".join(
        re.escape(word).replace(r"\ ", r"\s+").replace("'", f"{APOSTROPHES}?")
        for word in sorted(SIGN_OF, key=len, reverse=True)
    )
    + r")(?!\w)",
    re.IGNORECASE,
)
SPELT = {re.sub(APOSTROPHES, "", word): sign for word, sign in SIGN_OF.items()}

Answers = Mapping[str, Mapping[str, Any]]


def signs(answers: Answers) -> tuple[Sign, ...]:
    """Every danger sign among the answers (by page and question), each once, choices first."""
    chosen = [
        sign for (page, name, value), sign in BY_CHOICE.items() if _is(answers, page, name, value)
    ]
    said = [
        sign
        for page in answers.values()
        for value in page.values()
        if isinstance(value, str)
        for sign in _in(value)
    ]
    return tuple(dict.fromkeys([*chosen, *said]))


def marked(text: str) -> list[Segment]:
    """The text in pieces, whole and in order, the danger signs with their reason."""
    pieces, end = [], 0
    for found in FOUND.finditer(text):
        if found.start() > end:
            pieces.append(Segment(text[end : found.start()]))
        pieces.append(Segment(found.group(), _sign(found.group()).reason))
        end = found.end()
    if end < len(text):
        pieces.append(Segment(text[end:]))
    return pieces


def _is(answers: Answers, page: str, name: str, value: str) -> bool:
    return answers.get(page, {}).get(name) == value


def _in(text: str) -> Iterator[Sign]:
    return (_sign(found.group()) for found in FOUND.finditer(text))


def _sign(words: str) -> Sign:
    spelt = re.sub(APOSTROPHES, "", " ".join(words.lower().split()))
    return SPELT[spelt]
