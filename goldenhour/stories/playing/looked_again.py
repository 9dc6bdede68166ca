"""Looked again, played: the fresh THRIVE, the lower grade agreed at another desk, the telling."""

from collections.abc import Callable
from typing import Any

from goldenhour.stories.playing.stage import Stage, made
from goldenhour.stories.scenarios import again_acts
from goldenhour.stories.scenarios.acts import Act
from goldenhour.triage import commands as triage
from goldenhour.triage import queries


def look_again(stage: Stage, act: again_acts.LookAgain) -> None:
    """What stood, with what changed."""
    contact = made(stage.contact, "contact")
    before = queries.assessments_of(contact)[0]
    triage.reassess(
        contact=contact,
        trigger=act.trigger,
        answers={**before.answers, **act.changed},
        observed=act.observed,
        why=act.why,
        **stage.given,
    )


def ask_lower(stage: Stage, act: again_acts.AskLower) -> None:
    """The request stands on a supervisor's list."""
    triage.ask_agreement(
        contact=made(stage.contact, "contact"), grade=act.grade, why=act.why, **stage.given
    )


def agree(stage: Stage, act: again_acts.Agree) -> None:
    """Another one than who asked says yes."""
    triage.agree(
        contact=made(stage.contact, "contact"), grade=act.grade, why=act.why, **stage.given
    )


def regrade(stage: Stage, act: again_acts.Regrade) -> None:
    """The incident itself."""
    triage.regrade(
        incident=made(stage.incident, "incident"),
        grade=act.grade,
        why=act.why,
        told=act.told,
        **stage.given,
    )


def tell_caller(stage: Stage, act: again_acts.TellCaller) -> None:
    """Words to the caller, kept."""
    triage.tell_caller(
        contact=made(stage.contact, "contact"), about=act.about, what=act.what, **stage.given
    )


def acknowledge(stage: Stage, act: again_acts.Acknowledge) -> None:
    """Words to a look that is owed."""
    triage.acknowledge(
        incident=made(stage.incident, "incident"),
        trigger=act.trigger,
        words=act.words,
        **stage.given,
    )


PLAYED: dict[type[Act], Callable[[Stage, Any], None]] = {
    again_acts.LookAgain: look_again,
    again_acts.AskLower: ask_lower,
    again_acts.Agree: agree,
    again_acts.Regrade: regrade,
    again_acts.TellCaller: tell_caller,
    again_acts.Acknowledge: acknowledge,
}
