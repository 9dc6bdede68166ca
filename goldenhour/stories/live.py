"""Live calls: after the seeded week the phones go on ringing, each act at its own moment.

Speed is how often it rings, never how fast the clock runs. An act that no longer fits, because
a visitor has already sent a unit or closed the call, is left out: the visitor's act stands.
"""

import heapq
from collections.abc import Iterable, Iterator
from datetime import datetime

import structlog
from django.db import transaction

from goldenhour.journal.commands import Refused
from goldenhour.journal.rows import Stale
from goldenhour.stories import demand, seeding
from goldenhour.stories.demand import Rung
from goldenhour.stories.playing import play
from goldenhour.stories.playing.stage import Stage

log = structlog.get_logger()


class LiveCalls:
    """The stories that are ringing now and those to come.

    ``going_on`` are stories begun before ``start``: what is left of them happens in its time.
    """

    def __init__(
        self, *, chance: int, speed: float, start: datetime, going_on: Iterable[Stage] = ()
    ) -> None:
        self._cast = seeding.cast()
        self._to_come: Iterator[Rung] = demand.live(chance, start, speed)
        self._next: Rung = next(self._to_come)
        self._heap: list[tuple[datetime, int, int]] = []
        self._stages: dict[int, Stage] = {}
        self._rung = 0
        for stage in going_on:
            self._take_on(stage)

    def play_until(self, at: datetime) -> int:
        """Play every act whose moment has come; how many."""
        while self._next.at <= at:
            self._begin(self._next)
            self._next = next(self._to_come)
        count = 0
        while self._heap and self._heap[0][0] <= at:
            _, number, place = heapq.heappop(self._heap)
            self._act(number, place)
            count += 1
        return count

    def _begin(self, rung: Rung) -> None:
        self._take_on(Stage(rung.story, rung.at, self._cast))

    def _take_on(self, stage: Stage) -> None:
        self._rung += 1
        self._stages[self._rung] = stage
        self._wait_for(self._rung, stage.played)

    def _wait_for(self, number: int, place: int) -> None:
        stage = self._stages[number]
        if place >= len(stage.story.acts):
            del self._stages[number]
            return
        heapq.heappush(self._heap, (stage.moment(place), number, place))

    def _act(self, number: int, place: int) -> None:
        stage = self._stages[number]
        act = stage.story.acts[place]
        try:
            with transaction.atomic():
                play(stage, act)
        except (Refused, Stale, LookupError) as refusal:
            log.info("act left out", act=type(act).__name__, why=type(refusal).__name__)
        self._wait_for(number, place + 1)
