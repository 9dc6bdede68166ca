"""Doors: which permission opens a page. A page without a door is shut for everybody.

A view says ``@door("page.board")``; a page for the public says ``@open_to_all``. The
middleware looks at every request before its view runs: a view that says neither is a 403,
so a forgotten line fails closed.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from goldenhour.force.models import Officer

View = TypeVar("View", bound=Callable[..., Any])


def door(permission: str) -> Callable[[View], View]:
    """Say which permission opens this page."""

    def mark(view: View) -> View:
        view.door = permission  # type: ignore[attr-defined]  # functions carry attributes
        return view

    return mark


def open_to_all(view: View) -> View:
    """Say that anybody may open this page without signing in."""
    marked: View = login_not_required(view)
    marked.door = "*"  # type: ignore[attr-defined]  # functions carry attributes
    return marked


class Doors:
    """Looks at every request: signed in, and may this officer open this page?"""

    async_capable = False

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, given: Any
    ) -> HttpResponse | None:
        """Let the view run, ask to sign in, or refuse."""
        permission = getattr(view, "door", None)
        if permission in ("*", "api"):  # the API asks for its own token
            return None
        if not isinstance(request.user, Officer):
            return redirect_to_login(request.get_full_path())
        if permission is None or not request.user.may(permission):
            raise PermissionDenied("Your roles do not open this page.")
        return None
