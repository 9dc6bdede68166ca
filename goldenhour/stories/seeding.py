"""Seeding: a week of the demo force, played act by act in the order in which things happened.

Every record is made by a command, given by whoever may give it, at its own moment; nothing is
put into a table past them. Acts of all stories are woven together by their moments, so the
board was as busy as the stories make it. The clock's jobs run in between, as they would.
"""

import heapq
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from goldenhour.force import queries as force
from goldenhour.force.rules import MAY
from goldenhour.journal.commands import Refused
from goldenhour.outbox import jobs as outbox
from goldenhour.stories import commands as stories
from goldenhour.stories.demand import Rung
from goldenhour.stories.playing import play
from goldenhour.stories.playing.cast import Cast
from goldenhour.stories.playing.stage import Stage
from goldenhour.stories.scenarios.acts import Act
from goldenhour.victims import jobs as victims

SHOWN = 50  # acts between two steps of the progress
ROUND = timedelta(minutes=15)  # how often the clock's jobs run meanwhile


@dataclass(frozen=True)
class Played:
    """What came of it: how many stories and acts, and each act that the house refused.

    ``going_on`` are the stories whose last acts lie after the end; the live calls go on there.
    """

    stories: int
    acts: int
    refused: tuple[str, ...]
    going_on: tuple[Stage, ...] = ()


Progress = Callable[[int], None]


def cast() -> Cast:
    """Everybody of the force, by role."""
    return Cast(MAY)


def play_all(rung: Iterable[Rung], *, until: datetime, progress: Progress) -> Played:
    """Play every act up to ``until``; the rest has not happened. ``progress`` counts acts."""
    players = cast()
    stages = [(one, Stage(one.story, one.at, players)) for one in rung]
    refused: list[str] = []
    done = 0
    clock = _Clock(players, until)
    for stage, act in _woven(stages, until):
        clock.run_until(stage.rung_at + timedelta(minutes=act.minute))
        if why := _played(stage, act):
            refused.append(why)
        done += 1
        if done % SHOWN == 0:
            progress(SHOWN)
    clock.run_until(until)
    progress(done % SHOWN)
    for one, stage in stages:
        if one.told and stage.contact:
            _remember(one, stage)
    going_on = tuple(stage for _, stage in stages if not stage.is_over)
    return Played(len(stages), done, tuple(refused), going_on)


def _woven(stages: list[tuple[Rung, Stage]], until: datetime) -> Iterator[tuple[Stage, Act]]:
    """The acts of all stories in the order of their moments."""
    heap: list[tuple[datetime, int, int]] = []
    for number, (one, stage) in enumerate(stages):
        if one.story.acts:
            heap.append((stage.rung_at + timedelta(minutes=one.story.acts[0].minute), number, 0))
    heapq.heapify(heap)
    while heap:
        at, number, place = heapq.heappop(heap)
        if at > until:
            return
        one, stage = stages[number]
        yield stage, one.story.acts[place]
        if place + 1 < len(one.story.acts):
            onward = stage.rung_at + timedelta(minutes=one.story.acts[place + 1].minute)
            heapq.heappush(heap, (onward, number, place + 1))


def _played(stage: Stage, act: Act) -> str:
    """Play one act; the house's refusal in words, or nothing."""
    try:
        play(stage, act)
    except (Refused, LookupError) as refusal:
        return f"{stage.story.name} {type(act).__name__} at {act.minute:g}: {refusal}"
    return ""


def _remember(one: Rung, stage: Stage) -> None:
    contact = stage.contact
    if contact is not None:
        stories.remember(
            name=one.story.name,
            contact=contact,
            incident=stage.incident,
            case=stage.case,
            by=force.house(),
            at=one.at,
        )


class _Clock:
    """The jobs of the timetable that stories need, run at their moments."""

    def __init__(self, players: Cast, until: datetime) -> None:
        self.by = players.somebody("clock", "clock")
        self.next: datetime | None = None
        self.until = until

    def run_until(self, moment: datetime) -> None:
        """Run every round that is due by this moment."""
        if self.next is None:
            self.next = moment
        if moment < self.next:
            return
        outbox.send_due(by=self.by, at=moment)
        victims.record_deliveries(by=self.by, at=moment)
        self.next = moment + ROUND
