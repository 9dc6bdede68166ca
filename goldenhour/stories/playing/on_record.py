"""On record, played: a person's record begun, two records merged by two people, a merge undone."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from goldenhour.identification import commands, queries
from goldenhour.stories.playing.stage import Stage, made
from goldenhour.stories.scenarios import record_acts
from goldenhour.stories.scenarios.acts import Act

READING = "record"  # the reason for looking: work on the record


def begin_record(stage: Stage, act: record_acts.BeginRecord) -> None:
    """A person of whom only this statement is known."""
    stage.person = commands.confirm_person(
        mention=stage.mentions[act.role], reason=act.reason, **stage.given
    ).uid


def ask_merge(stage: Stage, act: record_acts.AskMerge) -> None:
    """Both records read side by side, what speaks against it answered in the reason."""
    gone = made(stage.person, "person")
    into = _most_alike(stage, gone)
    stage.merge = commands.ask_merge(
        gone=gone,
        into=into,
        reason=act.reason,
        answered=list(queries.against(gone, into)),
        **stage.given,
    ).uid


def _most_alike(stage: Stage, person: UUID) -> UUID:
    """The other record that shares most with this one. Raises LookupError where there is none."""
    found = queries.alike(person, why=READING, **stage.given)
    return made(found[0].uid if found else None, "person who is alike")


def agree_merge(stage: Stage, act: record_acts.AgreeMerge) -> None:
    """The second person's answer."""
    commands.agree_merge(merge=made(stage.merge, "merge"), why=act.why, **stage.given)


def undo_merge(stage: Stage, act: record_acts.UndoMerge) -> None:
    """Taken apart again."""
    commands.undo_merge(merge=made(stage.merge, "merge"), why=act.why, **stage.given)


def say_apart(stage: Stage, act: record_acts.SayApart) -> None:
    """Remembered for ever, until somebody takes it back."""
    commands.dismiss(
        mention=stage.mentions["caller"],
        person=queries.merge(made(stage.merge, "merge")).into,
        reason=act.reason,
        **stage.given,
    )


PLAYED: dict[type[Act], Callable[[Stage, Any], None]] = {
    record_acts.BeginRecord: begin_record,
    record_acts.AskMerge: ask_merge,
    record_acts.AgreeMerge: agree_merge,
    record_acts.UndoMerge: undo_merge,
    record_acts.SayApart: say_apart,
}
