"""Stage: one story being played, and the records it has made so far."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from goldenhour.force.models import Officer
from goldenhour.stories.playing.cast import Cast
from goldenhour.stories.scenarios.acts import Said, Story


@dataclass
class Stage:
    """What the acts of one story hand on to each other. ``at`` and ``by`` are the act's own."""

    story: Story
    rung_at: datetime
    cast: Cast
    at: datetime = field(init=False)
    by: Officer = field(init=False)
    played: int = 0  # acts so far, those that were refused too
    base: str = ""  # the base whose officers act, once a unit is there
    call: str = ""  # telephony's name of the call; empty: it came another way
    contact: UUID | None = None
    mentions: dict[str, UUID] = field(default_factory=dict)
    said: dict[str, Said] = field(default_factory=dict)
    incident: UUID | None = None
    deployments: list[UUID] = field(default_factory=list)
    case: UUID | None = None
    person: UUID | None = None
    merge: UUID | None = None
    review: str = ""  # fact ids within the case
    proposal: str = ""

    @property
    def given(self) -> dict[str, Any]:
        """Who and when, for every command."""
        return {"by": self.by, "at": self.at}

    def __post_init__(self) -> None:
        self.at = self.rung_at

    def moment(self, place: int) -> datetime:
        """When the act at that place of the story happens."""
        return self.rung_at + timedelta(minutes=self.story.acts[place].minute)

    @property
    def is_over(self) -> bool:
        """Whether every act was played."""
        return self.played == len(self.story.acts)


def made(uid: UUID | None, what: str) -> UUID:
    """The record an act needs. Raises LookupError where no earlier act made it."""
    if uid is None:
        raise LookupError(f"The story has no {what} yet: its acts are out of order.")
    return uid
