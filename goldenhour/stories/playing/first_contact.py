"""First contact, played: from what is said to the incident, or to a reason for none."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import timedelta
from typing import Any

from goldenhour.contact import commands as contact
from goldenhour.identification import commands as identification
from goldenhour.identification import queries as identities
from goldenhour.stories.playing.stage import Stage, made
from goldenhour.stories.scenarios import acts
from goldenhour.triage import commands as triage

YEAR = timedelta(days=365)
THEMSELVES = ("caller", "victim")  # roles of those whom a contact is about


def say(stage: Stage, act: acts.Say) -> None:
    """Words and place, as the caller gives them."""
    place = {name: text for name, text in asdict(act.address).items() if text}
    contact.amend(
        contact=made(stage.contact, "contact"),
        words=act.words,
        caller_is=act.caller_is,
        place_said=act.place_said or ", ".join(place.values()),
        language=act.language,
        **place,
        **stage.given,
    )


def mention(stage: Stage, act: acts.Mention) -> None:
    """Who somebody is, as stated."""
    stage.said[act.role] = act.who
    row = identification.mention(
        contact=made(stage.contact, "contact"), role=act.role, **stated(act.who), **stage.given
    )
    stage.mentions[act.role] = row.uid


def stated(who: acts.Said) -> dict[str, Any]:
    """What was stated of somebody, without what was not."""
    flat = asdict(who)
    address = flat.pop("address")
    return {name: value for name, value in (flat | address).items() if value}


def recognise(stage: Stage, act: acts.Recognise) -> None:
    """The handler says that this is the person whom identification shows first.

    Where nobody is like the subject, it is who rang or suffered at the same address before: a
    misheard name is recognised by the handler; by sound it is found with the engine to come.
    """
    known = identities.known(
        contact=made(stage.contact, "contact"), role=act.role, why="call", **stage.given
    )
    there = [one for one in known.same_address if one.role in THEMSELVES]
    first = next(iter([*known.same_person, *there]), None)
    identification.confirm_person(
        mention=stage.mentions[act.role],
        person=first.person if first else None,
        same_as=list(first.mentions) if first else [],
        reason=act.reason,
        **stage.given,
    )


def mark(stage: Stage, act: acts.Mark) -> None:
    """A marker on whoever made the last mention of that role."""
    identification.add_marker(
        mention=stage.mentions[act.role],
        kind=act.kind,
        source="officer",
        owner="public protection",
        starts_on=stage.at.date(),
        review_on=(stage.at + YEAR).date(),
        detail=act.why,
        **stage.given,
    )


def assess(stage: Stage, act: acts.Assess) -> None:
    """The facts so far, with what identification has found by now."""
    uid = made(stage.contact, "contact")
    known = identities.known(contact=uid, incident_type=act.incident_type, **stage.given)
    triage.assess(
        contact=uid,
        incident_type=act.incident_type,
        also_types=list(act.also_types),
        answers=acts.answers_at(act.answers, stage.rung_at),
        observed=list(act.observed),
        levels={name: dict(level) for name, level in act.levels.items()},
        history=known.history(),
        grade=act.chosen_grade,
        why=act.why,
        **stage.given,
    )


def advise(stage: Stage, act: acts.Advise) -> None:
    """What became of one item of advice."""
    triage.advise(
        contact=made(stage.contact, "contact"),
        item=act.item,
        fate=act.fate,
        reason=act.reason,
        **stage.given,
    )


def send(stage: Stage, act: acts.Send) -> None:
    """To the board."""
    stage.incident = triage.send(contact=made(stage.contact, "contact"), **stage.given).uid


def close(stage: Stage, act: acts.Close) -> None:
    """No incident, and why."""
    contact.close(
        contact=made(stage.contact, "contact"), ending=act.ending, why=act.why, **stage.given
    )


PLAYED: dict[type[acts.Act], Callable[[Stage, Any], None]] = {
    acts.Say: say,
    acts.Mention: mention,
    acts.Recognise: recognise,
    acts.Mark: mark,
    acts.Assess: assess,
    acts.Advise: advise,
    acts.Send: send,
    acts.Close: close,
}
