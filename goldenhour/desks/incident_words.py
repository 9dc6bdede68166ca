"""Incident in words: the answers of THRIVE as the incident's page says them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from goldenhour.response.rules import clocks
from goldenhour.rulebook import control_room
from goldenhour.triage import queries as triage
from goldenhour.triage.rules.changes import changes_between

PEOPLE = ("t_who", "v_household")  # the answers of THRIVE that list people
FACTS = {"incident_type": "Type", "also_types": "Also", "observed": "Heard or seen"}


@dataclass(frozen=True)
class Answer:
    """One question of THRIVE with its answer, in words."""

    ask: str
    said: str


@dataclass(frozen=True)
class PersonAtRisk:
    """Somebody at the address: age, relation and what makes them vulnerable, in words."""

    age: str
    relation: str
    factors: str
    safe: str


@dataclass(frozen=True)
class Changed:
    """One fact that differs from the assessment before: question, before and now, in words."""

    ask: str
    before: str
    now: str


@dataclass(frozen=True)
class LookedAgain:
    """One assessment beside the one before it; ``changes`` is empty for the first."""

    assessed: triage.Assessed
    before: triage.Assessed | None
    changes: list[Changed]


def side_by_side(assessments: list[triage.Assessed]) -> list[LookedAgain]:
    """Each assessment with what it changed of the one before of the same contact, latest first."""
    found: list[LookedAgain] = []
    for place, each in enumerate(assessments):
        earlier = [old for old in assessments[place + 1 :] if old.contact__uid == each.contact__uid]
        before = earlier[0] if earlier else None
        found.append(LookedAgain(each, before, _changes(before, each) if before else []))
    return found


def _changes(before: triage.Assessed, now: triage.Assessed) -> list[Changed]:
    book = control_room.keyed(now.edition)
    asks = FACTS | {question.id: question.ask for question in control_room.questions(book)}
    return [
        Changed(asks.get(each.fact, each.fact), said(each.before), said(each.now))
        for each in changes_between(vars(before), vars(now))
    ]


def said_of(opened: triage.OpenedIncident, at: datetime) -> dict[str, Any]:
    """What the page says of an incident in words, for its panels."""
    row = opened.row
    latest = opened.assessments[0] if opened.assessments else None
    return {
        "latest": latest,
        "say": clocks.read_out(
            grade=row.grade,
            age=at - row.received_at,
            incident_type=row.incident_type,
            locality=row.locality,
            flags=row.flags,
        ),
        "answers": answers(latest) if latest else [],
        "people": people_at_risk(latest) if latest else [],
        "people_said": asked_people(latest),
        "flag_words": [clocks.in_words(flag) for flag in row.flags],
    }


def answers(latest: triage.Assessed) -> list[Answer]:
    """The answers in the order of THRIVE, each with the question it was asked by."""
    book = control_room.keyed(latest.edition)
    asked = [each for each in control_room.questions(book) if each.id not in PEOPLE]
    return [
        Answer(question.ask, said(latest.answers[question.id]))
        for question in asked
        if question.id in latest.answers
    ]


def people_at_risk(latest: triage.Assessed) -> list[PersonAtRisk]:
    """Everybody named at the address, as the caller said it; asked and nobody: empty."""
    named: list[dict[str, Any]] = []
    for question in PEOPLE:
        listed = latest.answers.get(question)
        named += listed if isinstance(listed, list) else []
    return [
        PersonAtRisk(
            age=str(person.get("age", "not known")),
            relation=said(person.get("relation", "")),
            factors=said(person.get("factors", [])),
            safe=said(person["safe"]) if person.get("safe") is not None else "not known",
        )
        for person in named
    ]


def asked_people(latest: triage.Assessed | None) -> str:
    """What to show where nobody is named: nobody, not known and not asked are three things."""
    answer = latest.answers.get("v_household", "absent") if latest else "absent"
    if answer == []:
        return "The caller was asked: nobody else lives there."
    if answer == "unknown":
        return "The caller was asked and does not know who lives there."
    return "Nobody asked who lives there. Ask the caller."


def said(answer: object) -> str:
    """An answer in words: codes with spaces, lists with commas, yes and no."""
    if answer is None:
        return "not asked"
    if isinstance(answer, bool):
        return "yes" if answer else "no"
    if isinstance(answer, list):
        return ", ".join(said(each) for each in answer) or "none"
    if isinstance(answer, dict) and "count" in answer and len(answer) == 2:
        often = answer["count"]
        return said(answer["answer"]) + (f", {often} before" if often else "")
    if isinstance(answer, dict):
        return ", ".join(f"{clocks.in_words(name)}: {said(each)}" for name, each in answer.items())
    return clocks.in_words(str(answer))
