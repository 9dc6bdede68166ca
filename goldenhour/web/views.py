"""What every visitor may ask of the web itself: sign in, sign out, theme, health, and no."""

import sys
from typing import Any

from django.conf import settings
from django.contrib.auth import login, logout
from django.contrib.auth.forms import AuthenticationForm
from django.db import DatabaseError, InterfaceError, OperationalError, connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from goldenhour.force import queries as force
from goldenhour.web.answers import sorry
from goldenhour.web.doors import open_to_all, open_to_monitors

PROBE_SECONDS = 2
THEMES = ("day", "dim")
BACKEND = "django.contrib.auth.backends.ModelBackend"


def _onward(request: HttpRequest, fallback: str) -> str:
    """Where to go next: only ever a page of this house."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    if url_has_allowed_host_and_scheme(wanted, {request.get_host()}):
        return wanted
    return fallback


@open_to_all
@require_http_methods(["GET", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in with user name and password."""
    form = AuthenticationForm(request, data=request.POST or None)
    if request.method == "POST" and form.is_valid():
        login(request, form.get_user(), backend=BACKEND)
        return redirect(_onward(request, "/"))
    context = {"form": form, "next": _onward(request, "/")}
    return render(request, "web/sign_in.html", context, status=422 if form.errors else 200)


@open_to_all
@require_POST
def demo_sign_in(request: HttpRequest, username: str) -> HttpResponse:
    """One click signs in as a made-up person. Exists in the demonstration only."""
    officer = force.demo_officer(username) if settings.DEMO else None
    if officer is None:
        raise Http404
    login(request, officer, backend=BACKEND)
    return redirect(_onward(request, "/"))


@open_to_all
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session; the desk's theme stays."""
    logout(request)
    answer = redirect("/")
    answer["Clear-Site-Data"] = '"storage"'  # the theme is a cookie of the desk and stays
    return answer


@open_to_all
@require_POST
def choose_theme(request: HttpRequest, theme: str) -> HttpResponse:
    """Choose the theme of this desk, kept in a cookie of the desk and not of the person."""
    if theme not in THEMES:
        raise Http404
    answer = redirect(_onward(request, "/"))
    answer.set_cookie("theme", theme, max_age=365 * 86400, samesite="Strict", httponly=True)
    return answer


@open_to_monitors
@require_GET
def alive(request: HttpRequest) -> HttpResponse:
    """``/healthz``: the process answers."""
    return JsonResponse({"status": "alive"})


@open_to_monitors
@require_GET
def ready(request: HttpRequest) -> HttpResponse:
    """``/readyz``: the process can serve; says in which mode."""
    probe = connection.copy()  # a connection of its own: the pool would wait ten seconds for one
    probe.settings_dict["OPTIONS"].pop("pool", None)
    probe.settings_dict["OPTIONS"]["connect_timeout"] = PROBE_SECONDS
    try:
        with probe.cursor() as cursor:
            cursor.execute("SELECT 1")
    except (DatabaseError, InterfaceError):
        return JsonResponse({"status": "not ready", "mode": "no-database"}, status=503)
    finally:
        probe.close()
    return JsonResponse({"status": "ready", "mode": "normal"})


def form_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's proof of origin is missing or old: nothing typed is lost."""
    sentence = "The page was open too long or cookies are off. Open it again and send once more."
    return sorry(request, 403, "This form has expired", sentence)


def shut_out(request: HttpRequest, response: HttpResponse, credentials: Any) -> HttpResponse:
    """Too many wrong passwords for one account from one source; whether it exists is not said."""
    sentence = "There were too many wrong passwords. Wait 15 minutes, then sign in again."
    return sorry(request, 429, "Sign-in is shut for a while", sentence)


def refused(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: signed in, but the door stays shut."""
    sentence = "Your roles do not open this page. Ask your supervisor, or sign in as somebody else."
    return sorry(request, 403, "Not allowed", sentence)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: no such address, or nothing there that you may know of."""
    return sorry(request, 404, "Not found", "There is no such page. Check the address.")


def unreadable(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: the request itself cannot be read; nothing of it is repeated."""
    return _bare(400, "That could not be read", "The request is broken or too large. Send less.")


def failed(request: HttpRequest) -> HttpResponse:
    """500, or 503 where the database does not answer: nothing of the fault is shown."""
    if isinstance(sys.exc_info()[1], OperationalError | InterfaceError):
        sentence = "The database does not answer. Wait a moment, then open the page again."
        answer = _bare(503, "Not now", sentence)
        answer["Retry-After"] = "5"
        return answer
    sentence = "This is a fault of ours and was noted. Open the page again or call support."
    return _bare(500, "Something broke", sentence)


def _bare(status: int, title: str, sentence: str) -> HttpResponse:
    """A page that needs neither database nor officer."""
    context = {"title": title, "sentence": sentence, "back": "/"}
    return HttpResponse(render_to_string("web/bare.html", context), status=status)
