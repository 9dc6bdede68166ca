"""Playing: each act of a story becomes a command, given by somebody whose role may give it.

The demonstration, the seed, the live calls and the tests all play stories this way, so what
they show is what the house does. An act that the house refuses raises the house's refusal:
a story that cannot be played is a defect of the story.

  cast.py             who plays whom
  stage.py            one story being played: the records it has made so far
  ringing.py          ring, pick up, ring off, ring back
  first_contact.py    say, assess, advise, send
  reports.py          the public form, sent
  on_the_way.py       assign, arrive, clear, conclude
  looked_again.py     a fresh THRIVE, a lower grade asked and agreed, the caller told
  on_record.py        a person's record, two merged by two people, a merge undone
  on_file.py          crime, plan, review, arrest, telling, outcome
"""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from goldenhour.stories.playing import (
    first_contact,
    looked_again,
    on_file,
    on_record,
    on_the_way,
    reports,
    ringing,
)
from goldenhour.stories.playing.stage import Stage
from goldenhour.stories.scenarios.acts import Act

PLAYED: Mapping[type[Act], Callable[[Stage, Any], None]] = {
    **ringing.PLAYED,
    **first_contact.PLAYED,
    **reports.PLAYED,
    **on_the_way.PLAYED,
    **looked_again.PLAYED,
    **on_file.PLAYED,
    **on_record.PLAYED,
}


def play(stage: Stage, act: Act) -> None:
    """Carry out one act at its moment: the ring's, plus the act's minutes."""
    stage.played += 1
    stage.at = stage.rung_at + timedelta(minutes=act.minute)
    stage.by = stage.cast.somebody(act.by, stage.story.name, base=stage.base)
    PLAYED[type(act)](stage, act)
