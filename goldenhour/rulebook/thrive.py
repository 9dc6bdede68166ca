"""THRIVE: the questions of a call, their types and options, and what may be noted beside them.

Structured professional judgement: the form guides, the person decides and writes why. It is
never a sum of scores. The meanings of the elements are the published ones in our words (B);
questions, options and labels are ours. A form can be made from this book alone.
"""

from typing import Literal

import msgspec

from goldenhour.rulebook import shelf

Type = Literal[
    "choice", "multi", "factors", "people", "yesno", "yesno_count",
    "deadline", "comms", "location", "text", "verbatim",
]  # fmt: skip


class Option(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One thing that may be chosen: the id that is stored, and the words that are shown."""

    id: str
    label: str


class Element(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One letter of THRIVE."""

    key: Literal["T", "H", "R", "I", "V", "E"]
    name: str
    meaning: str


class Question(shelf.Sourced, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One question. Only ``choice`` and ``multi`` have options; factors have their own book."""

    id: str
    element: Literal["T", "H", "R", "I", "V", "E"]
    ask: str
    type: Type
    options: tuple[Option, ...] = ()
    required: bool = False


class Thrive(shelf.Edition, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The questions of one edition in the order of THRIVE, and the lists beside them."""

    principle: str
    element: tuple[Element, ...]
    question: tuple[Question, ...]
    level: tuple[Option, ...]
    observation: tuple[Option, ...]
    incident_type: tuple[Option, ...]
    channel: tuple[Option, ...]
    setting: tuple[Option, ...]
    match: tuple[Option, ...]
    marker: tuple[Option, ...]
    stage: tuple[Option, ...]

    def asked(self, question: str) -> Question:
        """The question with this id. Raises LookupError where there is none."""
        for each in self.question:
            if each.id == question:
                return each
        raise LookupError(f"{self.key} asks no {question!r}")
