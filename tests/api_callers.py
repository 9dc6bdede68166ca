"""Programs that call the API in the tests: a token of an officer, and how it sends."""

import json
from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

from django.test import Client

from goldenhour.force import rules
from goldenhour.force.commands import fresh_secret, issue_token
from goldenhour.force.models import Officer, Token
from goldenhour.web import clock


class Caller:
    """A program with a token; every answer is JSON."""

    def __init__(self, secret: str) -> None:
        self.client = Client(raise_request_exception=False)
        self.headers = {"Authorization": f"Bearer {secret}"}

    def ask(self, path: str, **headers: str) -> Any:
        """GET an address under /api/v1."""
        return self.client.get(f"/api/v1/{path}", headers={**self.headers, **headers})

    def give(
        self,
        command: str,
        body: Mapping[str, Any] | bytes,
        *,
        key: UUID | str | None = None,
        version: int | None = None,
    ) -> Any:
        """Give a command: a fresh key unless one is named, no key where it is empty."""
        headers = dict(self.headers)
        if key != "":
            headers["Idempotency-Key"] = str(key or uuid4())
        if version is not None:
            headers["If-Match"] = f'"{version}"'
        said = body if isinstance(body, bytes) else json.dumps(body).encode()
        path = f"/api/v1/commands/{command}"
        return self.client.post(path, said, content_type="application/json", headers=headers)


def token_of(
    officer: Officer, by: Officer, *, scopes: set[str] | None = None, days: int = 30, ago: int = 0
) -> tuple[Token, str]:
    """A token and its secret: for all that the officer may, unless scopes are named."""
    secret = fresh_secret()
    token = issue_token(
        officer=officer.uid,
        scopes=sorted(scopes or rules.permissions(officer.roles)),
        days=days,
        secret=secret,
        by=by,
        at=clock.real_now() - timedelta(days=ago),
    )
    return token, secret


def program(officer: Officer, by: Officer, **given: Any) -> Caller:
    """A program that acts for an officer."""
    return Caller(token_of(officer, by, **given)[1])
