"""The panel of a report on the call screen: the reporter's answers, danger signs marked.

It decides nothing. The grade is the contact officer's, from the facts, as on every call.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms

from goldenhour.contact import queries as contacts
from goldenhour.desks.report import danger
from goldenhour.desks.report.forms import PAGES


@dataclass(frozen=True)
class Answered:
    """One question and its answer, in pieces; a danger sign carries its reason."""

    question: str
    pieces: list[danger.Segment]


@dataclass(frozen=True)
class Panel:
    """A report as a contact officer reads it first."""

    reasons: list[str]  # why a person should look first; empty: no sign found, not "safe"
    answered: list[Answered]
    unanswered: list[str]  # the questions that were left empty: to be asked, never guessed


def shown(contact: UUID) -> Panel | None:
    """The report a contact came from, if it came by the form. One query."""
    row = contacts.report_of(contact)
    if row is None:
        return None
    questions = [
        (question, words_of(field, row.answers.get(page, {}).get(name)))
        for page, form in PAGES.items()
        for name, field in form.base_fields.items()
        for question in [str(field.label or name)]
    ]
    return Panel(
        [danger.REASONS.get(code, code) for code in row.danger],
        [Answered(asked, danger.marked(words)) for asked, words in questions if words],
        [asked for asked, words in questions if not words],
    )


def words_of(field: forms.Field, value: Any) -> str:
    """An answer in words: the label of what was chosen, or what was typed."""
    if isinstance(field, forms.MultipleChoiceField):
        labels = _labels(field)
        return "; ".join(labels.get(one, one) for one in value or [])
    if isinstance(field, forms.ChoiceField):
        return _labels(field).get(value or "", value or "") if value else ""
    return str(value or "")


def _labels(field: forms.ChoiceField) -> Mapping[str, str]:
    choices: Any = field.choices
    return {str(code): str(label) for code, label in choices}
