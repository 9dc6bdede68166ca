"""What a page sends to identification: who is typed, "it is them" or not, why, merges."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.http import QueryDict

from goldenhour.identification.rules import looking, markers
from goldenhour.linkage.keys import Said
from goldenhour.web.picks import ManyPicks, OnePick

TYPED = ("given_name", "surname", "phone", "email", "date_of_birth", "house", "postcode", "uprn")
LONGEST = 120  # characters of each: more tells nothing
AS_SAID = "As said on the call"


class Unreadable(ValueError):
    """The page sent something that is no uid."""


@dataclass(frozen=True)
class Decision:
    """The button that was pressed: whom it is about, whom it names, and why."""

    mention: UUID
    person: UUID | None
    others: tuple[UUID, ...]
    reason: str


def typed(data: QueryDict) -> Said:
    """Who is typed just now; an age that is no number is left out."""
    said = {name: str(data.get(name, ""))[:LONGEST] for name in TYPED}
    age = str(data.get("age", "")).strip()
    years = int(age) if age.isascii() and age.isdigit() and len(age) <= 3 else None
    return Said(**said, age=years)


def contact_of(data: QueryDict) -> UUID | None:
    """The contact that the page names, or None. Raises Unreadable."""
    text = str(data.get("contact", ""))
    return _uid(text) if text else None


def decision(data: QueryDict) -> Decision:
    """What was pressed: "mention person-or-dash other,other-or-dash". Raises Unreadable."""
    words = str(data.get("them", "")).split()
    if len(words) != 3:
        raise Unreadable("Press one of the buttons beside the name.")
    others = () if words[2] == "-" else tuple(_uid(word) for word in words[2].split(",")[:100])
    person = None if words[1] == "-" else _uid(words[1])
    return Decision(_uid(words[0]), person, others, str(data.get("link_reason", "")) or AS_SAID)


def _uid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as not_one:
        raise Unreadable("This page is out of date. Open it again.") from not_one


DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
CHOOSE = "Choose why you look. It is written down with your name."


class Reason(forms.Form):
    """Why a record is opened; and with whom it is compared, where somebody is named."""

    why = forms.ChoiceField(
        label="Why do you look?",
        choices=list(looking.REASONS.items()),
        widget=OnePick,
        error_messages=dict.fromkeys(("required", "invalid_choice"), CHOOSE),
    )
    beside = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def unless_sent(self) -> "Reason":
        """The form to ask with: without errors where nothing was chosen yet."""
        fresh = "why" not in self.data
        return Reason(initial={"beside": self.data.get("beside")}) if fresh else self


class AskMerge(forms.Form):
    """That two persons be one: why, and each thing that speaks against it, answered."""

    into = forms.UUIDField(widget=forms.HiddenInput)
    answered = forms.MultipleChoiceField(
        label="What speaks against it, and the reason answers",
        required=False,
        widget=ManyPicks,
    )
    reason = forms.CharField(
        label="Why they are one person",
        max_length=1000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="At least 20 characters. Another officer reads it and answers.",
    )

    def __init__(self, *given: Any, against: dict[str, str], **named: Any) -> None:
        super().__init__(*given, **named)
        answered = self.fields["answered"]
        if isinstance(answered, forms.MultipleChoiceField):
            answered.choices = list(against.items())


class TakeBack(forms.Form):
    """That "not the same" is taken back: between whom, and why."""

    mention = forms.UUIDField(widget=forms.HiddenInput)
    other = forms.UUIDField(required=False, widget=forms.HiddenInput)
    person = forms.UUIDField(required=False, widget=forms.HiddenInput)
    reason = forms.CharField(
        label="Why it is taken back",
        max_length=1000,
        strip=False,
        error_messages={"required": "Write why, then press the button again."},
    )


ANSWERS = {"agree": "Agree", "refuse": "Refuse", "undo": "Undo"}


class AnswerMerge(forms.Form):
    """The answer to a request: the button that was pressed, and why."""

    answer = forms.ChoiceField(choices=list(ANSWERS.items()))
    why = forms.CharField(
        label="Why",
        max_length=1000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Write why, then press the button again."},
    )


class AddMarker(forms.Form):
    """A warning: its kind, from whom it comes, whose it is, and its days."""

    kind = forms.ChoiceField(
        label="Kind",
        choices=[("", "Choose"), *((one, markers.EVERY_KIND[one]) for one in markers.ORDER)],
    )
    detail = forms.CharField(label="Detail", required=False, max_length=400)
    source = forms.CharField(label="Source", max_length=120, help_text="Who says so.")
    owner = forms.CharField(
        label="Owner", max_length=120, help_text="The team or officer who reviews it."
    )
    starts_on = forms.DateField(label="First day", widget=DAY)
    expires_on = forms.DateField(label="Last day, if known", required=False, widget=DAY)
    review_on = forms.DateField(label="Review on", widget=DAY)


class ChangeMarker(forms.Form):
    """A marker reviewed until another day, or ended; and why."""

    act = forms.ChoiceField(choices=[("review", "Reviewed"), ("end", "End")])
    review_on = forms.DateField(label="Next review", required=False, widget=DAY)
    why = forms.CharField(
        label="Why",
        max_length=400,
        error_messages={"required": "Write why, then press the button again."},
    )


def _words(label: str, longest: int = LONGEST, hint: str = "") -> forms.CharField:
    attributes = {"autocomplete": "off", "spellcheck": "false"}
    box = forms.TextInput(attrs=attributes)
    return forms.CharField(
        label=label, required=False, max_length=longest, widget=box, help_text=hint
    )


class LookUp(forms.Form):
    """Whom to look for, by anything; and why."""

    why = forms.ChoiceField(
        label="Why do you look?",
        choices=list(looking.REASONS.items()),
        widget=OnePick,
        error_messages=dict.fromkeys(("required", "invalid_choice"), CHOOSE),
    )
    given_name = _words("Given name")
    surname = _words("Surname")
    date_of_birth = _words("Date of birth or year", 60)
    age = _words("Age", 3)
    phone = _words("Number")
    email = _words("E-mail", 254)
    house = _words("House")
    postcode = _words("Postcode", 16)
    reference = _words("Reference", 32, "A contact or a case: C-261122-0412, 26/0142.")

    def said(self) -> Said:
        """What is typed, as the keys are made from it."""
        typed_in = {name: self.cleaned_data[name] for name in TYPED if name in self.fields}
        years = self.cleaned_data["age"]
        age = int(years) if years.isascii() and years.isdigit() else None
        return Said(**typed_in, age=age)
