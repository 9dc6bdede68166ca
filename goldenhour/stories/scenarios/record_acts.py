"""Acts on the record of persons: a record begun, two made one by two people, and taken apart."""

from dataclasses import dataclass

from goldenhour.stories.scenarios.acts import Act


@dataclass(frozen=True, slots=True, kw_only=True)
class BeginRecord(Act):
    """The handler says who spoke in that role, and joins them to nobody on record."""

    role: str
    reason: str
    by: str = "contact_officer"


@dataclass(frozen=True, slots=True, kw_only=True)
class AskMerge(Act):
    """The record begun here and the one that is most like it: may they be one person?"""

    reason: str
    by: str = "contact_officer"


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreeMerge(Act):
    """Somebody else read both records and agrees."""

    why: str
    by: str = "room_supervisor"


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoMerge(Act):
    """They are two people after all: every claim holds that held before."""

    why: str
    by: str = "room_supervisor"


@dataclass(frozen=True, slots=True, kw_only=True)
class SayApart(Act):
    """It is said that the two are not the same, so that nobody is offered them again."""

    reason: str
    by: str = "contact_officer"
