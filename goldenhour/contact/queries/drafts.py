"""Drafts: what was typed into a contact, group by group, and what came after a moment."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from goldenhour.contact.models import Jotting


@dataclass(frozen=True)
class Jotted:
    """What was typed at one go: by the field's name, its text or its picks; and by whom."""

    contact: UUID
    typed: Mapping[str, str | list[str]]
    at: datetime
    by: str


def jottings_of(contact: UUID) -> list[Jotted]:
    """Everything typed into a contact, in order: folded, it is the draft. One query."""
    return _jotted(contact__uid=contact)


def jottings_since(contacts: Iterable[UUID], at: datetime) -> list[Jotted]:
    """What was typed into these contacts after a moment, in order: the updates. One query."""
    return _jotted(contact__uid__in=list(contacts), at__gt=at)


def _jotted(**where: Any) -> list[Jotted]:
    rows = Jotting.objects.filter(**where).order_by("id")
    return [Jotted(*row) for row in rows.values_list("contact__uid", "typed", "at", "by__name")]
