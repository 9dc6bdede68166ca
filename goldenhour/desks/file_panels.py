"""File panels: what the file page shows of a case, worked out from its facts once.

One reading of the facts gives the timeline, the duties, the reviews, the closures and the
audit's answers: the same functions as the nightly audit's.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from goldenhour.accountability import queries as accountability
from goldenhour.accountability.rules.verdict import Verdict
from goldenhour.desks import file_words as words
from goldenhour.investigation import queries as investigation
from goldenhour.investigation.rules import gate
from goldenhour.investigation.rules.casefile import CaseFile
from goldenhour.investigation.rules.facts import case as facts
from goldenhour.investigation.rules.gate import Closure
from goldenhour.rulebook import audit_questions
from goldenhour.victims import queries as victims
from goldenhour.victims.rules.duties import Duty


@dataclass(frozen=True)
class Event:
    """One line of the timeline."""

    id: str
    at: datetime
    by: str
    text: str
    known_later: datetime | None
    is_void: bool


@dataclass(frozen=True)
class Owed:
    """One duty as the victim's panel shows it."""

    duty: Duty
    promise: str
    state: str
    is_over: bool
    is_open: bool


@dataclass(frozen=True)
class Asked:
    """One question of the audit with its answer."""

    id: str
    question: str
    answer: str


@dataclass(frozen=True)
class Read:
    """A case read once: the file as the rules see it, and everything that follows."""

    file: CaseFile
    verdict: Verdict
    duties: tuple[Duty, ...]
    against_now: Mapping[str, tuple[gate.Reason, ...]]

    def owed(self, victim: str) -> list[Owed]:
        """The duties to one victim, what is open first, then the latest."""
        mine = [_owed(duty) for duty in self.duties if duty.victim == victim]
        opened = sorted((o for o in mine if o.is_open), key=lambda o: o.duty.due)
        return [*opened, *reversed([o for o in mine if not o.is_open])]

    def asked(self) -> list[Asked]:
        """The questions that a function answers; the rest is counted by ``untold``."""
        answers = self.verdict.checks
        return [
            Asked(each.id, each.question, str(answers[each.id]).replace("_", " "))
            for each in audit_questions.current().of_a_case()
            if answers.get(each.id, "cannot_tell") != "cannot_tell"
        ]

    @property
    def untold(self) -> int:
        """How many questions nobody can answer of this file."""
        return sum(answer == "cannot_tell" for answer in self.verdict.checks.values())

    @property
    def next_owed(self) -> Owed | None:
        """What is owed to any victim soonest."""
        found = victims.owed(self.duties)
        return _owed(found[0]) if found else None


def _owed(duty: Duty) -> Owed:
    return Owed(
        duty=duty,
        promise=words.rule(duty.rule),
        state=words.state(duty.state),
        is_over=duty.state in ("overdue", "missed", "unevidenced"),
        is_open=duty.state in victims.OWED,
    )


def read(case: UUID, *, at: datetime) -> Read:
    """The case as it stands at a moment. One query."""
    file = investigation.case_file(case, at=at)
    verdict = accountability.verdict_of_file(file)
    return Read(file, verdict, verdict.duties, _against(file, verdict.closures))


def _against(file: CaseFile, closures: Sequence[Closure]) -> dict[str, tuple[gate.Reason, ...]]:
    """What stands now against each proposal that is waiting or authorised, by its id."""
    profile = investigation.profile()
    found: dict[str, tuple[gate.Reason, ...]] = {}
    for closure in closures:
        if closure.decided is None:
            now = gate.against_closing_now(file, profile, closure.proposal.data)
            found[closure.proposal.id] = now
        elif closure.verdict == "authorised":
            now = gate.against_finalising_now(file, profile, closure)
            found[closure.proposal.id] = now
    return found


def timeline(case: UUID, *, when_known: bool) -> list[Event]:
    """Every fact, newest first, as it happened or as we knew of it. One query."""
    lines = [line for line in investigation.facts_of(case) if line["type"] != "staff.role"]
    voided = _voided(lines)
    first = "recorded_at" if when_known else "at"
    lines.sort(key=lambda line: (str(line[first]), str(line["recorded_at"])), reverse=True)
    return [_event(line, first, voided) for line in lines]


def _voided(lines: Sequence[Mapping[str, Any]]) -> set[str]:
    return {str(line["data"]["fact"]) for line in lines if line["type"] == "fact.voided"}


def _event(line: Mapping[str, Any], first: str, voided: set[str]) -> Event:
    at = datetime.fromisoformat(line["at"])
    recorded_at = datetime.fromisoformat(line["recorded_at"])
    return Event(
        id=line["id"],
        at=datetime.fromisoformat(line[first]),
        by=line["by"],
        text=words.sentence(line["type"], line["data"]),
        known_later=recorded_at if recorded_at > at and first == "at" else None,
        is_void=line["id"] in voided,
    )


def open_directions(file: CaseFile) -> list[tuple[str, str]]:
    """Directions nobody has met: the review's fact and the direction's text."""
    met = {(fact.data.review, fact.data.direction) for fact in file.of(facts.DirectionMet)}
    given = [
        (fact.id, direction)
        for fact in file.of(facts.ReviewRecorded)
        for direction in fact.data.directions
    ]
    return [each for each in given if each not in met]


def open_property(file: CaseFile) -> list[str]:
    """Items held of which nobody has said what becomes of them."""
    decided = {fact.data.item for fact in file.of(facts.PropertyDecided)}
    return [f.data.item for f in file.of(facts.PropertyHeld) if f.data.item not in decided]
