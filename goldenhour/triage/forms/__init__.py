"""The facts of THRIVE as the call form sends them. Shape only; the meaning is in rules.

The fields are made from the edition of the questions in force, so a new edition is a new
form. What was not touched stays absent: an absent answer was not asked, ``unknown`` was
asked and not known, and neither is ever read as safe. Nothing is preset.

  asking.py    the fields of each kind of question
  captions.py  short words for the screen
  reading.py   from the fields to the answers of contracts/triage.md
  showing.py   from the answers back to the fields
"""

from typing import Any

from django import forms

from goldenhour.rulebook.control_room import ControlRoom
from goldenhour.rulebook.thrive import Question
from goldenhour.triage.forms.asking import Choices, fields, listed, several, short
from goldenhour.triage.forms.reading import ABSENT, READ


class Thrive(forms.Form):
    """One field, or a few, for each question of the edition; levels beside them."""

    def __init__(self, book: ControlRoom, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.book = book
        self.factors: Choices = [(one.id, one.label) for one in book.vulnerability.factor]
        types: Choices = [(one.id, one.label) for one in book.thrive.incident_type]
        self.fields["incident_type"] = forms.ChoiceField(
            required=False, label="Type", choices=[("", "Choose…"), *types]
        )
        for question in book.thrive.question:
            for name, field in fields(question, self.factors):
                self.fields[name] = field
        heard: Choices = [(one.id, one.label) for one in book.thrive.observation]
        self.fields["observed"] = several("Heard", short("observed", heard))
        for element in book.thrive.element:
            levels: Choices = [(one.id, one.label) for one in book.thrive.level]
            level = listed(f"{element.name.capitalize()} level", [("", "Level"), *levels])
            level.widget.attrs["aria-label"] = level.label  # it stands inside the legend
            self.fields[f"level_{element.key}"] = level
            self.fields[f"level_{element.key}_why"] = forms.CharField(
                required=False, label="Why", max_length=2000
            )
            why = self.fields[f"level_{element.key}_why"]
            why.widget.attrs["aria-label"] = f"Why this level of {element.name}"

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
