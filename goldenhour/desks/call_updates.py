"""Updates: what was typed into a call after it was sent, as the dispatcher reads it.

Each field with its caption, what it says now, who typed it and when. A text that grew in one go
is one update, not one for every two seconds of typing.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django import forms

from goldenhour.contact import queries as contacts
from goldenhour.contact.queries import Jotted
from goldenhour.desks.call_form import FATES, Call
from goldenhour.rulebook import control_room
from goldenhour.rulebook.control_room import ControlRoom
from goldenhour.triage.forms import Thrive
from goldenhour.triage.queries import OpenedIncident

ONE_GO = timedelta(minutes=1)


@dataclass(frozen=True)
class Update:
    """One field after the send: its caption, what it says, who wrote it, when."""

    name: str
    caption: str
    said: str
    by: str
    at: datetime


def updates(opened: OpenedIncident) -> list[Update]:
    """Everything typed after the send into the incident's contacts, the newest first."""
    row = opened.row
    jotted = contacts.jottings_since([one.uid for one in opened.contacts], row.sent_at)
    book = control_room.in_force(row.received_at)
    return _in_words(jotted, book)[::-1]


def _in_words(jotted: Iterable[Jotted], book: ControlRoom) -> list[Update]:
    fields = Call().fields | Thrive(book).fields
    found: list[Update] = []
    for one in jotted:
        for name, value in one.typed.items():
            said = Update(name, _caption(name, fields, book), _said(name, value, fields),
                          one.by, one.at)  # fmt: skip
            found = [each for each in found if not _grew_into(each, said)]
            found.append(said)
    return found


def _grew_into(earlier: Update, later: Update) -> bool:
    is_same = (earlier.name, earlier.by) == (later.name, later.by)
    return is_same and later.at - earlier.at <= ONE_GO


def _caption(name: str, fields: dict[str, forms.Field], book: ControlRoom) -> str:
    if "advice_" in name:
        try:
            return f"Advice: {book.advice.known(name.rpartition('advice_')[2]).wording}"
        except LookupError:
            return "Advice"
    asked = {question.id: question.ask for question in book.thrive.question}
    return asked.get(name) or str(getattr(fields.get(name), "label", None) or name)


def _said(name: str, value: str | list[str], fields: dict[str, forms.Field]) -> str:
    choices: Any = getattr(fields.get(name), "choices", FATES if "advice_" in name else ())
    words = {str(code): str(said) for code, said in choices}
    picks = value if isinstance(value, list) else [value]
    return ", ".join("not known" if one == "unknown" else words.get(one, one) for one in picks)
