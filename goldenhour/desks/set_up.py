"""Set-up: the administrator gives an officer a token for the API, sees it once, ends it."""

from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from goldenhour.force import commands, queries, rules
from goldenhour.force.models import Officer
from goldenhour.journal.commands import Refused
from goldenhour.web.doors import door
from goldenhour.web.http import Request, fresh_key, key_of, version_of
from goldenhour.web.picks import ManyPicks


class TokenForm(forms.Form):
    """What a token may do, of all that its officer may, and for how many days."""

    scopes = forms.MultipleChoiceField(
        label="What the token may do",
        help_text="Tick only what the program needs.",
        widget=ManyPicks,
    )
    days = forms.IntegerField(label="Days", initial=30, min_value=1, max_value=365)


def _form(request: Request, holder: Officer) -> TokenForm:
    form = TokenForm(request.POST or None)
    scopes = form.fields["scopes"]
    if isinstance(scopes, forms.MultipleChoiceField):
        scopes.choices = [(name, name) for name in sorted(rules.permissions(holder.roles))]
    return form


@door("page.set_up")
@require_http_methods(["GET", "POST"])
def tokens(request: Request) -> HttpResponse:
    """``/set-up/tokens?officer=7101``: the tokens, and a new one for the officer chosen."""
    people = queries.people()
    chosen = request.POST.get("officer") or request.GET.get("officer", "")
    holder = next((one for one in people if one.staff_number == chosen), None)
    form = _form(request, holder) if holder else None
    secret = _issued(request, holder, form) if holder and form else ""
    context = {
        "people": people,
        "holder": holder,
        "form": form,
        "secret": secret,
        "tokens": queries.tokens(at=request.at),
        "key": fresh_key(),
    }
    wrong = form is not None and bool(form.errors)
    return render(request, "desks/tokens.html", context, status=422 if wrong else 200)


def _issued(request: Request, holder: Officer, form: TokenForm) -> str:
    """The secret of the token that was just given, to be shown this once; else empty."""
    if request.method != "POST" or not form.is_valid():
        return ""
    secret = commands.fresh_secret()
    try:
        commands.issue_token(
            officer=holder.uid,
            scopes=form.cleaned_data["scopes"],
            days=form.cleaned_data["days"],
            secret=secret,
            by=request.officer,
            at=request.at,
            key=key_of(request),
        )
    except Refused as no:
        form.add_error(no.field if no.field in form.fields else None, str(no))
        return ""
    return secret


@door("page.set_up")
@require_POST
def revoke(request: Request, uid: UUID) -> HttpResponse:
    """``POST /set-up/tokens/UID/revoke``: end a token at once."""
    commands.revoke_token(
        token=uid,
        by=request.officer,
        at=request.at,
        key=key_of(request),
        expects=version_of(request),
    )
    return redirect("desks:tokens")
