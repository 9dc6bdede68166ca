"""What the file page's forms send. Shape only; what it means is for commands and rules.

Each form's ``given()`` is exactly what its command takes beside the case. Choices that depend
on the case (its victims, suspects, lines) are offered when the form is shown.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms

from goldenhour.rulebook import outcomes
from goldenhour.web.picks import ManyPicks

Choices = Sequence[tuple[str, str]]
HARMS: Choices = (("high", "High"), ("standard", "Standard"))
KNOWN: Choices = (("", "Not asked"), ("yes", "Yes"), ("no", "No"))
GROUNDS: Choices = (
    ("most_serious_crime", "Victim of a most serious crime"),
    ("persistently_targeted", "Persistently targeted"),
    ("vulnerable", "Vulnerable"),
    ("intimidated", "Intimidated"),
    ("under_18", "Under 18"),
)
CHANNELS: Choices = (
    ("phone", "Telephone"),
    ("sms", "Text message"),
    ("email", "E-mail"),
    ("post", "Letter"),
    ("portal", "Portal"),
    ("in_person", "In person"),
)
DISPOSITIONS: Choices = (
    ("done", "Done"),
    ("not_proportionate", "Not proportionate"),
    ("not_possible", "Not possible"),
    ("transferred", "Transferred"),
)
PLANNED_AT_ONCE = 4


class CaseForm(forms.Form):
    """A form about one case. ``offered`` gives the choices of its fields by their names."""

    def __init__(
        self, *args: Any, offered: Mapping[str, Choices] | None = None, **given: Any
    ) -> None:
        super().__init__(*args, **given)
        for name, choices in (offered or {}).items():
            field = self.fields.get(name)
            if isinstance(field, forms.ChoiceField):
                field.choices = list(choices)

    def given(self) -> dict[str, Any]:
        """What the command takes; a field left empty that has its own default is left out."""
        return {name: v for name, v in self.cleaned_data.items() if v is not None}


def text(label: str, *, required: bool = True, most: int = 200) -> forms.CharField:
    """One line of text."""
    return forms.CharField(label=label, required=required, max_length=most)


def prose(label: str, *, required: bool = True, hint: str = "") -> forms.CharField:
    """Some lines of text."""
    widget = forms.Textarea(attrs={"rows": 2})
    return forms.CharField(
        label=label, required=required, max_length=4000, help_text=hint, widget=widget
    )


def one_of(label: str, choices: Choices = (), *, required: bool = True) -> forms.ChoiceField:
    """One of a list."""
    return forms.ChoiceField(label=label, choices=list(choices), required=required)


def some_of(label: str, choices: Choices, *, required: bool = False) -> forms.MultipleChoiceField:
    """Any of a list."""
    widget = ManyPicks()
    return forms.MultipleChoiceField(
        label=label, choices=list(choices), required=required, widget=widget
    )


def moment(label: str) -> forms.DateTimeField:
    """When it happened, in London's time; empty: now."""
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    formats = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M"]
    return forms.DateTimeField(label=label, required=False, widget=widget, input_formats=formats)


WHEN = "When it happened (empty: now)"


class RecordCrime(CaseForm):
    """The crime of an incident and its first victim."""

    offence = text("What crime was reported")
    harm = one_of("Harm", HARMS)
    domestic_abuse = one_of("Domestic abuse", KNOWN, required=False)
    stalking = one_of("Stalking", KNOWN, required=False)
    child_present = one_of("A child was present", KNOWN, required=False)
    victim_name = text("Victim's name", required=False, most=120)
    victim_phone = text("Victim's telephone", required=False, most=32)
    victim_email = text("Victim's e-mail", required=False, most=254)
    victim_age = forms.IntegerField(label="Victim's age", required=False, min_value=0)

    def given(self) -> dict[str, Any]:
        """The flags become true, false, or left out where nobody asked."""
        said = {name: value for name, value in super().given().items() if value != ""}
        for flag in ("domestic_abuse", "stalking", "child_present"):
            if flag in said:
                said[flag] = said[flag] == "yes"
        return said


class Allocate(CaseForm):
    officer = one_of("Officer in the case")

    def given(self) -> dict[str, Any]:
        """The officer by uid."""
        return {"officer": UUID(self.cleaned_data["officer"])}


class AddVictim(CaseForm):
    name = text("Name", most=120)
    kind = one_of("Kind", (("person", "Person"), ("organisation", "Organisation")))
    phone = text("Telephone", required=False, most=32)
    email = text("E-mail", required=False, most=254)
    contact_named = text("An organisation's named contact", required=False, most=120)


class SafeContact(CaseForm):
    victim = one_of("Victim")
    safe = some_of("Safe ways", CHANNELS)
    opens = forms.TimeField(
        label="Safe from", required=False, widget=forms.TimeInput(attrs={"type": "time"})
    )
    closes = forms.TimeField(
        label="Safe until", required=False, widget=forms.TimeInput(attrs={"type": "time"})
    )
    unsafe = some_of("Unsafe ways", CHANNELS)

    def given(self) -> dict[str, Any]:
        """The hours hold for every safe way."""
        said = self.cleaned_data
        hours = {"from": said["opens"], "to": said["closes"]}
        window = {name: f"{value:%H:%M}" for name, value in hours.items() if value}
        safe = [{"channel": channel} | window for channel in said["safe"]]
        unsafe = [{"channel": channel} for channel in said["unsafe"]]
        return {"victim": said["victim"], "safe": safe, "unsafe": unsafe}


class AssessNeeds(CaseForm):
    victim = one_of("Victim")
    grounds = some_of("Enhanced rights, because", GROUNDS)
    refused = forms.BooleanField(label="The victim did not want to be assessed", required=False)
    reason = prose("Why, or what was found", required=False)


class RecordPlan(CaseForm):
    """The first lines of inquiry. A row left empty is no line."""

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        for row in range(1, PLANNED_AT_ONCE + 1):
            needed = row == 1
            self.fields[f"source_{row}"] = text(f"Line {row}: where from", required=needed)
            self.fields[f"objective_{row}"] = text(f"Line {row}: what for", required=needed)
            self.fields[f"owner_{row}"] = text(f"Line {row}: who", required=False, most=16)
            self.fields[f"due_{row}"] = moment(f"Line {row}: by when")

    def given(self) -> dict[str, Any]:
        """The rows that were begun."""
        rows = [self._row(row) for row in range(1, PLANNED_AT_ONCE + 1)]
        return {"lines": [row for row in rows if row]}

    def _row(self, row: int) -> dict[str, str | datetime]:
        names = ("source", "objective", "owner", "due")
        found = {name: self.cleaned_data.get(f"{name}_{row}") for name in names}
        return {name: value for name, value in found.items() if value}


class AddLine(CaseForm):
    source = text("Where from")
    objective = text("What for")
    owner = text("Who", required=False, most=16)
    due = moment("By when")
    perishes_at = moment("The evidence perishes")


class OfLine(CaseForm):
    line = one_of("Line")


class ResultLine(OfLine):
    result = prose("What it brought")


class DisposeLine(OfLine):
    disposition = one_of("How it ends", DISPOSITIONS)
    reason = prose("Why")


class IdentifySuspect(CaseForm):
    name = text("Name as it is known", required=False, most=120)
    happened_at = moment(WHEN)


class OfSuspect(CaseForm):
    suspect = one_of("Suspect")
    happened_at = moment(WHEN)


class ReleaseSuspect(OfSuspect):
    under_investigation = forms.BooleanField(label="Still under investigation", required=False)


class HoldProperty(CaseForm):
    item = text("What is held")


class DecideProperty(CaseForm):
    item = one_of("Item")
    decision = text("What becomes of it")


class RecordReview(CaseForm):
    text = prose("What you found")
    directions = prose("Directions", required=False, hint="One a line.")
    no_change_reason = prose("Or why nothing changes", required=False)
    line_point = prose("About the lines of inquiry", required=False)
    victim_point = prose("About the victim", required=False)

    def given(self) -> dict[str, Any]:
        """One direction for each line."""
        directions = str(self.cleaned_data["directions"]).splitlines()
        return super().given() | {"directions": [each for each in directions if each.strip()]}


class MeetDirection(CaseForm):
    met = one_of("Direction")

    def given(self) -> dict[str, Any]:
        """The choice says which review, then the direction's text."""
        review, _, direction = str(self.cleaned_data["met"]).partition(" ")
        return {"review": review, "direction": direction}


class ProposeOutcome(CaseForm):
    code = one_of("Outcome")
    limitation_expires = forms.DateField(
        label="Time limit, if there is one",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    accepted_by = text("Accepted by (outcome 20)", required=False)
    completion_proof = text("Proof of completion (outcome 22)", required=False)

    def __init__(self, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        listed = [(str(each.code), f"{each.code} {each.label}") for each in _outcomes()]
        self.fields["code"] = one_of("Outcome", listed)

    def given(self) -> dict[str, Any]:
        """The code as a number."""
        return super().given() | {"code": int(self.cleaned_data["code"])}


def _outcomes() -> tuple[outcomes.Outcome, ...]:
    return outcomes.current().outcome


class OfProposal(CaseForm):
    proposal = one_of("Proposal")


class VoidFact(CaseForm):
    fact_id = one_of("Fact")
    reason = prose("Why it is wrong")
