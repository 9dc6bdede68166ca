"""People: the administrator gives somebody an account, shuts it, opens it again."""

from typing import Any
from uuid import UUID

from django import forms
from django.core.validators import RegexValidator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from goldenhour.force import commands, queries, rules
from goldenhour.journal.commands import Refused
from goldenhour.web.doors import door
from goldenhour.web.http import Request, fresh_key, key_of, version_of
from goldenhour.web.picks import ManyPicks

TYPEABLE = RegexValidator(
    r"^[a-z0-9._-]+\Z", "Use small letters, digits, dots, hyphens and underscores only."
)


def words(code: str) -> str:
    """A code as people read it: ``room_supervisor`` is "Room supervisor"."""
    return code.replace("_", " ").capitalize()


class AppointForm(forms.Form):
    """Who is appointed, and to which desks."""

    name = forms.CharField(label="Name", max_length=64)
    username = forms.CharField(
        label="User name",
        max_length=64,
        validators=[TYPEABLE],
        help_text="Small letters and digits; typed at sign-in.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    staff_number = forms.CharField(label="Staff number", max_length=16)
    rank = forms.ChoiceField(
        required=False,
        label="Rank",
        choices=[("", "Police staff"), *((rank, words(rank)) for rank in rules.RANKS_OF_PEOPLE)],
    )
    team = forms.ChoiceField(required=False, label="Team")
    roles = forms.MultipleChoiceField(
        label="Desks",
        choices=[(role, words(role)) for role in rules.ROLES_OF_PEOPLE],
        widget=ManyPicks,
    )
    password = forms.CharField(
        label="First password",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text="15 characters or more; a few unusual words are easy to remember.",
    )

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        team = self.fields["team"]
        if isinstance(team, forms.ChoiceField):
            team.choices = [("", "None"), *((one.code, one.name) for one in queries.teams())]


@door("page.set_up")
@require_http_methods(["GET", "POST"])
def people(request: Request) -> HttpResponse:
    """``/set-up/people``: every account, and a new one."""
    form = AppointForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _appointed(request, form):
        return redirect("desks:people")
    context = {"people": queries.accounts(), "form": form, "key": fresh_key()}
    return render(request, "desks/people.html", context, status=422 if form.errors else 200)


def _appointed(request: Request, form: AppointForm) -> bool:
    """Whether the account was made; else the form says why not."""
    said = form.cleaned_data
    try:
        commands.appoint(
            **{name: said[name] for name in ("name", "username", "staff_number", "rank", "roles")},
            team=said["team"] or None,
            password=said["password"],
            by=request.officer,
            at=request.at,
            key=key_of(request),
        )
    except Refused as no:
        form.add_error(no.field if no.field in form.fields else None, str(no))
        return False
    return True


@door("page.set_up")
@require_POST
def suspend(request: Request, uid: UUID) -> HttpResponse:
    """``POST /set-up/people/UID/suspend``: shut an account at once."""
    commands.suspend(officer=uid, **_given(request))
    return redirect("desks:people")


@door("page.set_up")
@require_POST
def reinstate(request: Request, uid: UUID) -> HttpResponse:
    """``POST /set-up/people/UID/reinstate``: open it again."""
    commands.reinstate(officer=uid, **_given(request))
    return redirect("desks:people")


def _given(request: Request) -> dict[str, Any]:
    return {
        "by": request.officer,
        "at": request.at,
        "key": key_of(request),
        "expects": version_of(request),
    }
