"""On the way, played: the nearest free unit is sent, arrives, clears; the incident ends."""

from collections.abc import Callable
from typing import Any

from goldenhour.response import commands as response
from goldenhour.response import queries as units
from goldenhour.stories.playing.stage import Stage, made
from goldenhour.stories.scenarios import acts


def assign(stage: Stage, act: acts.Assign) -> None:
    """The nearest free unit, of the named base first. Nobody free: it waits, as in life."""
    incident = made(stage.incident, "incident")
    free = units.suggestions(incident, stage.at)
    of_base = [one for one in free if act.base and one.callsign.startswith(act.base)]
    chosen = next(iter(of_base or free), None)
    if chosen is None:
        return
    unit = units.unit_uid(chosen.callsign)
    if unit is None:
        return
    row = response.assign(incident=incident, unit=unit, why=chosen.why, **stage.given)
    stage.deployments.append(row.uid)
    stage.base = chosen.callsign[:2]


def arrive(stage: Stage, act: acts.Arrive) -> None:
    """The unit is there."""
    for deployment in stage.deployments[-1:]:
        response.arrive(deployment=deployment, **stage.given)


def clear(stage: Stage, act: acts.Clear) -> None:
    """The unit has finished there."""
    for deployment in stage.deployments[-1:]:
        response.clear(deployment=deployment, **stage.given)


def conclude(stage: Stage, act: acts.Conclude) -> None:
    """The incident ends with its result. Where nobody could go it stays on the board."""
    if stage.deployments or act.result.startswith("resolved"):
        response.conclude(
            incident=made(stage.incident, "incident"), result=act.result, **stage.given
        )


PLAYED: dict[type[acts.Act], Callable[[Stage, Any], None]] = {
    acts.Assign: assign,
    acts.Arrive: arrive,
    acts.Clear: clear,
    acts.Conclude: conclude,
}
