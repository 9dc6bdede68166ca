"""The call form: who, where, what, grade and advice; the facts of THRIVE come from triage.

Shape only. Nothing is preset and nothing is required here: an emergency is never held back
by an empty field. What a field cannot be, the stage's own command says in a sentence.
"""

from collections.abc import Mapping
from typing import Any

from django import forms

from goldenhour.contact.queries import ContactRow
from goldenhour.contact.rules import CALLER_IS, CHANNELS
from goldenhour.rulebook.advice import Item

GRADES = [
    ("", "As proposed"),
    ("I", "1 Immediate"),
    ("P", "2 Priority"),
    ("S", "3 Scheduled"),
    ("R", "4 Resolve"),
]
FATES = [
    ("", "Not yet"),
    ("said", "Said"),
    ("declined", "Declined"),
    ("not_safe", "Not safe"),
    ("not_relevant", "Not relevant"),
]
NO_TYPE = "other"  # not chosen yet: what is sent meanwhile is judged by its facts alone
PLACE = ("place_said", "house", "street", "locality", "postcode")
SAID = ("caller_is", "words", *PLACE)
IDENTITY = ("given_name", "surname", "phone", "date_of_birth")
LOOKED_UP = (*IDENTITY, "house", "postcode")  # what identification looks by


def _line(label: str, longest: int, **attrs: str) -> forms.CharField:
    widget = forms.TextInput(attrs={"autocomplete": "off", **attrs})
    return forms.CharField(
        required=False, label=label, max_length=longest, strip=False, widget=widget
    )


class Call(forms.Form):
    """Who is calling, from where, and what they say."""

    phone = _line("Phone", 120, inputmode="tel")
    given_name = _line("First name", 120)
    surname = _line("Surname", 120)
    date_of_birth = _line("Born (or age)", 60)
    place_said = _line("Where is it happening?", 400, placeholder=" ")
    house = _line("House", 64)
    street = _line("Street", 120)
    locality = _line("Town or village", 80)
    postcode = _line("Postcode", 16)
    caller_is = forms.ChoiceField(
        required=False,
        label="Caller is",
        choices=[(code, code.replace("_", " ").capitalize()) for code in reversed(CALLER_IS)],
    )
    words = forms.CharField(
        required=False,
        label="Caller's words",
        max_length=20_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 2, "placeholder": " "}),
    )
    grade = forms.ChoiceField(required=False, label="Your grade", choices=GRADES)
    why = _line("Why, if lower", 2000)

    def said(self) -> dict[str, str]:
        """What belongs to the contact itself."""
        return {name: self.cleaned_data[name] or "" for name in SAID if self.cleaned_data[name]}

    def identity(self) -> dict[str, str]:
        """Who they say they are, with the address: a mention, where anything was said."""
        stated = {name: self.cleaned_data[name] for name in IDENTITY if self.cleaned_data[name]}
        if not stated:
            return {}
        names = ("house", "street", "postcode")
        return stated | {n: self.cleaned_data[n] for n in names if self.cleaned_data[n]}


class Fates(forms.Form):
    """What became of each item of advice that the rules name for this call."""

    def __init__(self, items: list[Item], *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.items = items
        for item in items:
            self.fields[f"advice_{item.id}"] = forms.ChoiceField(
                required=False, label=item.wording, choices=FATES
            )


def told(posted: Mapping[str, Any]) -> dict[str, str]:
    """Each item of advice with its fate, where one was chosen: shown is not said."""
    return {
        name.removeprefix("advice_"): str(fate)
        for name, fate in posted.items()
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


def typed_before(contact: ContactRow, identity: dict[str, str]) -> dict[str, str]:
    """What the form shows when a call is opened again."""
    return {name: getattr(contact, name) for name in SAID} | identity
