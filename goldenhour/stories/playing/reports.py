"""A report, played: the answers are sent by the very function that sends a visitor's."""

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from goldenhour.desks.report import sending
from goldenhour.stories.playing.stage import Stage
from goldenhour.stories.scenarios import acts, report_acts


def report(stage: Stage, act: report_acts.Report) -> None:
    """The form is sent, with the name where one was given."""
    stage.contact = sending.send(answers_of(act), **stage.given).uid


def answers_of(act: report_acts.Report) -> dict[str, dict[str, Any]]:
    """The act as somebody would have filled the form in; a page left empty stays empty."""
    place = ", ".join(text for text in asdict(act.address).values() if text)
    pages = {
        "what": {"words": act.words},
        "where": {"place_said": act.place_said or place, "postcode": act.address.postcode},
        "when": {"t_now": act.t_now},
        "danger": {"in_danger": "unknown"},
        "you": {
            "caller_is": act.caller_is,
            "given_name": act.who.given_name,
            "surname": act.who.surname,
            "date_of_birth": act.who.date_of_birth,
            "house": act.who.address.house,
            "postcode": act.who.address.postcode,
        },
        "reach": {"phone": act.who.phone},
        "language": {"language": act.language},
    }
    return {page: _given(answers) for page, answers in pages.items()}


def _given(answers: dict[str, str]) -> dict[str, str]:
    return {name: text for name, text in answers.items() if text}


PLAYED: dict[type[acts.Act], Callable[[Stage, Any], None]] = {report_acts.Report: report}
