"""Fates: what became of everybody whom identification showed for a contact. Ids, no names."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from goldenhour.contact.models import Contact
from goldenhour.identification.models import Mention, Person, Recheck
from goldenhour.identification.queries.rows import claims_about
from goldenhour.identification.rules.claims import Standing
from goldenhour.identification.rules.fates import Fate, counted, fate_of
from goldenhour.journal.rows import asked

# Who looked is asked first: the journal is kept by record and by officer, not by contact.
SHOWN = """
SELECT facts ->> 'contact', about, max(facts ->> 'level'), min(at) FROM journal_entry
WHERE what = 'identification.known.opened' AND at >= %s AND facts ->> 'contact' = ANY(%s)
  AND by_id = ANY(ARRAY(
    SELECT DISTINCT by_id FROM journal_entry
    WHERE about = ANY(%s) AND what = 'identification.known.opened'))
  AND facts ->> 'level' IS NOT NULL AND facts ->> 'why' <> 'recheck'
GROUP BY 1, 2 ORDER BY 4, 2
"""
OPENED = """
SELECT about, at FROM journal_entry
WHERE about = ANY(%s) AND what = 'identification.person.opened' AND at >= %s
"""


def fates(contact: UUID) -> tuple[Fate, ...]:
    """What became of each record shown for this contact, in the order shown. Seven queries."""
    return fates_of([contact]).get(contact, ())


def fates_counted(contacts: Collection[UUID]) -> dict[str, int]:
    """How many hits of these contacts had each fate. Seven queries."""
    return counted(one for found in fates_of(contacts).values() for one in found)


def fates_of(contacts: Collection[UUID]) -> dict[UUID, tuple[Fate, ...]]:
    """By contact: the fate of each record shown for it, the late hits last. Seven queries."""
    rows = {row.uid: row for row in Contact.objects.filter(uid__in=contacts)}
    if not rows:
        return {}
    earliest = min(row.received_at for row in rows.values())
    uids = [str(uid) for uid in rows]
    looked = [f"contact/{uid}" for uid in uids]
    shown = [_Shown(UUID(of), *rest) for of, *rest in asked(SHOWN, earliest, uids, looked)]
    claims = _claims({one.about for one in shown}, rows.values())
    opened = _opened({one.about for one in shown}, earliest)
    found: defaultdict[UUID, list[Fate]] = defaultdict(list)
    for one in shown:
        ended = rows[one.contact].ended_at
        fate = fate_of(
            one.level,
            claims.said(one),
            is_opened=any(_is_in_time(at, one, ended) for at in opened.get(one.about, ())),
            has_ended=ended is not None,
        )
        found[one.contact].append(Fate(one.about, one.level, one.at, fate))
    for late in Recheck.objects.filter(contact__in=rows.values()).select_related("contact"):
        hits = [Fate(about, "", late.checked_at, "late") for about in late.hits]
        found[late.contact.uid] += hits
    return {uid: tuple(these) for uid, these in found.items()}


@dataclass(frozen=True)
class _Shown:
    contact: UUID
    about: str
    level: str
    at: datetime


@dataclass(frozen=True)
class _Claims:
    """The claims that hold, and what the uids of the journal stand for."""

    standing: Standing
    persons: dict[str, int]  # "person/0193…" to its id
    firsts: dict[str, int]  # "mention/0193…" to the id of its first row
    ours: dict[UUID, set[int]]  # contact to the first rows of who was stated in it

    def said(self, shown: _Shown) -> str:
        """The claim that holds between whoever the contact states and what was shown."""
        ours = self.ours.get(shown.contact, set())
        person, first = self.persons.get(shown.about), self.firsts.get(shown.about)
        if person is None and first is not None:
            person = self.standing.person_of.get(first)
        if person is not None and any(self.standing.person_of.get(one) == person for one in ours):
            return "confirmed"
        if any((one, person) in self.standing.probable for one in ours):
            return "supposed"
        if any((one, person) in self.standing.not_person for one in ours):
            return "dismissed"
        if first is not None and any(self.standing.dismissed(one, first) for one in ours):
            return "dismissed"
        return ""


def _claims(abouts: set[str], contacts: Collection[Contact]) -> _Claims:
    """What officers have said about these. Four queries."""
    named = {about.partition("/")[2] for about in abouts if about.startswith("mention/")}
    people = {about.partition("/")[2] for about in abouts if about.startswith("person/")}
    persons = {f"person/{row.uid}": row.pk for row in Person.objects.filter(uid__in=people)}
    mentions = Mention.objects.filter(uid__in=named)
    firsts = {f"mention/{row.uid}": row.first_id or row.pk for row in mentions}
    ours: defaultdict[UUID, set[int]] = defaultdict(set)
    for row in Mention.objects.filter(contact__in=contacts).select_related("contact"):
        if row.contact is not None:
            ours[row.contact.uid].add(row.first_id or row.pk)
    standing, _ = claims_about({*firsts.values(), *set[int]().union(*ours.values())})
    return _Claims(standing, persons, firsts, dict(ours))


def _is_in_time(opened_at: datetime, shown: _Shown, ended_at: datetime | None) -> bool:
    """Whether the record was opened after it was shown and before the contact ended."""
    return shown.at <= opened_at and (ended_at is None or opened_at <= ended_at)


def _opened(abouts: set[str], since: datetime) -> dict[str, list[datetime]]:
    found: defaultdict[str, list[datetime]] = defaultdict(list)
    for about, at in asked(OPENED, [*abouts], since):
        found[about].append(at)
    return dict(found)
