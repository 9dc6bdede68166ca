"""Ringing: how a call ends in a story, and what becomes of somebody who gave up.

The shares are ours (conf P) and say nothing of a force that exists: most who give up are rung
back within the hour, two in three are reached, and a few are left, so that the room's
supervisor has something to see.
"""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

from goldenhour.stories.scenarios.acts import (
    Act,
    Advise,
    Assess,
    Close,
    Mention,
    PickUp,
    Recognise,
    Ring,
    RingBack,
    RingOff,
    Say,
    Send,
    Story,
)

BY_TELEPHONE = ("999", "101")
IN_A_CALL = (Ring, PickUp, Mention, Say, Recognise, Assess, Advise, Send)
RINGS_OFF_AFTER = 0.3  # minutes after the last thing that was said
LEFT_ALONE = 0.1  # share of those who gave up whom nobody rings back
REACHED = 0.66


def rung_off(story: Story) -> Story:
    """The story with the end of its call, where it came by telephone and was answered."""
    if story.ring.channel not in BY_TELEPHONE or not story.of_kind(PickUp):
        return story
    acts = story.acts
    said = next((n for n, act in enumerate(acts) if not isinstance(act, IN_A_CALL)), len(acts))
    minute = acts[said - 1].minute + RINGS_OFF_AFTER
    if said < len(acts):
        minute = min(minute, acts[said].minute)
    end = RingOff(minute=round(minute, 2))
    return replace(story, acts=(*acts[:said], end, *acts[said:]))


def rung_back(minute: float, rng: Random) -> Iterator[Act]:
    """Somebody gave up at that minute: they are rung, and closed with what was found, or left."""
    if rng.random() < LEFT_ALONE:
        return
    minute = round(minute + rng.uniform(3, 40), 2)
    if rng.random() >= REACHED:
        yield RingBack(minute=minute, reached=False, note="No answer; voicemail is not safe.")
        minute = round(minute + rng.uniform(10, 60), 2)
    yield RingBack(minute=minute, reached=True, note="Reached; safe to speak.")
    why = "Rung back: all is well, it was solved before anybody could answer."
    yield Close(minute=round(minute + 3, 2), ending="resolved", why=why)
