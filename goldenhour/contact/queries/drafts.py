"""Drafts: what was typed into a contact, group by group, and what came after a moment."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import msgspec

from goldenhour.contact.models import Jotting
from goldenhour.journal.rows import asked

JOTTINGS_OF = """
SELECT j.typed, j.at, o.name FROM contact_jotting j
JOIN contact_contact c ON c.id = j.contact_id JOIN force_officer o ON o.id = j.by_id
WHERE c.uid = %s ORDER BY j.id
"""


@dataclass(frozen=True)
class Jotted:
    """What was typed at one go: by the field's name, its text or its picks; and by whom."""

    contact: UUID
    typed: Mapping[str, str | list[str]]
    at: datetime
    by: str


def jottings_of(contact: UUID) -> list[Jotted]:
    """Everything typed into a contact, in order: folded, it is the draft. One query."""
    return [
        Jotted(contact, msgspec.json.decode(typed), at, by)
        for typed, at, by in asked(JOTTINGS_OF, contact)
    ]


def jottings_since(contacts: Iterable[UUID], at: datetime) -> list[Jotted]:
    """What was typed into these contacts after a moment, in order: the updates. One query."""
    rows = Jotting.objects.filter(contact__uid__in=list(contacts), at__gt=at).order_by("id")
    return [Jotted(*row) for row in rows.values_list("contact__uid", "typed", "at", "by__name")]
