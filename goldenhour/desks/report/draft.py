"""The draft of a report: what was typed so far, kept by the server, found by a cookie.

The cookie is a random name that ends with the browser; what was typed never stands in it nor in
an address. The server forgets after a day, at once when somebody leaves by "Exit this page", and
as soon as the report is sent. It is no officer's session: signing in and out never meets it.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpResponse

from goldenhour.web.http import Request

COOKIE = "report" if settings.DEMO else "__Secure-report"
PATH = "/report"
KEPT_FOR = timedelta(hours=24)
LONGEST_PAGE = 40_000  # characters of one page; more is shown again, not kept


class Draft:
    """One visitor's report as far as it is typed."""

    def __init__(self, request: Request) -> None:
        self._store = SessionStore(request.COOKIES.get(COOKIE) or None)
        if not self._is_ours(request.at):
            self._store = SessionStore()
        self._at = request.at

    @property
    def is_new(self) -> bool:
        """Whether nothing was kept of it yet."""
        return "began" not in self._store

    @property
    def answers(self) -> dict[str, dict[str, Any]]:
        """What was typed, by page and question."""
        found: dict[str, dict[str, Any]] = self._store.get("answers", {})
        return found

    @property
    def key(self) -> UUID:
        """The key under which it is sent: a report sent twice arrives once."""
        return UUID(self._store["key"])

    @property
    def reference(self) -> str:
        """The contact's, once it was sent."""
        return str(self._store.get("reference", ""))

    @property
    def is_checked(self) -> bool:
        """Whether they have seen all their answers: a change leads back there."""
        return bool(self._store.get("checked"))

    def keep(self, page: str, typed: Mapping[str, Any]) -> None:
        """Keep what was typed on one page, as it was typed, unless it is far too long."""
        self._begin()
        if sum(len(str(value)) for value in typed.values()) <= LONGEST_PAGE:
            self._store["answers"] = self.answers | {page: dict(typed)}

    def checked(self) -> None:
        """They have seen all their answers."""
        self._begin()
        self._store["checked"] = True

    def sent(self, reference: str, dangers: list[str]) -> None:
        """It has arrived: forget every answer, keep the number and which way to point."""
        for name in ("answers", "checked", "key"):
            self._store.pop(name, None)
        self._store["reference"], self._store["dangers"] = reference, dangers

    @property
    def dangers(self) -> list[str]:
        """The codes of the danger signs it was sent with."""
        return list(self._store.get("dangers", []))

    def answer(self, response: HttpResponse) -> HttpResponse:
        """Keep the draft and give the browser its cookie."""
        if self.is_new:
            return response
        self._store.set_expiry(KEPT_FOR)
        self._store.save()
        response.set_cookie(
            COOKIE,
            self._store.session_key or "",
            path=PATH,
            secure=not settings.DEMO,
            httponly=True,
            samesite="Strict",
        )
        return response

    def forget(self, response: HttpResponse) -> HttpResponse:
        """Nothing of it is left, neither here nor in the browser's cookies."""
        if self._store.session_key:
            self._store.delete()
        response.delete_cookie(COOKIE, path=PATH, samesite="Strict")
        return response

    def _begin(self) -> None:
        if "reference" in self._store:
            self._store = SessionStore()  # another report, after one that was sent
        if self.is_new:
            SessionStore.clear_expired()  # so that what nobody finished is not kept for ever
            self._store["began"] = self._at.isoformat()
            self._store["key"] = str(uuid4())

    def _is_ours(self, at: datetime) -> bool:
        began = self._store.get("began")
        return began is not None and at - datetime.fromisoformat(began) < KEPT_FOR
