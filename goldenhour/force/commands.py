"""What may happen to the force's own people: appointed, given a token, a token revoked."""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from goldenhour.force import rules
from goldenhour.force.models import Base, Officer, Team, Token
from goldenhour.journal.codes import Code
from goldenhour.journal.commands import Refused, command, record
from goldenhour.journal.rows import keep, lock
from goldenhour.journal.uids import new_uid

LONGEST_TOKEN = timedelta(days=365)


class UnknownRole(Refused):
    """A role that the rules do not know."""

    field = "roles"


class TooMuch(Refused):
    """A token may not do more than its officer, nor last longer than a year."""

    field = "scopes"


@command("force.open_base")
def open_base(
    *, code: str, name: str, easting: int, northing: int, by: Officer, at: datetime
) -> Base:
    """Open a base at a place on the British National Grid (metres)."""
    base = Base.objects.create(
        uid=new_uid(at), code=code, name=name, easting=easting, northing=northing
    )
    record("force.base_opened", about=base, by=by, at=at, code=Code(code))
    return base


@command("force.form_team")
def form_team(*, code: str, name: str, base: str | None, by: Officer, at: datetime) -> Team:
    """Form a team, at a base (its code) or at none."""
    place = Base.objects.get(code=base) if base else None
    team = Team.objects.create(uid=new_uid(at), code=code, name=name, base=place)
    record("force.team_formed", about=team, by=by, at=at, code=Code(code))
    return team


@command("force.appoint")
def appoint(
    *,
    username: str,
    name: str,
    staff_number: str,
    rank: str,
    roles: Sequence[str],
    team: str | None,
    by: Officer,
    at: datetime,
    password: str | None = None,
    is_demo: bool = False,
) -> Officer:
    """Give somebody an account. ``team`` is the team's code. Without a password: no sign-in."""
    if unknown := [role for role in roles if role not in rules.MAY]:
        raise UnknownRole(f"There is no role {unknown[0]!r}. Choose one of: {', '.join(rules.MAY)}")
    officer = Officer(
        uid=new_uid(at),
        username=username,
        name=name,
        staff_number=staff_number,
        rank=rank,
        roles=list(roles),
        team=Team.objects.get(code=team) if team else None,
        is_demo=is_demo,
    )
    officer.set_password(password)
    officer.save()
    record("force.appointed", about=officer, by=by, at=at, rank=Code(rank) if rank else None)
    return officer


@command("force.issue_token", undo="force.revoke_token")
def issue_token(
    *, officer: UUID, scopes: Sequence[str], days: int, secret: str, by: Officer, at: datetime
) -> Token:
    """Give an officer a key to the API for so many days. Only the secret's SHA-256 is kept."""
    holder = lock(Officer, officer)
    if beyond := set(scopes) - rules.permissions(holder.roles):
        raise TooMuch(f"The officer may not {min(beyond)}. Leave it out of the scopes.")
    if not timedelta(0) < timedelta(days=days) <= LONGEST_TOKEN:
        raise TooMuch("A token lasts between 1 and 365 days. Choose another number.")
    token = Token.objects.create(
        uid=new_uid(at),
        officer=holder,
        sha256=hashlib.sha256(secret.encode()).digest(),
        scopes=sorted(scopes),
        issued_at=at,
        expires_at=at + timedelta(days=days),
    )
    record("force.token_issued", about=token, by=by, at=at, officer=holder.uid)
    return token


@command("force.revoke_token")
def revoke_token(*, token: UUID, by: Officer, at: datetime) -> Token:
    """End a token at once."""
    row = lock(Token, token)
    row.revoked_at = at
    keep(row, "revoked_at")
    record("force.token_revoked", about=row, by=by, at=at)
    return row


def fresh_secret() -> str:
    """A token's secret: 32 random bytes, shown once."""
    return secrets.token_urlsafe(32)
