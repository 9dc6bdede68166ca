"""The call form: who, where, what, grade and advice; the facts of THRIVE come from triage.

Shape only. Nothing is preset and nothing is required here: an emergency is never held back
by an empty field. What a field cannot be, the stage's own command says in a sentence.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict

from goldenhour.contact.queries import ContactRow
from goldenhour.contact.rules import CALLER_IS, CHANNELS, INTERPRETER
from goldenhour.rulebook.advice import Item
from goldenhour.triage.forms import Thrive
from goldenhour.web.picks import OnePick

GRADES = [
    ("", "As proposed"),
    ("I", "1 Immediate"),
    ("P", "2 Priority"),
    ("S", "3 Scheduled"),
    ("R", "4 Resolve"),
]
FATES = [
    ("said", "Said"),
    ("declined", "Declined"),
    ("not_safe", "Not safe"),
    ("not_relevant", "N/A"),
]
HEARD_AS = [("calm", "Calm"), ("upset", "Upset"), ("very_upset", "Very upset")]
NO_TYPE = "other"  # not chosen yet: what is sent meanwhile is judged by its facts alone
PLACE = ("place_said", "house", "street", "locality", "postcode")
SAID = ("caller_is", "words", *PLACE)
SAFE = ("interpreter", "safe_number", "safe_times")
IDENTITY = ("given_name", "surname", "phone", "date_of_birth")
LOOKED_UP = (*IDENTITY, "house", "postcode")  # what identification looks by
SEARCHED = {"data-places-from": "", "aria-controls": "places"}  # places.js
TOO_LONG = "This is longer than {} characters. Put the rest in the caller's words."


def _line(label: str, longest: int, **attrs: str) -> forms.CharField:
    """One line. Too long is said in a sentence: nothing pasted is cut silently."""
    return forms.CharField(
        required=False,
        label=label,
        max_length=longest,
        strip=False,
        widget=forms.TextInput(attrs=attrs),
        error_messages={"max_length": TOO_LONG.format(longest)},
    )


class Call(forms.Form):
    """Who is calling, from where, and what they say."""

    phone = _line("Phone", 120, inputmode="tel")
    given_name = _line("First name", 120)
    surname = _line("Surname", 120)
    date_of_birth = _line("Born (or age)", 60)
    place_said = _line("Where is it happening?", 400, placeholder=" ", **SEARCHED)
    house = _line("House", 64)
    street = _line("Street", 120)
    locality = _line("Town or village", 80)
    postcode = _line("Postcode", 16)
    caller_is = forms.ChoiceField(
        required=False,
        label="Caller is",
        choices=[
            ("", "Not asked"),
            *((code, code.replace("_", " ").capitalize()) for code in CALLER_IS),
        ],
    )
    interpreter = forms.ChoiceField(
        required=False,
        label="Interpreter",
        choices=[
            ("", "Not asked"),
            *((code, code.replace("_", " ").capitalize()) for code in INTERPRETER),
        ],
    )
    safe_number = _line("Safe number", 64, inputmode="tel")
    safe_times = _line("Safe times", 120)
    distress = forms.ChoiceField(
        required=False, label="Voice, not graded", choices=HEARD_AS, widget=OnePick
    )
    words = forms.CharField(
        required=False,
        label="Caller's words",
        max_length=20_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": "2", "placeholder": " "}),
        error_messages={"max_length": "This is longer than 20,000 characters. Shorten it."},
    )
    grade = forms.ChoiceField(required=False, label="Your grade", choices=GRADES)
    why = _line("Why, if lower", 2000)

    def said(self) -> dict[str, str]:
        """What belongs to the contact itself."""
        return self._given(SAID)

    def safely(self) -> dict[str, str]:
        """How they may be reached without danger, and through whom."""
        return self._given(SAFE)

    def identity(self) -> dict[str, str]:
        """Who they say they are, with the address: a mention, where anything was said."""
        stated = self._given(IDENTITY)
        return stated | self._given(("house", "street", "postcode")) if stated else {}

    def _given(self, names: Iterable[str]) -> dict[str, str]:
        given = {name: self.cleaned_data.get(name) for name in names}
        return {name: text for name, text in given.items() if text}


class Fates(forms.Form):
    """What became of each item of advice that the rules name for this call."""

    def __init__(self, items: list[Item], *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.items = items
        for item in items:
            self.fields[f"advice_{item.id}"] = forms.ChoiceField(
                required=False, label=item.wording, choices=FATES, widget=OnePick
            )
            self.fields[f"why_advice_{item.id}"] = _line("Why not safe", 400)


def told(typed: Mapping[str, Any]) -> dict[str, tuple[str, str]]:
    """Each item of advice with its fate and why, where one was chosen: shown is not said."""
    return {
        name.removeprefix("advice_"): (str(fate), str(typed.get(f"why_{name}") or ""))
        for name, fate in typed.items()
        if name.startswith("advice_") and fate
    }


class Take(forms.Form):
    """A new contact: by which channel, on which line."""

    channel = forms.ChoiceField(label="Channel", choices=[(one, one) for one in CHANNELS])
    line = _line("Line", 32)


class Close(forms.Form):
    """A contact that becomes no incident: how it ended, and why."""

    ending = forms.ChoiceField(
        label="It ended as",
        choices=[
            ("no_incident", "No incident"),
            ("resolved", "Resolved on the phone"),
            ("transferred", "Transferred to another service"),
        ],
    )
    why_ended = _line("Why", 4000)


def recorded(contact: ContactRow, identity: Mapping[str, str]) -> dict[str, str]:
    """What the record already has of the first panel, under the names of the form."""
    kept = {name: getattr(contact, name) for name in (*SAID, *SAFE)}
    if kept["caller_is"] == "unknown":
        kept["caller_is"] = ""  # the record's word for not asked yet
    return kept | {"phone": contact.number} | {n: text for n, text in identity.items() if text}


def as_posted(typed: Mapping[str, Any]) -> MultiValueDict[str, str]:
    """What stands in the fields, by their names, as a browser would post it.

    Nothing, and a blank line, are left out: an empty field says nothing.
    """
    return MultiValueDict({name: _several(value) for name, value in typed.items()})


def _several(value: Any) -> list[str]:
    values = value if isinstance(value, list | tuple) else [value]
    return [str(one) for one in values if one not in (None, "")]


def head_of(contact: ContactRow) -> dict[str, Any]:
    """What contracts/triage.md says first of a contact."""
    return {
        "contact": contact.reference,
        "channel": contact.channel,
        "received_at": contact.received_at.isoformat(),
        "setting": contact.setting,
    }


def facts_of(thrive: Thrive) -> dict[str, Any]:
    """The type and the facts as they stand in a form that was read, in the same contract."""
    return {
        "incident_type": thrive.cleaned_data.get("incident_type") or NO_TYPE,
        "answers": thrive.answers(),
        "observed": thrive.observed(),
    }
