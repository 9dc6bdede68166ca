"""What may be asked of the force. Plain rows come out."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import F

from goldenhour.force.models import Base, Officer, Team, Token
from goldenhour.journal.rows import asked

# Written out: every request of a program asks it.
COLUMNS = tuple(field.attname for field in Officer._meta.concrete_fields)
HOLDER = f"""
SELECT token.scopes, {", ".join(f"officer.{one}" for one in COLUMNS)}
FROM force_token token JOIN force_officer officer ON officer.id = token.officer_id
WHERE token.sha256 = %s AND token.revoked_at IS NULL AND token.expires_at > %s
  AND officer.is_active
"""  # noqa: S608  # our own columns


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
    for scopes, *officer in asked(HOLDER, digest, at):
        return Bearer(Officer.from_db(connection.alias, COLUMNS, officer), frozenset(scopes))
    return None


def house() -> Officer:
    """The service that sets the force up; it exists from the first migration. One query."""
    return Officer.objects.get(username="house")


def with_role(role: str) -> list[Officer]:
    """Everybody active who holds the role, in order of staff number. One query."""
    rows = Officer.objects.filter(roles__contains=[role], is_active=True)
    return list(rows.select_related("team__base").order_by("staff_number"))


def people() -> list[Officer]:
    """Everybody active who is no service, in order of staff number. One query."""
    return list(
        Officer.objects.filter(is_active=True).exclude(rank="system").order_by("staff_number")
    )


@dataclass(frozen=True)
class AccountRow:
    """One account as the administrator sees it, open or shut."""

    uid: UUID
    version: int
    staff_number: str
    name: str
    rank: str
    desks: str
    team: str
    is_active: bool


def accounts() -> list[AccountRow]:
    """Every account that is no service, shut ones last, by staff number. One query."""
    rows = Officer.objects.exclude(rank="system").select_related("team")
    return [
        AccountRow(
            row.uid,
            row.version,
            row.staff_number,
            row.name,
            row.rank.replace("_", " "),
            ", ".join(role.replace("_", " ") for role in row.roles),
            row.team.name if row.team else "",
            row.is_active,
        )
        for row in rows.order_by("-is_active", "staff_number")
    ]


@dataclass(frozen=True)
class TokenRow:
    """One token as the administrator sees it: whose, what for, how long; never its secret."""

    uid: UUID
    version: int
    holder: str
    staff_number: str
    scopes: list[str]
    issued_at: datetime
    expires_at: datetime


def tokens(*, at: datetime) -> list[TokenRow]:
    """The tokens that are good at this moment, the newest first. One query."""
    rows = Token.objects.filter(revoked_at=None, expires_at__gt=at, officer__is_active=True)
    named = {"holder": F("officer__name"), "staff_number": F("officer__staff_number")}
    fields = [name for name in TokenRow.__dataclass_fields__ if name not in named]
    return [TokenRow(**row) for row in rows.order_by("-id").values(*fields, **named)]


def teams() -> list[Team]:
    """The teams in order of name. One query."""
    return list(Team.objects.order_by("name"))


def bases() -> list[Base]:
    """The bases in order of name. One query."""
    return list(Base.objects.order_by("name"))
