"""Made cases: what is done with an ordinary crime after the officers have left.

Most are looked after, some late, some hardly: so that a review, a worklist and an audit of the
demo force have something to find (conf P: the shares are ours).
"""

from collections.abc import Iterator
from random import Random

from goldenhour.stories.scenarios.acts import Act
from goldenhour.stories.scenarios.case_acts import (
    Allocate,
    AssessNeeds,
    Confirm,
    ExplainStatement,
    Line,
    Plan,
    Refer,
    Review,
)
from goldenhour.stories.scenarios.ordinary import Ordinary

HOUR = 60.0
ONLY_ALLOCATED = 0.15
LATE = 0.25
LINES = {
    "forensic_scene": Line("scene", "Marks that somebody left", due_hours=48, perishes_hours=72),
    "doorbell": Line("doorbells", "Who came and went", due_hours=48, perishes_hours=96),
    "cctv": Line("cameras", "The act and who did it", due_hours=72, perishes_hours=240),
    "witness": Line("witnesses", "What each of them saw", due_hours=96),
    "suspect_named": Line("the person named", "Where they were, and their account", due_hours=72),
    "suspect_described": Line("description", "Who it could be", due_hours=96),
    "digital_device": Line("telephone", "The messages, unaltered", due_hours=96),
    "forensic_person": Line("early evidence", "Samples in time", due_hours=12, perishes_hours=48),
    "tracker_or_find_my": Line("tracker", "Where it went", due_hours=6, perishes_hours=24),
    "vehicle_vrm": Line("number plate", "Where the vehicle was seen", due_hours=24),
    "financial_trail": Line("bank", "Where the money went", due_hours=48),
}
ASKING = Line("the neighbourhood", "Whether anybody saw or filmed it", due_hours=96)


def case_of(call: Ordinary, rng: Random, minute: float) -> Iterator[Act]:
    """Allocation, needs, plan and first review, from a minute on; less where it goes wrong."""
    luck = rng.random()
    start = minute + rng.uniform(20, 300)
    yield Allocate(minute=_tidy(start))
    if luck < ONLY_ALLOCATED:
        return
    slow = 4.0 if luck < ONLY_ALLOCATED + LATE else 1.0
    yield AssessNeeds(minute=_tidy(start + 2 * HOUR * slow), reason="Asked on the telephone.")
    yield Plan(minute=_tidy(start + 9 * HOUR * slow), lines=_lines(call))
    yield Refer(minute=_tidy(start + 10 * HOUR * slow), declined="Does not want to be rung.")
    if slow == 1.0:
        yield ExplainStatement(minute=_tidy(start + 10.5 * HOUR), choice="later")
    yield Confirm(
        minute=_tidy(start + 22 * HOUR * slow), channel="email", evidence="Copy in the file."
    )
    yield _review(call, start + 40 * HOUR * slow)


def _lines(call: Ordinary) -> tuple[Line, ...]:
    named = call.answers.get("i_lines", ())
    return tuple(LINES[name] for name in named if name in LINES) or (ASKING,)


def _review(call: Ordinary, minute: float) -> Review:
    first = _lines(call)[0]
    return Review(
        minute=_tidy(minute),
        text=f"Plan read for {call.offence.lower()}: begin with {first.source}.",
        directions=(f"Bring the result of {first.source} to the next review.",),
        line_point=f"{first.source}: {first.objective.lower()}.",
        victim_point="Agree how often they want to hear from us.",
    )


def _tidy(minute: float) -> float:
    return round(minute, 2)
