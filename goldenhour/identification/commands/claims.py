"""An officer says: it is them, it may be them, it is not them, or takes that back.

Nothing here happens by itself. A claim is about the whole statement (its first row), so that
"not the same" lasts when the name is corrected afterwards. Merging two persons takes two
people (``merging.py``): it is refused here.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import connection

from goldenhour.force.models import Officer
from goldenhour.identification.models import Link, Mention, Person
from goldenhour.identification.queries.merging import merged_away
from goldenhour.identification.queries.rows import claims_about, said_in
from goldenhour.identification.rules.claims import Standing
from goldenhour.identification.rules.weighing import Scales
from goldenhour.journal.commands import Refused, command, record
from goldenhour.journal.numbers import LONDON
from goldenhour.journal.rows import keep, lock
from goldenhour.journal.uids import new_uid
from goldenhour.linkage.keys import record as record_of

ONE_AT_A_TIME = 7242  # the advisory lock behind which claims about statements are made


class MissingReason(Refused):
    """A claim says why."""

    field = "reason"


class AlreadySaid(Refused):
    """An earlier claim that still holds says something else."""

    field = "mention"


@command("identification.confirm_person", undo="identification.withdraw")
def confirm_person(
    *,
    mention: UUID,
    reason: str,
    by: Officer,
    at: datetime,
    person: UUID | None = None,
    same_as: Sequence[UUID] = (),
) -> Person:
    """Say who a mention is: this ``person``, or whoever stated ``same_as``; else somebody new.

    Raises MissingReason; AlreadySaid where a claim that holds says otherwise.
    """
    about, others = _first(mention), [_first(other) for other in same_as]
    _reason(reason)
    standing = _standing([about, *others])
    row = _whom(person, [about, *others], standing) or _begin(by, at)
    for one in dict.fromkeys([about, *others]):
        if standing.person_of.get(one.pk) != row.pk:
            _refuse_dismissed(standing, one, row, [about, *others])
            codes = _agreed(about, one) if one != about else []
            _claim(one, "confirmed", reason, by, at, person=row, because=codes)
    record(
        "identification.confirmed",
        about=row,
        by=by,
        at=at,
        wrote={"reason": reason},
        mention=about.uid,
        statements=len(others),
    )
    return row


@command("identification.suppose_person", undo="identification.withdraw")
def suppose_person(*, mention: UUID, person: UUID, reason: str, by: Officer, at: datetime) -> Link:
    """Say that a mention is probably this person; nothing is joined."""
    return _say(mention, "probable", reason, by, at, person=person)


@command("identification.dismiss", undo="identification.withdraw")
def dismiss(
    *,
    mention: UUID,
    reason: str,
    by: Officer,
    at: datetime,
    person: UUID | None = None,
    others: Sequence[UUID] = (),
) -> Link:
    """Say that they are not the same: never proposed again, until somebody withdraws it."""
    if person is not None:
        return _say(mention, "dismissed", reason, by, at, person=person)
    return _say(mention, "dismissed", reason, by, at, others=others)


@command("identification.withdraw")
def withdraw(
    *,
    mention: UUID,
    reason: str,
    by: Officer,
    at: datetime,
    person: UUID | None = None,
    others: Sequence[UUID] = (),
) -> Link:
    """Take the claim about these two back; what was said before stays readable."""
    return _say(mention, "withdrawn", reason, by, at, person=person, others=others)


def _say(
    mention: UUID,
    claim: str,
    reason: str,
    by: Officer,
    at: datetime,
    *,
    person: UUID | None = None,
    others: Sequence[UUID] = (),
) -> Link:
    about = _first(mention)
    _reason(reason)
    standing = _standing([about])
    if person is None and not others:
        raise AlreadySaid("This names nobody to compare with. Choose a person or a mention.")
    if person is not None:
        row = _not_merged(lock(Person, person))
        if claim != "withdrawn" and standing.person_of.get(about.pk) == row.pk:
            raise AlreadySaid("They were confirmed to be the same. Withdraw that first.")
        links = [_claim(about, claim, reason, by, at, person=row)]
    else:
        pairs = [(one, _first(other)) for one in [about] for other in others]
        links = [
            _claim(one, claim, reason, by, at, other=other, because=_agreed(one, other))
            for one, other in pairs
        ]
    for link in links:
        whom = (link.person or link.other or about).uid
        record(
            f"identification.{PAST[claim]}",
            about=link,
            by=by,
            at=at,
            wrote={"reason": reason},
            mention=about.uid,
            whom=whom,
        )
    return links[-1]


PAST = {"probable": "supposed", "dismissed": "dismissed", "withdrawn": "withdrawn"}


def _first(mention: UUID) -> Mention:
    row = Mention.objects.select_related("first").get(uid=mention)
    return row.first or row


def _reason(reason: str) -> None:
    if not reason.strip() or "\x00" in reason or len(reason) > 1000:
        raise MissingReason("Write why you say so, in at most 1,000 characters.")


def one_at_a_time() -> None:
    """Claims are made one after the other: a person begins only once."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])


def _standing(mentions: Sequence[Mention]) -> Standing:
    """The claims that hold."""
    one_at_a_time()
    return claims_about({row.pk for row in mentions})[0]


def _whom(person: UUID | None, mentions: Sequence[Mention], standing: Standing) -> Person | None:
    """The person meant, locked; None where nobody has begun one."""
    already = {standing.person_of[row.pk] for row in mentions if row.pk in standing.person_of}
    found = {_not_merged(lock(Person, person)).pk} if person is not None else set()
    if len(already | found) > 1:
        raise AlreadySaid("These were confirmed to be different people. Withdraw one claim first.")
    if not already | found:
        return None
    row = Person.objects.select_for_update().get(pk=(already | found).pop())
    keep(row)
    return row


def _not_merged(person: Person) -> Person:
    if merged_away([person.pk]):
        raise AlreadySaid("This person was merged into another. Say it of that one.")
    return person


def _begin(by: Officer, at: datetime) -> Person:
    return Person.objects.create(uid=new_uid(at), begun_at=at, begun_by=by)


def _refuse_dismissed(
    standing: Standing, one: Mention, person: Person, together: Sequence[Mention]
) -> None:
    theirs = standing.mentions_of(person.pk) | {row.pk for row in together if row != one}
    not_them = (one.pk, person.pk) in standing.not_person
    if not_them or any(standing.dismissed(one.pk, other) for other in theirs):
        raise AlreadySaid("Somebody said they are not the same. Withdraw that first.")


def _agreed(about: Mention, other: Mention) -> list[str]:
    """The codes of how the newest rows of the two compare, as they stand today."""
    one, two = _newest(about), _newest(other)
    scales = Scales(said_in(one), on=one.said_at.astimezone(LONDON).date())
    heard = record_of(said_in(two), on=two.said_at.astimezone(LONDON).date())
    return list(scales.weigh(heard).codes)


def _newest(first: Mention) -> Mention:
    rows = Mention.objects.filter(pk=first.pk) | Mention.objects.filter(first=first)
    return rows.latest("id")


def _claim(
    about: Mention,
    claim: str,
    reason: str,
    by: Officer,
    at: datetime,
    *,
    person: Person | None = None,
    other: Mention | None = None,
    because: Sequence[str] = (),
) -> Link:
    return Link.objects.create(
        uid=new_uid(at),
        mention=about,
        person=person,
        other=other,
        claim=claim,
        because=list(because),
        reason=reason,
        claimed_at=at,
        claimed_by=by,
    )
