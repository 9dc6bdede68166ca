"""States: what a unit is doing, and what it may do next.

One table says it: each step leads from one state to another, and nothing else is possible.
Source: contracts/contact-file.md names the facts (assigned, arrived, stood down); the states
between them are ours (P).
"""

from collections.abc import Mapping
from dataclasses import dataclass

FREE = "FREE"
EN_ROUTE = "EN_ROUTE"
AT_SCENE = "AT_SCENE"
OFF_DUTY = "OFF_DUTY"
STATES = (FREE, EN_ROUTE, AT_SCENE, OFF_DUTY)

SPOKEN: Mapping[str, str] = {
    FREE: "free",
    EN_ROUTE: "on the way",
    AT_SCENE: "at the scene",
    OFF_DUTY: "off duty",
}


@dataclass(frozen=True)
class Step:
    """One step: from which state, to which, and the mend for a unit that is elsewhere."""

    before: str
    after: str
    mend: str


STEPS: Mapping[str, Step] = {
    "put_on_duty": Step(OFF_DUTY, FREE, "It is already on duty."),
    "take_off_duty": Step(FREE, OFF_DUTY, "Clear it from its incident first."),
    "assign": Step(FREE, EN_ROUTE, "Choose a unit that is free."),
    "stand_down": Step(EN_ROUTE, FREE, "Only a unit on the way can be stood down."),
    "arrive": Step(EN_ROUTE, AT_SCENE, "Only a unit on the way can arrive."),
    "retract_arrival": Step(AT_SCENE, EN_ROUTE, "Only an arrival can be taken back."),
    "clear": Step(AT_SCENE, FREE, "Record its arrival first, or stand it down."),
    "return_to_scene": Step(FREE, AT_SCENE, "Only a free unit can go back to its last incident."),
}


class WrongState(ValueError):
    """The unit is doing something else. The text says what, and how to mend it."""


def after(step: str, *, callsign: str, state: str) -> str:
    """The state that the step leads to. Raises WrongState where it cannot be taken."""
    wanted = STEPS[step]
    if state != wanted.before:
        raise WrongState(f"{callsign} is {SPOKEN[state]}. {wanted.mend}")
    return wanted.after


def steps_from(state: str) -> tuple[str, ...]:
    """The steps that a unit in this state may take, in the order of the table."""
    return tuple(name for name, step in STEPS.items() if step.before == state)
