"""Case acts: what can happen to a crime, its case and its victim, as plain data.

The case is that of the story's own incident, the victim V1, the suspect A. Times: see acts.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from goldenhour.stories.scenarios.acts import Act, Said


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordCrime(Act):
    """The crime and its case; the victim is the caller unless named."""

    offence: str
    harm: str
    domestic_abuse: bool = False
    stalking: bool = False
    child_present: bool = False
    victim: Said | None = None
    victim_grounds: tuple[str, ...] = ()
    by: str = "response_officer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Allocate(Act):
    """To somebody of the role `to`, who stays the officer in the case."""

    to: str = "investigator"
    by: str = "sergeant"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of inquiry; hours count from the ring, like an act's minutes."""

    source: str
    objective: str
    direction: str = ""
    due_hours: float | None = None
    perishes_hours: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan(Act):
    """The plan; its lines are called L1, L2 … in order."""

    lines: tuple[Line, ...]
    by: str = "investigator"


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestLine(Act):
    line: str
    by: str = "investigator"


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultLine(Act):
    line: str
    result: str
    by: str = "investigator"


@dataclass(frozen=True, slots=True, kw_only=True)
class DisposeLine(Act):
    line: str
    disposition: str
    reason: str
    by: str = "investigator"


@dataclass(frozen=True, slots=True, kw_only=True)
class Review(Act):
    """A sergeant's review; independent because the sergeant is not the officer in the case."""

    text: str
    directions: tuple[str, ...] = ()
    no_change_reason: str = ""
    line_point: str = ""
    victim_point: str = ""
    by: str = "sergeant"


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetDirection(Act):
    """A direction of the latest review was followed."""

    direction: str
    by: str = "investigator"


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentifySuspect(Act):
    """A suspect becomes known; the first one is A."""

    name: str
    by: str = "investigator"


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrest(Act):
    suspect: str = "A"
    by: str = "response_officer"


@dataclass(frozen=True, slots=True, kw_only=True)
class SafeContact(Act):
    """How V1 may be reached: lists of {channel, (from), (to)}."""

    safe: tuple[Mapping[str, str], ...]
    unsafe: tuple[Mapping[str, str], ...] = ()
    by: str = "response_officer"


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessNeeds(Act):
    grounds: tuple[str, ...] = ()
    refused: bool = False
    reason: str = ""
    by: str = "investigator"


@dataclass(frozen=True, slots=True, kw_only=True)
class Refer(Act):
    """To a service; or `declined` says why not."""

    service: str = ""
    declined: str = ""
    by: str = "investigator"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExplainStatement(Act):
    """The victim personal statement is explained to V1: made, declined or later."""

    choice: str
    by: str = "investigator"


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirm(Act):
    """The written confirmation to V1."""

    channel: str
    evidence: str
    by: str = "investigator"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tell(Act):
    """V1 is told what these rules owe. By text: through the outbox."""

    rules: tuple[str, ...]
    channel: str
    what: str
    why: str = ""
    what_next: str = ""
    evidence: str = ""
    by: str = "investigator"


@dataclass(frozen=True, slots=True, kw_only=True)
class Propose(Act):
    code: int
    by: str = "investigator"


@dataclass(frozen=True, slots=True, kw_only=True)
class Authorise(Act):
    by: str = "sergeant"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finalise(Act):
    by: str = "investigator"
