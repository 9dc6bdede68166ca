"""The record of one contact: the facts seen at a moment, in order, and what stands in them.

Source: the contact-file contract: order of judgement is ``at``, ``recorded_at``, ``id``; facts
recorded after the moment are not seen; voids act from the beginning. ``can_hold`` are the
types of fact that the whole file has at all: what an extract cannot contain is no failure of
whoever took the call, so a question whose answer would stand there cannot be told.
"""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from functools import cached_property
from operator import attrgetter
from typing import TypeVar, cast

from goldenhour.accountability.rules.contacts import facts as shapes
from goldenhour.accountability.rules.contacts import triaging
from goldenhour.accountability.rules.contacts.triaging import Triaged
from goldenhour.investigation.rules.facts import Fact
from goldenhour.investigation.rules.facts.case import FactVoided
from goldenhour.investigation.rules.facts.fields import Data
from goldenhour.investigation.rules.voiding import standing
from goldenhour.rulebook import control_room
from goldenhour.rulebook.control_room import ControlRoom

D = TypeVar("D", bound=Data)
_ORDER = attrgetter("at", "recorded_at", "id")
_NONE: Sequence[Fact[Data]] = ()


class ContactRecord:
    """The standing facts of one contact as seen at ``as_of`` (UTC)."""

    def __init__(
        self,
        contact: str,
        facts: Iterable[Fact[Data]],
        as_of: datetime,
        can_hold: Collection[str] = shapes.EVERY_TYPE,
    ) -> None:
        seen = sorted((f for f in facts if f.recorded_at <= as_of), key=_ORDER)
        self.was_begun = bool(seen)
        self.contact = contact
        self.as_of = as_of
        self.can_hold = can_hold
        self.facts = tuple(standing(seen))
        # A correction is no part of what happened, so it begins no clock.
        happened = (f.at for f in self.facts if not isinstance(f.data, FactVoided))
        self._began_at = min(happened, default=seen[0].at if seen else as_of)
        self._of: dict[type[Data], list[Fact[Data]]] = {}
        for fact in self.facts:
            self._of.setdefault(type(fact.data), []).append(fact)

    def of(self, shape: type[D]) -> Sequence[Fact[D]]:
        """The facts of one type, in order of judgement."""
        return cast("Sequence[Fact[D]]", self._of.get(shape, _NONE))

    def has(self, *given: type[Data]) -> bool:
        return any(shape in self._of for shape in given)

    def first(self, shape: type[Data]) -> datetime | None:
        """When a fact of that type first happened."""
        found = self.of(shape)
        return found[0].at if found else None

    @cached_property
    def channel(self) -> str | None:
        """How they came to us, as the first fact of the call says it."""
        said = [f for f in self.facts if isinstance(f.data, shapes.Call)]
        return said[0].data.channel if said and isinstance(said[0].data, shapes.Call) else None

    @cached_property
    def received_at(self) -> datetime:
        """The first ring; where that is not on record, the earliest moment that is."""
        return self.first(shapes.ContactOffered) or self._began_at

    @cached_property
    def triages(self) -> tuple[Triaged, ...]:
        """Every triage recorded, read by triage's own rules; those after the first look again."""
        return tuple(
            triaging.triaged(
                fact.data,
                received_at=self.received_at,
                stage=triaging.AGAIN if index else triaging.FIRST,
            )
            for index, fact in enumerate(self.of(shapes.TriageRecorded))
        )

    @cached_property
    def book(self) -> ControlRoom:
        """The books of the latest recorded edition that is known, else those of the day."""
        known = [each.book for each in self.triages if each.is_edition_known]
        return known[-1] if known else control_room.in_force(self.received_at)

    def answers(self, question: str) -> list[object]:
        """What was answered to a question of THRIVE, every time that it was asked."""
        facts = (fact.data.facts.answers for fact in self.of(shapes.TriageRecorded))
        return [said[question] for said in facts if said.get(question) is not None]

    @cached_property
    def was_taken(self) -> bool | None:
        """Whether somebody took this contact, so that a triage and its checks were owed.

        False while it rings, is being answered, or was abandoned. None where it was closed
        without incident and without any triage: a misdialled call owes none, and whether this
        was one is for a person to judge.
        """
        if self.has(
            shapes.TriageRecorded,
            shapes.GradeChanged,
            shapes.Reassessed,
            shapes.UnitAssigned,
            shapes.UnitArrived,
        ):
            return True
        closed = {fact.data.outcome for fact in self.of(shapes.ContactClosed)}
        if closed:
            return None if closed == {"no_incident"} else True
        return self.has(shapes.ContactAnswered) and self.has(shapes.ContactEnded)

    @cached_property
    def arrived_at(self) -> datetime | None:
        return self.first(shapes.UnitArrived)

    @cached_property
    def settled_at(self) -> datetime | None:
        """When it was closed without anybody being sent, or passed to another agency.

        Becoming an incident settles nothing: whoever called still waits.
        """
        settled = (f.at for f in self.of(shapes.ContactClosed) if f.data.outcome != "incident")
        return next(settled, None)

    @cached_property
    def waited_until(self) -> datetime:
        """When the waiting ended, or the moment as of which it goes on."""
        ends = [end for end in (self.arrived_at, self.settled_at) if end is not None]
        return min(ends, default=self.as_of)
