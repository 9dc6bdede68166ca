"""Words: what a victim is told of each event, plainly, and safely on a shared telephone.

Every message says what happened, why, what comes next, when we write again, and how to answer.
It never names a person, an offence, an address or the number of the case: whoever else reads
the telephone learns no more than that there was a report. The sentences are ours; the officer
may write better ones.
"""

from collections.abc import Mapping
from dataclasses import dataclass

LONGEST_PART = 600


class TooLong(ValueError):
    """A part of the message that nobody will read to its end."""


@dataclass(frozen=True)
class News:
    """The sentences we propose for one rule of the Victims' Code."""

    what: str
    next: str


NEWS: Mapping[str, News] = {
    "R3.CONFIRM": News(
        "We have written down your report and an officer is responsible for it.",
        "The officer looks into it and keeps you up to date.",
    ),
    "R6.ARREST": News(
        "Somebody has been arrested about your report.",
        "We will ask them questions and then tell you what we decide.",
    ),
    "R6.INTERVIEW": News(
        "We have asked somebody questions about your report, under caution.",
        "We look at what was said and then tell you what we decide.",
    ),
    "R6.RELEASE": News(
        "The person we asked about your report is no longer with us. No charge was made so far.",
        "Our work goes on. Tell us at once if you feel unsafe.",
    ),
    "R6.BAIL": News(
        "There is news about the conditions set for the person in your report.",
        "Tell us at once if a condition is broken.",
    ),
    "R6.CHARGE": News(
        "Somebody has been charged about your report.",
        "The witness care unit tells you about the court.",
    ),
    "R6.OUTCOME": News(
        "We have decided how your report ends.",
        "You may ask us why, and you may tell us that you disagree.",
    ),
    "R6.VRR_INFO": News(
        "You have the right to ask for this decision to be looked at again.",
        "Ask within three months. Somebody who was not involved will look at it.",
    ),
    "R6.NOINVESTIGATION": News(
        "We have decided not to look further into your report.",
        "We can still refer you to people who help.",
    ),
    "R6.CADENCE": News(
        "We are still working on your report.",
        "We will write again as agreed.",
    ),
}
REPLY = "To answer, reply to this message or call 101. In danger now, call 999."
OPENING = "News about your report."


def proposed(rule: str) -> News:
    """The sentences for a rule; for one we have no sentence for, the plainest ones."""
    return NEWS.get(rule, NEWS["R6.CADENCE"])


def body(*, what: str, why: str, what_next: str, when_next: str) -> str:
    """The message. Raises TooLong with the part to shorten."""
    parts = {"what happened": what, "why": why, "what comes next": what_next}
    for name, text in parts.items():
        if len(text) > LONGEST_PART:
            raise TooLong(f"The part {name!r} is longer than {LONGEST_PART} characters. Shorten.")
    said = [OPENING, what.strip()]
    said += [f"Why: {why.strip()}"] if why.strip() else []
    said += [f"Next: {what_next.strip()}"] if what_next.strip() else []
    said += [f"We write again by {when_next}.", REPLY]
    return "\n".join(said)
