"""Incident units: who is sent to one incident, each step of theirs, and how it ends.

The two forms in which something is chosen or typed come back as they were when a command says
no, with the sentence beside the field that it speaks of.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, cast
from uuid import UUID

from django import forms

from goldenhour.desks.incident_forms import line
from goldenhour.journal.commands import Refused
from goldenhour.response import commands, queries
from goldenhour.response.rules import nearest as nearby
from goldenhour.web.http import Request, key_of, version_of

RESULTS = {
    "crime_recorded": "a crime was recorded",
    "all_in_order": "all in order",
    "advice_given": "advice was given",
    "safeguarding_referral": "referred for safeguarding",
    "passed_to_partner": "passed to another agency",
    "nobody_found": "nobody was found",
}
LONGEST_WHY = 120  # as long as the deployment keeps it
NO_UNIT = "Nothing was chosen. Choose a unit, then press again."
NO_END = "Choose how the incident ended, then close it."


class Send(forms.Form):
    """A free unit, and why this one."""

    unit = forms.UUIDField(
        label="Unit",
        widget=forms.Select,
        error_messages={"required": NO_UNIT, "invalid": NO_UNIT},
    )
    why = line("Why this unit, if not the nearest", LONGEST_WHY)


class Close(forms.Form):
    """How the incident ended."""

    result = forms.ChoiceField(
        label="How it ended",
        choices=[("", "Choose"), *RESULTS.items()],
        error_messages={"required": NO_END, "invalid_choice": NO_END},
    )
    with_duplicates = forms.BooleanField(
        required=False, label="Close what is worked under it with it"
    )


FORMS: Mapping[str, type[forms.Form]] = {"assign": Send, "conclude": Close}


class NothingChosen(Refused):
    """A button came back without the deployment that it is about."""


class NoSuchStep(Refused):
    """A step that this page does not know."""


def context(
    request: Request, suggested: Iterable[nearby.Suggestion], wrong: forms.Form | None
) -> dict[str, Any]:
    """What the page shows of sending and closing; ``wrong`` is the form that came back."""
    free = [unit for unit in queries.units() if unit.state == "FREE"]
    send = wrong if isinstance(wrong, Send) else Send(prefix="assign")
    return {
        "free": free,
        "send": _with_units(send, free, suggested),
        "close": wrong if isinstance(wrong, Close) else Close(prefix="conclude"),
        "may_assign": request.officer.may("response.assign"),
        "may_step": request.officer.may("response.arrive"),
    }


def _with_units(
    form: Send, free: Iterable[queries.UnitRow], suggested: Iterable[nearby.Suggestion]
) -> Send:
    """The list holds who is free now; the nearest, as suggested, stands chosen."""
    unit = form.fields["unit"]
    listed = [(str(one.uid), one.callsign) for one in free]
    by_callsign = {callsign: uid for uid, callsign in listed}
    nearest = (by_callsign[one.callsign] for one in suggested if one.callsign in by_callsign)
    unit.initial = next(nearest, "")
    cast(forms.Select, unit.widget).choices = [("", "Choose"), *listed]
    return form


def carry_out(request: Request, uid: UUID) -> forms.Form | None:
    """Give the command of the button pressed; the form that was refused, or None.

    Raises Refused for a step in which nothing is chosen or typed.
    """
    name = request.POST.get("step", "")
    if name in MOVES:
        MOVES[name](deployment=_deployment(request), **_given(request))
        return None
    if name not in FORMS:
        raise NoSuchStep("There is no such step. Press one of the buttons.")
    form = FORMS[name](request.POST, prefix=name)
    if form.is_valid():
        try:
            WITH_A_FORM[name](incident=uid, **form.cleaned_data, **_given(request))
        except Refused as no:
            form.add_error(no.field if no.field in form.fields else None, str(no))
    return form if form.errors else None


def _deployment(request: Request) -> UUID:
    try:
        return UUID(request.POST.get("deployment", ""))
    except ValueError:
        raise NothingChosen(NO_UNIT) from None


def _given(request: Request) -> dict[str, Any]:
    """What every command of these takes beside its object."""
    return {
        "by": request.officer,
        "at": request.at,
        "key": key_of(request),
        "expects": version_of(request),
    }


WITH_A_FORM: Mapping[str, Callable[..., Any]] = {
    "assign": commands.assign,
    "conclude": commands.conclude,
}
MOVES: Mapping[str, Callable[..., Any]] = {
    "arrive": commands.arrive,
    "retract_arrival": commands.retract_arrival,
    "clear": commands.clear,
    "return_to_scene": commands.return_to_scene,
    "stand_down": commands.stand_down,
}
