"""Somebody states an identity; somebody was a victim, suspect or witness in a case."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError

from goldenhour.contact.models import Contact
from goldenhour.force.models import Officer
from goldenhour.identification.models import Involvement, Mention, MentionKey
from goldenhour.identification.queries.rows import said_in
from goldenhour.identification.rules import mentions as rules
from goldenhour.journal.codes import Code
from goldenhour.journal.commands import Refused, command, record
from goldenhour.journal.numbers import LONDON
from goldenhour.journal.rows import add, add_plain, guarded, read, where
from goldenhour.journal.uids import new_uid
from goldenhour.linkage.keys import keys
from goldenhour.rulebook import control_room

KEY = ("mention_id", "kind", "key")  # the columns of a key


class NotKept(Refused):
    """Something that was typed cannot be kept as it is."""


class Meanwhile(Refused):
    """Somebody else wrote the same statement anew while this was typed."""


class AlreadyInvolved(Refused):
    """The involvement is on record."""

    field = "case"


@command("identification.mention")
def mention(
    *,
    role: str,
    by: Officer,
    at: datetime,
    contact: UUID | None = None,
    case: str | None = None,
    supersedes: UUID | None = None,
    relation: str | None = None,
    given_name: str | None = None,
    surname: str | None = None,
    sex: str | None = None,
    phone: str | None = None,
    email: str | None = None,
    date_of_birth: str | None = None,
    age: int | None = None,
    house: str | None = None,
    street: str | None = None,
    locality: str | None = None,
    postcode: str | None = None,
    uprn: str | None = None,
    factors: Sequence[str] | None = None,
) -> Mention:
    """Write down who somebody said they are, verbatim; the very next call finds it.

    Said again (the name after the number), give the row it ``supersedes``: what is None stays
    as it was, an empty text clears. A contact has one caller, so a caller said again needs no
    ``supersedes``. Saying the same again writes no new row.
    """
    texts = _kept(locals())
    older = _older(contact, role, supersedes)
    row = _row(older, texts, _age(age), _factors(factors, at))
    row.contact = older.contact if older else _contact(contact)
    row.role, row.said_at, row.noted_by = role, at, by
    _check(row)
    if older is not None and _content(row) == _content(older):
        record("identification.said_again", about=older, by=by, at=at)
        return older
    return _save(row, by)


def _kept(given: Mapping[str, Any]) -> dict[str, str]:
    """The texts that were given, as they will be kept."""
    texts = {name: given[name] for name in rules.LONGEST if given.get(name) is not None}
    try:
        return rules.as_stated(texts)
    except rules.Unkeepable as why:
        raise _at(why.field, str(why)) from why


def _age(age: int | None) -> int | None:
    try:
        return rules.age_kept(age)
    except rules.Unkeepable as why:
        raise _at(why.field, str(why)) from why


def _factors(factors: Sequence[str] | None, at: datetime) -> list[str] | None:
    """The factors, if the book of vulnerability knows them all."""
    if factors is None:
        return None
    book = {factor.id for factor in control_room.in_force(at).vulnerability.factor}
    if unknown := [factor for factor in factors if factor not in book]:
        raise _at("factors", f"There is no factor {unknown[0][:48]}. Choose one of the list.")
    return sorted(set(factors))


def _contact(uid: UUID | None) -> Contact | None:
    return None if uid is None else read(Contact, uid)


def _older(contact: UUID | None, role: str, supersedes: UUID | None) -> Mention | None:
    """The row that this one follows, if any. Raises Meanwhile where it was followed already."""
    if supersedes is not None:
        older = read(Mention, supersedes, "contact")
        if where(Mention, supersedes_id=older.pk):
            raise Meanwhile("Somebody wrote this down meanwhile. Open it again and repeat yours.")
        return older
    if contact is None or role not in rules.ONE_A_CONTACT:
        return None
    row = read(Contact, contact)
    newest = where(Mention, "contact", contact_id=row.pk, role=role)
    return newest[-1] if newest else None


def _row(
    older: Mention | None, texts: dict[str, str], age: int | None, factors: list[str] | None
) -> Mention:
    """The new row: what was said before, with what is said now over it."""
    row = Mention(**(_content(older) if older else {}) | texts)
    if age is not None:
        row.age = age
    if factors is not None:
        row.factors = factors
    if older is not None:
        row.supersedes, row.first_id = older, older.first_id or older.pk
    return row


def _content(row: Mention) -> dict[str, Any]:
    """What the row states, as the journal fingerprints it."""
    texts = {name: getattr(row, name) for name in rules.LONGEST}
    return texts | {"age": row.age, "factors": list(row.factors)}


def _check(row: Mention) -> None:
    if row.role not in rules.ROLES:
        raise _at("role", f"There is no such role. Choose one of: {', '.join(rules.ROLES)}.")
    if row.contact is None and not row.case:
        raise _at("contact", "This belongs to no contact and no case. Name one of them.")


def _save(row: Mention, by: Officer) -> Mention:
    """The row, its keys and its entry. Raises Meanwhile where another came first."""
    said, day = said_in(row), row.said_at.astimezone(LONDON).date()
    row.uid, row.born_on = new_uid(row.said_at), said.birth(on=day).on
    try:
        with guarded():
            add(row)
    except IntegrityError as twice:
        raise Meanwhile("Somebody wrote this down meanwhile. Open it again, repeat.") from twice
    held = keys(said, on=day)
    add_plain(MentionKey, KEY, [(row.pk, key.kind, key.hash) for key in held])
    what, role = "identification.mentioned", Code(row.role)
    record(what, about=row, by=by, at=row.said_at, wrote=_content(row), role=role)
    return row


def _at(name: str, sentence: str) -> NotKept:
    refused = NotKept(sentence)
    refused.field = name
    return refused


@command("identification.record_involvement")
def record_involvement(
    *, mention: UUID, case: str, role: str, by: Officer, at: datetime, kind: str = ""
) -> Involvement:
    """Say what somebody was in a case: ``victim``, ``suspect`` or ``witness``.

    ``case`` is its reference ("26/0142"); ``kind`` the incident type as triage names it.
    """
    row = read(Mention, mention)
    first = row if row.first_id is None else where(Mention, pk=row.first_id)[0]
    if role not in rules.INVOLVED:
        raise _at("role", f"There is no such role. Choose one of: {', '.join(rules.INVOLVED)}.")
    if not case.strip():
        raise _at("case", "The involvement names no case. Give its reference.")
    if where(Involvement, mention_id=first.pk, case=case, role=role):
        raise AlreadyInvolved("This person is already on record in that case. Nothing to do.")
    involvement = Involvement(
        uid=new_uid(at),
        mention=first,
        case=_kept({"case": case})["case"],
        role=role,
        kind=kind,
        at=at,
    )
    add(involvement)
    what = "identification.involved"
    record(what, about=involvement, by=by, at=at, mention=first.uid, role=Code(role))
    return involvement
