"""Acts of looking again: a fresh THRIVE, a lower grade asked for and agreed to, the caller told."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from goldenhour.stories.scenarios.acts import Act


@dataclass(frozen=True, slots=True, kw_only=True)
class LookAgain(Act):
    """A fresh THRIVE because of `trigger`: what changed is given, the rest stands."""

    trigger: str
    changed: Mapping[str, Any] = field(default_factory=dict)
    observed: tuple[str, ...] | None = None
    why: str = ""
    by: str = "dispatcher"


@dataclass(frozen=True, slots=True, kw_only=True)
class AskLower(Act):
    """Somebody asks a supervisor to agree to a lower grade."""

    grade: str
    why: str
    by: str = "contact_officer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Agree(Act):
    """A supervisor, in a session of their own, agrees to the request that waits."""

    grade: str
    why: str
    by: str = "room_supervisor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Regrade(Act):
    """The incident has another grade; where it is lower, the caller was told."""

    grade: str
    why: str
    told: str = ""
    by: str = "contact_officer"


@dataclass(frozen=True, slots=True, kw_only=True)
class TellCaller(Act):
    """What the caller was told while they wait."""

    about: str
    what: str
    by: str = "dispatcher"


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledge(Act):
    """An owed look answered in words."""

    trigger: str
    words: str
    by: str = "dispatcher"
