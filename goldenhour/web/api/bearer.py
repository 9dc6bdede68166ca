"""Bearer: who is asking the API. A token speaks for an officer, within its scopes."""

from datetime import datetime
from typing import cast

from django.http import HttpRequest
from ninja.security import HttpBearer

from goldenhour.force import queries as force
from goldenhour.force.models import Officer
from goldenhour.journal.commands import NotAllowed, permit
from goldenhour.web import clock


class Caller(HttpRequest):
    """A request with a valid token: the officer, what the token may do, and the moment."""

    officer: Officer
    scopes: frozenset[str]
    at: datetime


class Bearer(HttpBearer):
    """``Authorization: Bearer …``. Expiry is judged by the real time, acts by the house's."""

    def authenticate(self, request: HttpRequest, token: str) -> Officer | None:
        """The officer, or None (401)."""
        found = force.bearer(token, at=clock.real_now())
        if found is None:
            return None
        caller = cast(Caller, request)  # stamped with the three fields below
        caller.officer, caller.scopes, caller.at = found.officer, found.scopes, clock.now()
        return found.officer


def within(request: HttpRequest, permission: str) -> Caller:
    """The caller, if the token's scopes hold the permission. The officer's roles come later.

    For commands and consultations, which ask the roles themselves. Raises NotAllowed.
    """
    caller = cast(Caller, request)
    if permission not in caller.scopes:
        raise NotAllowed(f"This token's scopes do not include {permission}.")
    return caller


def allowed(request: HttpRequest, permission: str) -> Caller:
    """The caller, if both the token and the officer hold the permission. For lists."""
    caller = within(request, permission)
    permit(permission, by=caller.officer, at=caller.at)
    return caller
