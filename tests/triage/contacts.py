"""Contacts for tests of triage: the contract's own, quieter ones, and a varied crowd.

`QUIET` answers everything and nothing calls for anybody: alone it is resolved without a
deployment, so whatever a test adds to it is what proposes the grade.
"""

import copy
import random
from collections.abc import Callable
from typing import Any

from goldenhour.rulebook import control_room
from goldenhour.rulebook.thrive import Question
from goldenhour.triage import rules

BOOK = control_room.keyed("grades/2026")

QUIET: dict[str, Any] = {
    "contact": "C-260309-0101",
    "channel": "101",
    "received_at": "2026-03-09T18:05:00+00:00",
    "setting": "urban",
    "incident_type": "other",
    "answers": {
        "t_now": "earlier",
        "t_source": "gone_unlikely",
        "h_kind": ["property"],
        "h_level": "minor",
        "h_medical": "no",
    },
    "observed": [],
    "history": {},
}

EXAMPLE: dict[str, Any] = {
    "contact": "c1",
    "channel": "101",
    "received_at": "2026-03-09T18:05:00+00:00",
    "setting": "rural",
    "incident_type": "burglary",
    "answers": {
        "t_now": "just_ended_lt_60m",
        "t_source": "unknown_may_return",
        "t_means": ["none_known"],
        "t_relationship": "unknown",
        "h_kind": ["property"],
        "h_level": "significant",
        "h_medical": "no",
        "r_likelihood": "possible",
        "i_crime": "yes",
        "i_lines": ["forensic_scene", "doorbell"],
        "i_perishable": "2026-03-09T20:00:00+00:00",
        "v_factors": [],
        "v_household": [{"age": 71, "relation": "parent"}],
        "v_repeat": {"answer": "no", "count": 0},
        "v_comms": {"can_speak": True, "safe_to_call_back": True},
        "e_told": None,
    },
    "levels": {"T": {"level": "medium", "why": ""}},
    "observed": [],
    "history": {
        "contacts_12m": 0,
        "crimes_12m": 0,
        "markers": [],
        "same_address_contacts_12m": 0,
        "household": [],
        "match": "none",
    },
    "stage": "first",
    "chosen_grade": None,
    "why": None,
    "supervisor": None,
}

HEARD = "A van drove off towards the ring road; she heard two voices. "
ABSENT = object()
"""As an answer: take the question away."""


def quiet(answers: dict[str, Any] | None = None, **fields: Any) -> dict[str, Any]:
    """`QUIET` with other answers, and other fields beside them."""
    contact = copy.deepcopy(QUIET) | fields
    if answers is not None:
        told = contact["answers"] | answers
        contact["answers"] = {key: each for key, each in told.items() if each is not ABSENT}
    return contact


def proposal(contact: dict[str, Any], **given: Any) -> dict[str, Any]:
    """What the rules propose for a contact, as the JSON that goes out."""
    return rules.plain(rules.propose_plain(contact, **given))


def criteria_of(contact: dict[str, Any]) -> list[tuple[str, str]]:
    return [(each["criterion"], each["grade"]) for each in proposal(contact)["because"]]


def ids(options: Any) -> list[str]:
    return [option.id for option in options]


def crowd(size: int, seed: int) -> list[dict[str, Any]]:
    """Varied contacts, every question, option, marker and observation among them."""
    dice = random.Random(seed)
    return [one_of_the_crowd(dice, number) for number in range(size)]


def one_of_the_crowd(dice: random.Random, number: int) -> dict[str, Any]:
    words = BOOK.thrive
    day, hour = dice.randint(1, 28), dice.randint(0, 23)
    return {
        "contact": f"C-2603{day:02}-{number:05}",
        "channel": dice.choice(ids(words.channel)),
        "received_at": f"2026-03-{day:02}T{hour:02}:05:00+00:00",
        "setting": dice.choice(ids(words.setting)),
        "incident_type": dice.choice(ids(words.incident_type)),
        "also_types": dice.sample(ids(words.incident_type), dice.choice((0, 0, 1, 2))),
        "answers": {
            question.id: answer_for(dice, question)
            for question in words.question
            if dice.random() < 0.8
        },
        "observed": dice.sample(ids(words.observation), dice.choice((0, 0, 0, 1, 2))),
        "history": history_for(dice),
        "chosen_grade": dice.choice((None, "I", "P")),
    }


def answer_for(dice: random.Random, question: Question) -> Any:
    if dice.random() < 0.1:
        return dice.choice(("unknown", None))
    options = ids(question.options)
    answers: dict[str, Callable[[], Any]] = {
        "choice": lambda: dice.choice(options),
        "multi": lambda: dice.sample(options, dice.randint(0, 3)),
        "factors": lambda: factors_for(dice),
        "people": lambda: [person_for(dice) for _ in range(dice.randint(0, 3))],
        "yesno": lambda: dice.choice(("yes", "no")),
        "yesno_count": lambda: {"answer": dice.choice(("yes", "no")), "count": dice.randint(0, 3)},
        "deadline": lambda: f"2026-03-{dice.randint(1, 28):02}T20:00:00+00:00",
        "comms": lambda: comms_for(dice),
    }
    return answers.get(question.type, lambda: HEARD * dice.randint(1, 3))()


def comms_for(dice: random.Random) -> dict[str, Any]:
    can, safe = dice.choice((True, True, None)), dice.choice((True, False, None))
    return {"can_speak": can, "safe_to_call_back": safe, "language": "en-GB"}


def factors_for(dice: random.Random) -> list[str]:
    return dice.sample(ids(BOOK.vulnerability.factor), dice.choice((0, 0, 1, 2)))


def person_for(dice: random.Random) -> dict[str, Any]:
    person = {"age": dice.randint(0, 95), "relation": "parent", "factors": factors_for(dice)}
    return person | ({"safe": dice.random() < 0.5} if dice.random() < 0.5 else {})


def history_for(dice: random.Random) -> dict[str, Any]:
    markers = ids(BOOK.thrive.marker)
    return {
        "contacts_12m": dice.randint(0, 5),
        "crimes_12m": dice.choice((0, 0, 1)),
        "markers": dice.sample(markers, dice.choice((0, 0, 0, 1))),
        "same_address_contacts_12m": dice.randint(0, 4),
        "near_crimes_12m": dice.randint(0, 1),
        "household": [{"age": 41, "relation": "partner", "markers": dice.sample(markers, 1)}],
        "match": dice.choice(("confirmed", "probable", "none")),
    }
