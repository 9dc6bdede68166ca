"""The facts of THRIVE as the call form sends them. Shape only; the meaning is in rules.

The fields are made from the edition of the questions in force, so a new edition is a new
form. What was not touched stays absent: an absent answer was not asked, ``unknown`` was
asked and not known, and neither is ever read as safe. Nothing is preset.

  asking.py    the fields of each kind of question
  captions.py  short words for the screen
  prompts.py   which questions come first for a type
  reading.py   from the fields to the answers of contracts/triage.md
  showing.py   from the answers back to the fields
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from django import forms

from goldenhour.rulebook import control_room
from goldenhour.rulebook.control_room import ControlRoom
from goldenhour.rulebook.thrive import Question
from goldenhour.triage.forms.asking import Choices, fields, level, listed, several, short, text
from goldenhour.triage.forms.reading import ABSENT, READ


class Thrive(forms.Form):
    """One field, or a few, for each question of the edition; levels beside them."""

    def __init__(self, book: ControlRoom, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.book = book
        self.fields = dict(_fields(book.edition))

    def asked(self) -> dict[str, str]:
        """The whole question behind each caption."""
        return {question.id: question.ask for question in self.book.thrive.question}

    def answers(self) -> dict[str, Any]:
        """What was asked and what was said, in the form of contracts/triage.md."""
        found = ((question.id, self._answer(question)) for question in self.book.thrive.question)
        return {name: value for name, value in found if value is not ABSENT}

    def observed(self) -> list[str]:
        """What the handler heard or saw."""
        return list(self.cleaned_data.get("observed") or [])

    def levels(self) -> dict[str, dict[str, str]]:
        """The handler's own judgement of each element, where one was given."""
        said = self.cleaned_data
        return {
            element.key: {
                "level": said[f"level_{element.key}"],
                "why": said[f"level_{element.key}_why"],
            }
            for element in self.book.thrive.element
            if said.get(f"level_{element.key}")
        }

    def _answer(self, question: Question) -> Any:
        return READ[question.type](self.cleaned_data, question.id)


@cache
def _fields(edition: str) -> Mapping[str, forms.Field]:
    """The fields of one edition, made once: a field keeps nothing of what is typed into it."""
    book = control_room.keyed(edition)
    factors: Choices = [(one.id, one.label) for one in book.vulnerability.factor]
    types: Choices = [(one.id, one.label) for one in book.thrive.incident_type]
    found: dict[str, forms.Field] = {"incident_type": listed("Type", [("", "Choose…"), *types])}
    for question in book.thrive.question:
        found |= dict(fields(question, factors))
    heard: Choices = [(one.id, one.label) for one in book.thrive.observation]
    found["observed"] = several("Heard", short("observed", heard))
    levels: Choices = [(one.id, one.label) for one in book.thrive.level]
    for element in book.thrive.element:
        found[f"level_{element.key}"] = level(element.name.capitalize(), levels)
        found[f"level_{element.key}_why"] = text("Why", longest=2000)
    return found
