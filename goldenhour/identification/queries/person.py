"""Person: one record opened on purpose, with everything stated about them; journaled.

And the statements of one contact, for the pages that show the contact itself.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import F, QuerySet

from goldenhour.force.models import Officer
from goldenhour.identification.models import Link, Mention, Person
from goldenhour.identification.queries.rows import claims_about
from goldenhour.journal.consultations import consultation
from goldenhour.journal.rows import asked

PLAIN = (
    "uid",
    "role",
    "relation",
    "case",
    "given_name",
    "surname",
    "sex",
    "phone",
    "email",
    "date_of_birth",
    "born_on",
    "age",
    "house",
    "street",
    "locality",
    "postcode",
    "uprn",
    "factors",
    "said_at",
)


STATED_IN = f"""
SELECT {", ".join(f'm."{name}"' for name in PLAIN)}
FROM identification_mention m JOIN contact_contact c ON c.id = m.contact_id
WHERE c.uid = %s
  AND NOT EXISTS (SELECT 1 FROM identification_mention newer WHERE newer.supersedes_id = m.id)
ORDER BY m.id
"""  # noqa: S608  # our own columns


@dataclass(frozen=True)
class MentionRow:
    """An identity as it was last stated in one contact or case."""

    uid: UUID
    contact: UUID | None
    role: str
    relation: str
    case: str
    given_name: str
    surname: str
    sex: str
    phone: str
    email: str
    date_of_birth: str
    born_on: date | None
    age: int | None
    house: str
    street: str
    locality: str
    postcode: str
    uprn: str
    factors: list[str]
    said_at: datetime

    @property
    def name(self) -> str:
        """Given name and surname, as stated."""
        return f"{self.given_name} {self.surname}".strip()


@dataclass(frozen=True)
class PersonRow:
    """Somebody whom officers have said is one person, and every statement linked to them."""

    uid: UUID
    version: int
    begun_at: datetime
    mentions: tuple[MentionRow, ...]  # the newest first

    @property
    def about(self) -> str:
        """The record's name in the journal."""
        return f"person/{self.uid}"

    @property
    def name(self) -> str:
        """The name as last stated."""
        return next((mention.name for mention in self.mentions if mention.name), "")


def stated_in(contact: UUID) -> list[MentionRow]:
    """Everybody stated in this contact, in the order in which they were named. One query."""
    return [MentionRow(row[0], contact, *row[1:]) for row in asked(STATED_IN, contact)]


def stated(mention: UUID) -> MentionRow:
    """One mention as it was stated in this row. Raises Mention.DoesNotExist. One query."""
    rows = Mention.objects.filter(uid=mention).annotate(contact_uid=F("contact__uid"))
    row = rows.values(*PLAIN, "contact_uid").get()
    return MentionRow(contact=row.pop("contact_uid"), **row)


@consultation("identification.person")
def person(uid: UUID, *, by: Officer, at: datetime, why: str) -> PersonRow:
    """One person with every statement linked to them. Raises Person.DoesNotExist. Three queries."""
    row = Person.objects.get(uid=uid)
    claimed = Link.objects.filter(person=row, claim="confirmed").values_list("mention", flat=True)
    standing, _ = claims_about(set(claimed))
    firsts = standing.mentions_of(row.pk)
    mentions = Mention.objects.filter(pk__in=firsts) | Mention.objects.filter(first__in=firsts)
    return PersonRow(row.uid, row.version, row.begun_at, tuple(_rows(mentions, "-said_at")))


def _rows(mentions: QuerySet[Mention], order: str) -> list[MentionRow]:
    rows = mentions.filter(superseded_by=None).annotate(contact_uid=F("contact__uid"))
    return [
        MentionRow(contact=row.pop("contact_uid"), **row)
        for row in rows.order_by(order).values(*PLAIN, "contact_uid")
    ]
