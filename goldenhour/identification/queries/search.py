"""Search: who is on record by a number, a name, a birthday, an address or a reference.

Asked with a reason, answered with a stated most, and everybody shown is journaled. Nothing to
look by gives nobody: there is no browsing. A full name alone is enough: whoever sounds like it
is listed, the likest first. By the same keys as the panel of the call, so that
a number in any format and a name in any spelling of its key meet.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice

from django.db import InterfaceError, OperationalError, transaction
from django.db.models import Q

from goldenhour.force.models import Officer
from goldenhour.identification.models import Involvement, Mention
from goldenhour.identification.queries import rows
from goldenhour.identification.queries.candidates import candidates, newest_first
from goldenhour.identification.queries.deadline import deadline
from goldenhour.identification.queries.gathered import Gathered
from goldenhour.identification.queries.index import sharing
from goldenhour.identification.queries.people import at_address, everybody, same_person
from goldenhour.identification.queries.rows import Stated
from goldenhour.identification.rules import repeats
from goldenhour.identification.rules.known import LEVELS, Somebody
from goldenhour.identification.rules.weighing import Scales
from goldenhour.journal.commands import permit
from goldenhour.journal.consultations import NoReason, consulted
from goldenhour.journal.numbers import LONDON
from goldenhour.linkage.keys import NOT_ALONE, Key, Said
from goldenhour.linkage.keys import asked as asked_by

NAME = "identification.search"
MOST = 20  # people shown for one search: whoever is not among them is found by saying more
BY_REFERENCE = "named under this reference"
BY_NAME = "a name that sounds alike"


@dataclass(frozen=True)
class Found:
    """What a search found. ``status``: looked, not_asked (nothing to look by), unavailable."""

    status: str
    people: tuple[Somebody, ...] = ()
    more: int = 0  # found beside them and not shown
    capped: bool = False  # so many share a key that only the newest were read


def search(said: Said, *, by: Officer, at: datetime, why: str, reference: str = "") -> Found:
    """Who shares a key with what is ``said``, or is named in the contact or case ``reference``.

    Raises NotAllowed; NoReason.
    """
    permit(NAME, by=by, at=at)
    if not why.strip():
        raise NoReason("Say why you look: choose a reason.")
    asked = asked_by(said, on=at.astimezone(LONDON).date())
    if not reference.strip() and not [key for key in asked if key.kind not in NOT_ALONE]:
        return Found("not_asked")
    try:
        with deadline() as looking, looking:
            people, capped = _look(said, asked, reference.strip(), at)
    except (OperationalError, InterfaceError):
        return Found("unavailable")
    shown = tuple(islice(people, MOST))
    with transaction.atomic():
        consulted(NAME, about=NAME.replace(".", "/"), by=by, at=at, why=why, shown=len(shown))
        for one in shown:
            consulted(NAME, about=one.about, by=by, at=at, why=why)
    return Found("looked", shown, len(people) - len(shown), capped)


def _look(
    said: Said, asked: Collection[Key], reference: str, at: datetime
) -> tuple[list[Somebody], bool]:
    shared = sharing(asked)
    named = _named_under(reference) if reference else set()
    found = candidates(shared, rows.current(shared.likely, ()), rows.current, but_contact=None)
    by_key = _gathered(said, found.stated, at, kinds=found.kinds)
    people = [*same_person(by_key), *at_address(by_key, ())]
    if not _reaches(said):
        people += everybody(by_key, BY_NAME, "names")
    if named:
        people += everybody(_gathered(said, rows.current((), named), at), BY_REFERENCE, "reference")
    every: dict[str, Somebody] = {}
    for one in people:
        every.setdefault(one.about, one)
    order = (*LEVELS, "")
    return sorted(every.values(), key=lambda one: order.index(one.level)), shared.capped


def _reaches(said: Said) -> bool:
    """Whether anything is said beside a name: then whoever only sounds alike is left out."""
    beside = replace(said, given_name="", surname="", sex="")
    return beside != Said()


def _gathered(
    said: Said, named: list[Stated], at: datetime, *, kinds: dict[int, set[str]] | None = None
) -> Gathered:
    """With whatever else the persons stated who were found."""
    firsts = {row.first for row in named}
    standing, uids = rows.claims_about(firsts)
    others = standing.with_their_persons(firsts) - firsts
    stated = newest_first([*named, *rows.current((), others)]) if others else named
    every = {row.first for row in stated}
    today = at.astimezone(LONDON).date()
    return Gathered(
        scales=Scales(said, on=today),
        first=None,
        at=at,
        today=today,
        kinds=kinds or {},
        stated=stated,
        standing=standing,
        uids=uids,
        crimes=rows.victims_crimes(every, since=at - repeats.YEAR),
        markers=rows.markers_of(every, standing.persons_of(every)),
    )


def _named_under(reference: str) -> set[int]:
    """The first rows of whoever was named in this contact or case. Two queries."""
    wanted = Q(contact__reference__iexact=reference) | Q(case=reference)
    mentions = Mention.objects.filter(wanted).order_by("-id")[: MOST * 5]
    found = {row.first_id or row.pk for row in mentions}
    involved = Involvement.objects.filter(case=reference).values_list("mention", flat=True)
    return found | set(involved[: MOST * 5])
