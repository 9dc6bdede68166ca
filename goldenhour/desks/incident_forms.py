"""Incident forms: the small forms of an incident's page. Shape only; commands say what it means.

Each has a prefix, so that a refusal stands beside the field it speaks of and nowhere else, and
what was typed into one form never shows in another.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms

from goldenhour.desks.call_form import GRADES
from goldenhour.journal.commands import Refused
from goldenhour.journal.numbers import LONDON
from goldenhour.triage.rules.looks import triggers
from goldenhour.triage.rules.partners import STEPS
from goldenhour.web.http import Request

ABOUT = (
    ("grade", "the grade"),
    ("delay", "that we are late"),
    ("attending", "who is coming"),
    ("other", "something else"),
)
LONGEST = 2000
TOO_LONG = f"This is longer than {LONGEST} characters. Shorten it."
NO_CHOICE = "Choose one of the list."
UNREAD_MOMENT = "This moment cannot be read. Write day and time, or leave it."


def line(label: str, longest: int = LONGEST, **attrs: str) -> forms.CharField:
    """One line of free text. Nothing is required here: the command says what it needs."""
    return forms.CharField(
        required=False,
        label=label,
        max_length=longest,
        strip=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", **attrs}),
        error_messages={"max_length": TOO_LONG},
    )


def one_of(label: str, choices: Any) -> forms.ChoiceField:
    """A list of which one is chosen; nothing is preset."""
    return forms.ChoiceField(
        required=False,
        label=label,
        choices=[("", "Choose"), *choices],
        error_messages={"invalid_choice": NO_CHOICE},
    )


class Acknowledge(forms.Form):
    """An owed look answered in words."""

    words = line("What you saw and did")


class LookAgain(forms.Form):
    """Why somebody looks again; the facts beside it are triage's own form."""

    trigger = one_of("Because", ())
    why = line("If nothing has changed: why the grade is still right")


class Regrade(forms.Form):
    """Another grade, and what a lower one needs."""

    grade = one_of("Grade", GRADES[1:])
    why = line("Why this grade")
    told = line("What the caller was told")
    could_not_reach = line("Or why they cannot be reached")
    partner_told = forms.BooleanField(
        required=False, label="The agency that was asked has been told"
    )


class Answer(forms.Form):
    """A supervisor's yes or no to one request."""

    why = line("Why you agree or refuse")


class Tell(forms.Form):
    """What the caller was told, or why nobody reached them."""

    about = one_of("About", ABOUT)
    what = line("What was said, or why not")
    not_reached = forms.BooleanField(required=False, label="Could not be reached")


class Partner(forms.Form):
    """One step of another agency."""

    agency = line("Agency")
    step = one_of("It was or has", [(step, step) for step in STEPS])
    due_at = forms.CharField(
        required=False,
        label="There by",
        widget=forms.TextInput(attrs={"type": "datetime-local"}),
    )

    def clean_due_at(self) -> datetime | None:
        """The moment in London, or None."""
        text = str(self.cleaned_data["due_at"]).strip()
        if not text:
            return None
        try:
            return datetime.strptime(text, "%Y-%m-%dT%H:%M").replace(tzinfo=LONDON)
        except ValueError:
            raise forms.ValidationError(UNREAD_MOMENT) from None


class Seen(forms.Form):
    """What was found late was seen, and what was done about it."""

    reason = line("What you saw and did", 1000)


class Joining(forms.Form):
    """Why a second call is the same event."""

    why = line("Why it is the same event")


class Same(forms.Form):
    """Why another incident is the same event, or is not."""

    why = line("Why it is the same event, or why not")


class Together(forms.Form):
    """Why two that were said to be different may be the same event after all."""

    why = line("Why they may be the same event after all")


class Unlink(forms.Form):
    """Why two that were linked are two events."""

    why = line("Why they are two events")


FORMS: Mapping[str, type[forms.Form]] = {
    "acknowledge": Acknowledge,
    "reassess": LookAgain,
    "grade": Regrade,
    "answer": Answer,
    "tell": Tell,
    "partner": Partner,
    "join": Joining,
    "late": Seen,
    "same": Same,
    "together": Together,
    "unlink": Unlink,
}
OF_ONE = {
    "acknowledge": "trigger",
    "answer": "request",
    "join": "contact",
    "late": "hit",
    "same": "other",
    "together": "distinction",
    "unlink": "duplicate",
}  # there may be several of these
BESIDE = {"trigger": "grade", "agreement": "grade"}  # what a lowering misses elsewhere


@dataclass(frozen=True)
class Wrong:
    """A form that came back and was refused: which, and the form with its sentences."""

    name: str
    form: forms.Form

    @property
    def sentences(self) -> list[str]:
        """All that is wrong with it."""
        return [str(each) for errors in self.form.errors.values() for each in errors]

    @property
    def typed(self) -> str:
        """What was typed into its lines of text."""
        names = ("why", "words", "reason", "what", "told", "could_not_reach", "agency")
        said = [str(self.form.data.get(self.form.add_prefix(name), "")) for name in names]
        return "; ".join(text for text in said if text.strip())


def prefix_of(name: str, which: str = "") -> str:
    """The prefix of a form; ``which`` of several: a trigger, a request's uid."""
    return f"{name}-{which}" if name in OF_ONE else name


def blank(name: str, which: str = "", *, at: datetime, **initial: str) -> forms.Form:
    """A form as it is shown before anybody typed."""
    return _of_the_day(FORMS[name](prefix=prefix_of(name, which), initial=initial), at)


def bound(name: str, posted: Any, at: datetime) -> forms.Form:
    """The form that came back, with what was typed."""
    which = str(posted.get(OF_ONE[name], "")) if name in OF_ONE else ""
    return _of_the_day(FORMS[name](posted, prefix=prefix_of(name, which)), at)


def _of_the_day(form: forms.Form, at: datetime) -> forms.Form:
    """The form with the rulebook's choices of that day."""
    trigger = form.fields.get("trigger")
    if isinstance(trigger, forms.ChoiceField):
        trigger.choices = [("", "Choose"), *triggers(at).items()]
    return form


def beside(form: forms.Form, refused: Refused) -> None:
    """Put a refusal beside the field that it speaks of, else on top of its form."""
    named = refused.field
    if named not in form.fields:
        named = BESIDE.get(named, "")
    form.add_error(named if named in form.fields else None, str(refused))


def shown(
    name: str, request: Request, wrong: Wrong | None, which: str = "", **initial: str
) -> forms.Form:
    """The form that came back, where it is this one; else a fresh one."""
    if wrong is not None and wrong.form.prefix == prefix_of(name, which):
        return wrong.form
    return blank(name, which, at=request.at, **initial)
