"""The shape of one contact as triage is told of it, decoded and checked.

An answer that is absent was not asked; one that is None was not asked either, but for a
deadline, where it means asked and nothing will be lost; `UNKNOWN` was asked and not known.
None of these is ever read as safe. Source: the exchange format, docs/reference (triage).
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import msgspec

UNKNOWN = "unknown"


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody at the address or at risk. ``safe`` None: not known, hence not safe."""

    age: int | None = None
    relation: str = ""
    factors: tuple[str, ...] = ()
    markers: tuple[str, ...] = ()
    safe: bool | None = None

    @property
    def is_child(self) -> bool:
        return "age_child" in self.factors or (self.age is not None and self.age < 18)


class Repeat(msgspec.Struct, frozen=True, kw_only=True):
    """Whether it happened before. A count of one or more is a repeat whatever was answered."""

    answer: str
    count: int = 0

    @property
    def is_repeat(self) -> bool:
        return self.answer == "yes" or self.count >= 1


class Deadline(msgspec.Struct, frozen=True):
    """When something will be lost: the words as given, and the moment they mean."""

    text: str
    at: datetime


class Comms(msgspec.Struct, frozen=True, kw_only=True):
    """How they may be reached. None: not known."""

    can_speak: bool | None = None
    safe_to_call_back: bool | None = None
    language: str | None = None


class Level(msgspec.Struct, frozen=True, kw_only=True):
    """The handler's own judgement of one element of THRIVE. It never sets a grade."""

    level: str
    why: str = ""


class History(msgspec.Struct, frozen=True, kw_only=True):
    """What identification found. ``match`` None: not given."""

    contacts_12m: int = 0
    crimes_12m: int = 0
    same_address_contacts_12m: int = 0
    near_crimes_12m: int = 0
    markers: tuple[str, ...] = ()
    household: tuple[Person, ...] = ()
    match: str | None = None


class Contact(msgspec.Struct, frozen=True, kw_only=True):
    """One contact. ``answers`` holds, by question: str, tuple of str or Person, or a struct."""

    contact: str
    channel: str
    received_at: datetime
    setting: str
    incident_type: str
    answers: Mapping[str, Any]
    observed: tuple[str, ...]
    history: History
    also_types: tuple[str, ...] = ()
    levels: Mapping[str, Level] = {}
    stage: str = "first"
    chosen_grade: str | None = None
    why: str | None = None
    supervisor: str | None = None


class Fault(msgspec.Struct, frozen=True):
    """One thing wrong with what was given: where, and what."""

    path: str
    wrong: str

    def __str__(self) -> str:
        return f"{self.path}: {self.wrong}"


class Refused(ValueError):
    """A contact that cannot be judged as it was given. ``faults`` lists every fault found."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("; ".join(str(fault) for fault in faults))
        self.faults = faults
