"""Prompts: which questions come first for a type, and what to say when nobody speaks.

The order, the words and the limit of eight are the rulebook's (``question_sets``), by the day on
which the contact was received. A question that the first panel of every call has already is not
put a second time, nor one that the edition of THRIVE does not ask; all others stay within one key.
"""

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from types import MappingProxyType

from goldenhour.rulebook import control_room, question_sets, shelf
from goldenhour.rulebook.question_sets import ANY_OTHER, Prompt, QuestionSets

NOT_CHOSEN = ""  # the type of a call before anybody chose one
ON_THE_FIRST_PANEL = ("t_where", "v_comms")


def asked_first(type_: str, *, at: datetime) -> tuple[str, ...]:
    """The questions before the first send of a type, in order; of any other, before one is chosen.

    ``at``: when the contact was received.
    """
    by_type = first_by_type(at=at)
    return by_type.get(type_, by_type[NOT_CHOSEN])


def first_by_type(*, at: datetime) -> Mapping[str, tuple[str, ...]]:
    """The same of every type that has a set of its own, and under ``""`` of all others."""
    return _first(_book(at).key, control_room.in_force(at).edition)


def worded(type_: str, *, at: datetime) -> dict[str, str]:
    """The whole question as this type words it; what it leaves to THRIVE's wording is not here."""
    return {prompt.question: prompt.ask for prompt in _prompts(_book(at), type_) if prompt.ask}


def _book(at: datetime) -> QuestionSets:
    return question_sets.in_force(shelf.london_day(at))


def _prompts(book: QuestionSets, type_: str) -> tuple[Prompt, ...]:
    return question_sets.asked_first(book, [type_ or ANY_OTHER])


@lru_cache(maxsize=8)
def _first(sets: str, edition: str) -> Mapping[str, tuple[str, ...]]:
    """Worked out once for two editions: the call screen asks for it whenever it is drawn."""
    book, thrive = shelf.keyed(QuestionSets, sets), control_room.keyed(edition).thrive
    shown = {each.id for each in thrive.question} - set(ON_THE_FIRST_PANEL)
    types = {NOT_CHOSEN: ANY_OTHER} | {each.type: each.type for each in book.question_set}
    first = {
        name: tuple(each.question for each in _prompts(book, one) if each.question in shown)
        for name, one in types.items()
    }
    return MappingProxyType(first)


# A silent call: questions a tap, a cough or a key can answer. Each leads to a pick above it.
WITHOUT_A_VOICE = (
    "If you cannot speak, cough or tap the phone.",
    "On a mobile press 55, and the line stays open.",
    "Do you need the police? One tap for yes, two for no.",
    "Is the person who frightens you with you now?",
    "Is anybody hurt?",
    "Are there children with you?",
)
