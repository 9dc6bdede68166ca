"""Doors: which permission opens a page. A page without a door is shut for everybody.

A view says ``@door("page.board")``; a page for the public says ``@open_to_all``. The
middleware looks at every request before its view runs: a view that says neither is a 403,
so a forgotten line fails closed. What a page answers is never kept by a cache.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from goldenhour.force.models import Officer

View = TypeVar("View", bound=Callable[..., Any])

TO_ALL = "*"
TO_MONITORS = "health"  # answers though the database does not
TO_TOKENS = "api"  # the API asks for its own token
TO_SIGNED = "signed"  # a machine signs each request; its view asks for the signature
ASK_NOBODY = frozenset({TO_ALL, TO_MONITORS, TO_TOKENS, TO_SIGNED})


def door(permission: str) -> Callable[[View], View]:
    """Say which permission opens this page."""

    def mark(view: View) -> View:
        view.door = permission  # type: ignore[attr-defined]  # functions carry attributes
        return view

    return mark


def open_to_all(view: View) -> View:
    """Say that anybody may open this page without signing in."""
    return door(TO_ALL)(login_not_required(view))


def open_to_monitors(view: View) -> View:
    """Say that this page tells machines how we are: open, without officer and without moment."""
    return door(TO_MONITORS)(login_not_required(view))


def open_to_signed(view: View) -> View:
    """Say that machines come here whose requests are signed; the view checks the signature."""
    view.csrf_exempt = True  # type: ignore[attr-defined]  # a signature is no cookie
    return door(TO_SIGNED)(login_not_required(view))


class Doors:
    """Looks at every request: signed in, and may this officer open this page?"""

    async_capable = False

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.get_response(request)
        answer["Cache-Control"] = "no-store"
        return answer

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, given: Any
    ) -> HttpResponse | None:
        """Let the view run, ask to sign in, or refuse."""
        permission = getattr(view, "door", None)
        if permission in ASK_NOBODY:
            return None
        if not isinstance(request.user, Officer):
            return _sign_in(request)
        if permission is None or not request.user.may(permission):
            raise PermissionDenied("Your roles do not open this page.")
        return None


def _sign_in(request: HttpRequest) -> HttpResponse:
    """The way to the sign-in; a panel's request is refused, so that the page stays as it is."""
    if request.headers.get("HX-Request") == "true":
        return HttpResponse("You are signed out. Sign in again in another tab.", status=401)
    return redirect_to_login(request.get_full_path())
