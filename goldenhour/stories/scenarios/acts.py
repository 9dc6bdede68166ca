"""Acts: what can happen in a story, as plain data; the player turns each into a command.

An act happens `minute` minutes after the ring (the fraction is seconds) and is done `by` a role
of the force's rules. Times inside an answer are `Within`. Fields are named after the command's.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, TypeVar

Answers = Mapping[str, Any]
Kind = TypeVar("Kind", bound="Act")


@dataclass(frozen=True, slots=True)
class Within:
    """A deadline given as hours after the ring: "the footage is gone by tomorrow"."""

    hours: float


@dataclass(frozen=True, slots=True)
class Address:
    """Where somebody lives or something happens, as said; the street is an invented one."""

    house: str = ""
    street: str = ""
    locality: str = ""
    postcode: str = ""


NOWHERE = Address()


@dataclass(frozen=True, slots=True)
class Said:
    """Somebody as they were described: any of it may be blank or misheard."""

    given_name: str = ""
    surname: str = ""
    phone: str = ""
    date_of_birth: str = ""
    relation: str = ""
    address: Address = NOWHERE
    age: int | None = None
    factors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    minute: float
    by: str


# First contact


@dataclass(frozen=True, slots=True, kw_only=True)
class Ring(Act):
    """The phone rings, a form arrives, somebody stands at the counter. No phone: withheld."""

    channel: str
    phone: str = ""
    postcode: str = ""  # where the line stands or the telephone is, as the network says
    by: str = "telephony"


@dataclass(frozen=True, slots=True, kw_only=True)
class PickUp(Act):
    by: str = "contact_officer"


@dataclass(frozen=True, slots=True, kw_only=True)
class HangUp(Act):
    """The caller gives up before anybody answers: they stand in the queue to be rung back."""

    by: str = "telephony"


@dataclass(frozen=True, slots=True, kw_only=True)
class RingOff(Act):
    """The call ends. What was said in it is not ended by that."""

    by: str = "telephony"


@dataclass(frozen=True, slots=True, kw_only=True)
class RingBack(Act):
    """Somebody who gave up or was cut off is rung."""

    reached: bool
    note: str = ""
    by: str = "contact_officer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Say(Act):
    """Words and place as the caller gives them."""

    words: str
    caller_is: str = "victim"
    place_said: str = ""
    address: Address = NOWHERE
    language: str = ""
    by: str = "contact_officer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(Act):
    """Who somebody is, as stated. `role` is one of a mention's."""

    role: str
    who: Said
    by: str = "contact_officer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Recognise(Act):
    """The handler says: this is the person whom identification shows first, and why."""

    role: str
    reason: str
    by: str = "contact_officer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark(Act):
    """A marker is put on the person of the last mention with that role."""

    kind: str
    role: str
    why: str
    by: str = "sergeant"


@dataclass(frozen=True, slots=True, kw_only=True)
class Assess(Act):
    """The facts of THRIVE so far, whole; levels are the handler's own words."""

    incident_type: str
    answers: Answers
    observed: tuple[str, ...] = ()
    also_types: tuple[str, ...] = ()
    levels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    stage: str = "first"
    chosen_grade: str | None = None
    why: str = ""
    by: str = "contact_officer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Advise(Act):
    """What became of one item of advice: said, declined, not_safe or not_relevant."""

    item: str
    fate: str = "said"
    reason: str = ""
    by: str = "contact_officer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Send(Act):
    by: str = "contact_officer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Close(Act):
    """The contact ends without an incident: no_incident, resolved or transferred."""

    ending: str
    why: str
    by: str = "contact_officer"


# Response


@dataclass(frozen=True, slots=True, kw_only=True)
class Assign(Act):
    """The nearest free unit, of that base first where one is named."""

    base: str = ""
    by: str = "dispatcher"


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrive(Act):
    by: str = "dispatcher"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clear(Act):
    by: str = "dispatcher"


@dataclass(frozen=True, slots=True, kw_only=True)
class Conclude(Act):
    """The incident ends with its result, once no unit is there."""

    result: str
    by: str = "dispatcher"


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One contact and all that follows from it, acts in order of their minutes."""

    name: str
    acts: tuple[Act, ...]

    @property
    def ring(self) -> Ring:
        first = self.acts[0]
        if not isinstance(first, Ring):
            raise ValueError(f"{self.name} does not begin with a ring.")
        return first

    def of_kind(self, kind: type[Kind]) -> tuple[Kind, ...]:
        """The acts of one kind, in order."""
        return tuple(act for act in self.acts if isinstance(act, kind))


def answers_at(answers: Answers, rung_at: datetime) -> dict[str, Any]:
    """The answers in the contract's form, each `Within` as a moment."""
    return {
        question: (rung_at + timedelta(hours=value.hours)).isoformat()
        if isinstance(value, Within)
        else value
        for question, value in answers.items()
    }
