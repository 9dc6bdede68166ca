"""Bearer: who is asking the API. A token speaks for an officer, within its scopes."""

from datetime import datetime

from django.http import HttpRequest
from ninja.security import HttpBearer

from goldenhour.force import queries as force
from goldenhour.force.models import Officer
from goldenhour.journal.commands import NotAllowed
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
        caller: Caller = request  # type: ignore[assignment]  # stamped with the three fields below
        caller.officer, caller.scopes, caller.at = found.officer, found.scopes, clock.now()
        return found.officer


def within(caller: Caller, permission: str) -> None:
    """Refuse what the token's scopes do not include. The officer's own roles are asked later."""
    if permission not in caller.scopes:
        raise NotAllowed(f"This token's scopes do not include {permission}.")
