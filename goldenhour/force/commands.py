"""What may happen to the force's own people: appointed, shut out, given a token."""

import hashlib
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db.models import Q

from goldenhour.force import rules
from goldenhour.force.models import Base, Officer, Team, Token
from goldenhour.journal.codes import Code
from goldenhour.journal.commands import Refused, command, record
from goldenhour.journal.rows import keep, lock
from goldenhour.journal.uids import new_uid

LONGEST_TOKEN = timedelta(days=365)
SHORTEST_SECRET = 43  # characters: 32 random bytes in base 64


class UnknownRole(Refused):
    """A role that the rules do not know."""

    field = "roles"


class Taken(Refused):
    """Another account has this user name or staff number."""

    field = "username"


class WeakPassword(Refused):
    """A password that is short, or that everybody guesses."""

    field = "password"


class WeakSecret(Refused):
    """A token's secret that could be guessed."""

    field = "secret"


class AlreadyDone(Refused):
    """The account or token is in that state already."""


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
    if any(role not in rules.MAY for role in roles):
        raise UnknownRole(f"There is no such role. Choose one of: {', '.join(rules.MAY)}.")
    _refuse_twice(username, staff_number)
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
    _set_password(officer, password)
    officer.save()
    record("force.appointed", about=officer, by=by, at=at, rank=Code(rank) if rank else None)
    return officer


def _refuse_twice(username: str, staff_number: str) -> None:
    same = Officer.objects.filter(Q(username=username) | Q(staff_number=staff_number)).first()
    if same is None:
        return
    if same.username == username:
        raise Taken("Another account has this user name. Choose another one.")
    refused = Taken("Another account has this staff number. Check the number.")
    refused.field = "staff_number"
    raise refused


def _set_password(officer: Officer, password: str | None) -> None:
    """Keep its Argon2 hash; none means that nobody signs in. Raises WeakPassword."""
    try:
        if password is not None:
            validate_password(password, officer)
    except ValidationError as why:
        raise WeakPassword(" ".join(why.messages)) from why
    officer.set_password(password)


@command("force.suspend", undo="force.reinstate")
def suspend(*, officer: UUID, by: Officer, at: datetime) -> Officer:
    """Shut an account: its sessions and tokens end with their next request."""
    row = lock(Officer, officer)
    if not row.is_active:
        raise AlreadyDone("This account is shut already. Nothing more to do.")
    if row.pk == by.pk:
        raise AlreadyDone("Nobody shuts their own account. Ask another administrator.")
    row.is_active = False
    keep(row, "is_active")
    record("force.suspended", about=row, by=by, at=at)
    return row


@command("force.reinstate", undo="force.suspend")
def reinstate(*, officer: UUID, by: Officer, at: datetime) -> Officer:
    """Open an account again, with the roles it had."""
    row = lock(Officer, officer)
    if row.is_active:
        raise AlreadyDone("This account is open already. Nothing more to do.")
    row.is_active = True
    keep(row, "is_active")
    record("force.reinstated", about=row, by=by, at=at)
    return row


@command("force.issue_token", undo="force.revoke_token")
def issue_token(
    *, officer: UUID, scopes: Sequence[str], days: int, secret: str, by: Officer, at: datetime
) -> Token:
    """Give an officer a key to the API for so many days. Only the secret's SHA-256 is kept."""
    holder = lock(Officer, officer)
    if beyond := set(scopes) - rules.permissions(holder.roles):
        raise TooMuch(f"The officer may not {min(beyond)}. Leave it out of the scopes.")
    if not scopes:
        raise TooMuch("Choose what the token may do: at least one scope.")
    if not 0 < days <= LONGEST_TOKEN.days:
        refused = TooMuch("A token lasts between 1 and 365 days. Choose another number.")
        refused.field = "days"
        raise refused
    if len(secret) < SHORTEST_SECRET:
        raise WeakSecret("The secret is too short. Make one of 32 random bytes.")
    token = Token.objects.create(
        uid=new_uid(at),
        officer=holder,
        sha256=hashlib.sha256(secret.encode()).digest(),
        scopes=sorted(set(scopes)),
        issued_at=at,
        expires_at=at + timedelta(days=days),
    )
    record("force.token_issued", about=token, by=by, at=at, officer=holder.uid)
    return token


@command("force.revoke_token")
def revoke_token(*, token: UUID, by: Officer, at: datetime) -> Token:
    """End a token at once."""
    row = lock(Token, token)
    if row.revoked_at:
        raise AlreadyDone("This token was ended already. Nothing more to do.")
    row.revoked_at = at
    keep(row, "revoked_at")
    record("force.token_revoked", about=row, by=by, at=at)
    return row


def fresh_secret() -> str:
    """A token's secret: 32 random bytes, shown once."""
    return secrets.token_urlsafe(32)
