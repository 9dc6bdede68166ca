"""Question sets: what to ask next for each type of incident, and the sets of first contact.

At most eight prompts before the first send, in the order to ask them. Each names a question of
THRIVE, where its answer is kept, and may word it for the type. Beside them stand what the
College asks for at the first contact of domestic abuse and of somebody missing, when a fraud is
answered locally, and the words for antisocial behaviour. A set only orders the asking: it
decides no grade, and every question stays open to the handler.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain, zip_longest
from typing import Annotated, Literal

import msgspec

from goldenhour.rulebook import shelf
from goldenhour.rulebook.grades import Code

MOST = 8
"""So many prompts before the first send, and no more."""
ALWAYS = ("t_where", "t_now", "t_source", "h_medical")
"""Asked of every type: without them nothing can be sent safely."""
ANY_OTHER = "other"
"""The type whose set serves where a type has none, and before a type is chosen."""

Part = Literal["safety", "ask", "record", "check", "send_to_officers", "video"]


class Prompt(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One question of THRIVE; ``ask`` is its wording here, empty where THRIVE's own holds."""

    question: str
    ask: str = ""


class QuestionSet(shelf.Sourced, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What is asked first for one type of incident, in order."""

    type: str
    prompts: Annotated[tuple[Prompt, ...], msgspec.Meta(min_length=len(ALWAYS), max_length=MOST)]

    def __post_init__(self) -> None:
        asked = [prompt.question for prompt in self.prompts]
        if len(set(asked)) < len(asked):
            raise ValueError(f"{self.type}: a question is asked twice")
        if left_out := [each for each in ALWAYS if each not in asked]:
            raise ValueError(f"{self.type}: {', '.join(left_out)} must be asked")


class Owed(shelf.Sourced, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A question whose answer every record owes, "not known" included.

    A contact of the grades ``before_sending`` is not sent without; of any other it may be sent
    first, and then stands as owed. ``sentence``: what to do, for whoever is held back.
    """

    question: str
    before_sending: tuple[Code, ...]
    sentence: str


class FirstContact(shelf.Sourced, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One line of what the first contact of a type owes; ``question`` is where it is kept."""

    type: str
    part: Part
    id: str
    sentence: str
    question: str = ""


class RiskLevel(shelf.Sourced, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One level of risk of somebody missing, lowest first."""

    id: str
    label: str


class LocalResponse(shelf.Sourced, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One thing that makes a fraud ours to answer; else the national service records it."""

    id: str
    sentence: str


class Word(shelf.Sourced, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One qualifier, category or chapter under which an incident is counted."""

    id: str
    label: str
    meaning: str = ""


class QuestionSets(shelf.Edition, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The sets of one edition, made with one edition of THRIVE."""

    made_with: str
    missing_rule: str
    fraud_elsewhere: str
    question_set: tuple[QuestionSet, ...]
    first_contact: tuple[FirstContact, ...]
    missing_risk_level: tuple[RiskLevel, ...]
    fraud_local_response: tuple[LocalResponse, ...]
    asb_qualifier: tuple[Word, ...]
    asb_category: tuple[Word, ...]
    incident_chapter: tuple[Word, ...]
    owed: tuple[Owed, ...] = ()

    def __post_init__(self) -> None:
        types = [each.type for each in self.question_set]
        if len(set(types)) < len(types):
            raise ValueError("a type has two sets")
        if ANY_OTHER not in types:
            raise ValueError(f"the type {ANY_OTHER!r} must have a set")

    def of_type(self, type_: str) -> QuestionSet:
        """The set of a type of incident; that of "other" where it has none of its own."""
        by_type = {each.type: each for each in self.question_set}
        return by_type.get(type_) or by_type[ANY_OTHER]

    def first_contact_of(self, type_: str, part: str) -> tuple[FirstContact, ...]:
        """The lines of one part of the first contact of a type; none where it has no such part."""
        return tuple(e for e in self.first_contact if (e.type, e.part) == (type_, part))


def asked_first(book: QuestionSets, types: Iterable[str]) -> tuple[Prompt, ...]:
    """What to ask before the first send, for the main type and those beside it, in order.

    The main type (the first) gives the order. Where several types want more than fits, each has
    its turn, the main type first; ``ALWAYS`` is never crowded out, nor what every record owes
    where a set asks for it. A question that several types word is worded as the first of them says.
    """
    sets = list(
        {each.type: each for each in map(book.of_type, list(types) or [ANY_OTHER])}.values()
    )
    worded: dict[str, Prompt] = {}
    for prompt in chain.from_iterable(each.prompts for each in sets):
        if prompt.question not in worded or not worded[prompt.question].ask:
            worded[prompt.question] = prompt
    owed = [each.question for each in book.owed if each.question in worded]
    chosen = list(dict.fromkeys((*ALWAYS, *owed, *_in_turn(sets))))[:MOST]
    order = list(dict.fromkeys(p.question for each in sets for p in each.prompts))
    return tuple(worded[each] for each in sorted(chosen, key=order.index))


def _in_turn(sets: Iterable[QuestionSet]) -> Iterator[str]:
    """Questions of every set by turns, so that no type's first ones are crowded out."""
    extra = ([p.question for p in each.prompts if p.question not in ALWAYS] for each in sets)
    for row in zip_longest(*extra):
        yield from (each for each in row if each)


def in_force(on: date) -> QuestionSets:
    return shelf.in_force(QuestionSets, "question_sets", on)
