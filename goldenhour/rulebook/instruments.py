"""Instruments: a form for risk assessments that a force holds a licence for and loads itself.

No published instrument is shipped: some may not be copied or changed without permission. A force
writes the wording it has leave to use as ``instruments/<name>.toml`` in its own folder, in this
form, and `goldenhour rulebook check` reads it strictly. What ships is one example, invented.

The rule of each level is words for a person to judge by, never a sum. Who was asked and declines
is recorded as strictly as an answer: who declined, why, and what was done instead.
"""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Annotated, Literal

import msgspec

from goldenhour.rulebook import shelf

Text = Annotated[str, msgspec.Meta(min_length=1)]
Role = Literal[
    "contact_officer", "dispatcher", "room_supervisor", "response_officer", "investigator",
    "sergeant", "inspector", "witness_care", "auditor",
]  # fmt: skip


class Licence(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Whose wording it is, on what terms, and by what leave this force uses it."""

    holder: Text
    terms: Text
    permission: Text


class Answer(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One answer of a scale: the id that is stored, and the words that are shown."""

    id: Text
    label: Text


class Scale(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The answers that a question may have, in order. "Not known" is an answer: name it."""

    id: Text
    answers: Annotated[tuple[Answer, ...], msgspec.Meta(min_length=2)]


class Question(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One question, answered on a scale or, without one, in the person's own words."""

    id: Text
    ask: Text
    scale: str = ""


class Level(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One level, lowest first: the rule by which a person gives it, and what then happens."""

    id: Text
    label: Text
    rule: Text
    then: Text


class Declining(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Who may decline, the reasons offered beside their own words, and what is done instead."""

    who: Annotated[tuple[Answer, ...], msgspec.Meta(min_length=1)]
    reasons: Annotated[tuple[Answer, ...], msgspec.Meta(min_length=1)]
    fallback: Text


class Declined(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An assessment that was declined: by whom, why, and the fallback that was done."""

    who: str
    reason: str
    fallback: str


class Instrument(shelf.Edition, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One instrument. ``invented`` says that it is an example and nobody's assessment."""

    licence: Licence
    visible_to: Annotated[tuple[Role, ...], msgspec.Meta(min_length=1)]
    scale: tuple[Scale, ...]
    question: Annotated[tuple[Question, ...], msgspec.Meta(min_length=1)]
    level: Annotated[tuple[Level, ...], msgspec.Meta(min_length=2)]
    declining: Declining
    invented: bool = False

    def __post_init__(self) -> None:
        _once("scale", [each.id for each in self.scale])
        _once("question", [each.id for each in self.question])
        _once("level", [each.id for each in self.level])
        scales = {each.id for each in self.scale}
        for question in self.question:
            if question.scale and question.scale not in scales:
                raise ValueError(f"question {question.id}: there is no scale {question.scale!r}")

    @property
    def name(self) -> str:
        """The name of its file, by which a force chooses it."""
        return self.key.partition("/")[2]

    def may_be_seen_by(self, roles: Collection[str]) -> bool:
        """Whether somebody with these roles may see it. Nobody else is shown that it exists."""
        return not set(self.visible_to).isdisjoint(roles)

    def unanswered(self, answers: Mapping[str, str]) -> tuple[str, ...]:
        """The questions without a usable answer, in order: blank, or not on their scale."""
        scales = {each.id: {answer.id for answer in each.answers} for each in self.scale}
        return tuple(
            question.id
            for question in self.question
            if not _is_answer(answers.get(question.id, ""), scales.get(question.scale))
        )

    def lacking(self, declined: Declined) -> tuple[str, ...]:
        """What a declined assessment still has to say: `who`, `reason`, `fallback`."""
        given = {
            "who": declined.who in {each.id for each in self.declining.who},
            "reason": bool(declined.reason.strip()),
            "fallback": bool(declined.fallback.strip()),
        }
        return tuple(name for name, is_given in given.items() if not is_given)


def _once(what: str, ids: list[str]) -> None:
    for each in ids:
        if ids.count(each) > 1:
            raise ValueError(f"{what} {each}: its id stands twice")


def _is_answer(answer: str, scale: set[str] | None) -> bool:
    return answer in scale if scale is not None else bool(answer.strip())


def loaded(on: date) -> tuple[Instrument, ...]:
    """The force's own instruments in force on a day. The invented example is never among them."""
    known = shelf.editions(Instrument, "instruments")
    return tuple(each for each in known if not each.invented and each.in_force_from <= on)


def named(name: str) -> Instrument | None:
    """The instrument of that name, the example too; None if there is none."""
    known = shelf.editions(Instrument, "instruments")
    return next((each for each in known if each.name == name), None)
