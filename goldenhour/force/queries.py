"""What may be asked of the force. Plain rows come out."""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from goldenhour.force.models import Base, Officer, Token


@dataclass(frozen=True)
class DemoAccount:
    """A door of the start page: one click signs in as this made-up person."""

    username: str
    name: str
    roles: tuple[str, ...]
    team: str


@dataclass(frozen=True)
class Bearer:
    """Who a token speaks for, and what it is good for."""

    officer: Officer
    scopes: frozenset[str]


def demo_accounts() -> list[DemoAccount]:
    """Every account that may be opened with one click, in order of name. One query."""
    rows = Officer.objects.filter(is_demo=True, is_active=True).select_related("team")
    return [
        DemoAccount(row.username, row.name, tuple(row.roles), row.team.name if row.team else "")
        for row in rows.order_by("username")
    ]


def demo_officer(username: str) -> Officer | None:
    """The account behind a demo door, or None. One query."""
    return Officer.objects.filter(username=username, is_demo=True, is_active=True).first()


def officer(username: str) -> Officer:
    """The officer of that user name. Raises Officer.DoesNotExist. One query."""
    return Officer.objects.get(username=username)


def bearer(secret: str, *, at: datetime) -> Bearer | None:
    """Who holds this token and what it may do, while it lasts; else None. One query."""
    digest = hashlib.sha256(secret.encode()).digest()
    token = (
        Token.objects.select_related("officer")
        .filter(sha256=digest, revoked_at=None, expires_at__gt=at, officer__is_active=True)
        .first()
    )
    return None if token is None else Bearer(token.officer, frozenset(token.scopes))


def house() -> Officer:
    """The service that sets the force up; it exists from the first migration. One query."""
    return Officer.objects.get(username="house")


def with_role(role: str) -> list[Officer]:
    """Everybody active who holds the role, in order of staff number. One query."""
    rows = Officer.objects.filter(roles__contains=[role], is_active=True)
    return list(rows.select_related("team__base").order_by("staff_number"))


def bases() -> list[Base]:
    """The bases in order of name. One query."""
    return list(Base.objects.order_by("name"))
