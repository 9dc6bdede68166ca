"""Providers: who carries a message out of the house, and what they can be asked afterwards.

A provider is handed a letter together with our reference (the message's uid) and can be asked
by it later. The demonstration's provider sends nothing anywhere: the outbox page is where its
letters are read. It keeps the references it was handed, as a provider outside would.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Protocol
from uuid import UUID

from goldenhour.outbox.models import Posted
from goldenhour.outbox.queries import Letter


class Answer(Enum):
    """What a provider says of our reference."""

    FOUND = "found"
    ABSENT = "absent"
    CANNOT_SAY = "cannot_say"


@dataclass(frozen=True)
class Heard:
    """The answer, with the provider's own reference where it was found."""

    answer: Answer
    reference: str = ""


class Rejected(Exception):
    """The provider said clearly that it will not carry this letter."""


class NoAnswer(Exception):
    """The provider did not answer: whether the letter left is not known yet."""


class Provider(Protocol):
    """Somebody who carries letters. ``name`` is a code for the journal."""

    name: str

    def send(self, letter: Letter, *, at: datetime) -> str:
        """Hand a letter over; the provider's reference. Raises Rejected or NoAnswer."""
        ...

    def ask(self, reference: UUID) -> Heard:
        """What became of the letter with our reference. Raises NoAnswer."""
        ...


class Demonstration:
    """Keeps every letter on the outbox page; nothing leaves the machine."""

    name = "demonstration"

    def send(self, letter: Letter, *, at: datetime) -> str:
        """Take the letter. A second one under the same reference is the same letter."""
        posted, _ = Posted.objects.get_or_create(reference=letter.uid, defaults={"at": at})
        return f"demo-{posted.pk}"

    def ask(self, reference: UUID) -> Heard:
        """Whether the letter was handed over. One query."""
        posted = Posted.objects.filter(reference=reference).first()
        return Heard(Answer.FOUND, f"demo-{posted.pk}") if posted else Heard(Answer.ABSENT)
