"""Ringing, played: the call as telephony tells it, and contacts that come another way.

Each event goes the way that an exchange's own events go: through ``desks.call_events``.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import msgspec

from goldenhour import geography
from goldenhour.contact import commands as contact
from goldenhour.contact.rules.calls import CHANNELS
from goldenhour.desks import call_events
from goldenhour.journal.uids import new_uid
from goldenhour.stories.playing.stage import Stage, made
from goldenhour.stories.scenarios import acts

RADIUS = 30  # metres: about the best that a telephone says of its own place


def ring(stage: Stage, act: acts.Ring) -> None:
    """The contact exists from the first ring; telephony knows the number, if it is shown."""
    if act.channel not in CHANNELS:
        given = {"channel": act.channel, "received_at": stage.rung_at} | stage.given
        stage.contact = contact.receive(**given).uid
        return
    stage.call = str(new_uid(stage.rung_at))
    _tell(stage, "offered", number=act.phone, location=_located(act))
    if act.channel == "101":
        _tell(stage, "queued")


def pick_up(stage: Stage, act: acts.PickUp) -> None:
    """Somebody answers."""
    if not stage.call:
        contact.answer(contact=made(stage.contact, "contact"), **stage.given)
        return
    _tell(stage, "answered", answered_by=stage.by.staff_number)


def hang_up(stage: Stage, act: acts.HangUp) -> None:
    """The caller gave up: they stand in the queue until somebody has rung them back."""
    _tell(stage, "abandoned")


def ring_off(stage: Stage, act: acts.RingOff) -> None:
    """The call is over, and its recording is kept."""
    _tell(stage, "ended", recording=f"rec-{stage.call}")


def ring_back(stage: Stage, act: acts.RingBack) -> None:
    """Somebody is rung back."""
    contact.ring_back(
        contact=made(stage.contact, "contact"), reached=act.reached, note=act.note, **stage.given
    )


def _tell(stage: Stage, kind: str, **more: Any) -> None:
    """One event, at the moment of the act; a second one of that moment is a moment later."""
    said = {
        "event": f"{stage.call}/{kind}",
        "call": stage.call,
        "kind": kind,
        "at": stage.at + timedelta(seconds=kind == "queued"),
        "channel": stage.story.ring.channel,
        "line": stage.story.ring.channel,
    }
    event = msgspec.convert(said | more, type=call_events.CallEvent)
    service = stage.cast.somebody("telephony", stage.story.name)
    stage.contact = call_events.take(event, by=service, at=stage.at).uid


def _located(act: acts.Ring) -> call_events.Location | None:
    """A mobile's own position, a line's address; nothing of a number that is not shown."""
    spot = geography.postcode(act.postcode) if act.phone and act.postcode else None
    if spot is None:
        return None
    if not act.phone.startswith("07"):
        return call_events.Location(source="eisec", postcode=spot.text)
    lat, lon = geography.wgs84(spot.easting, spot.northing)
    return call_events.Location(source="aml", lat=round(lat, 5), lon=round(lon, 5), radius_m=RADIUS)


PLAYED: dict[type[acts.Act], Callable[[Stage, Any], None]] = {
    acts.Ring: ring,
    acts.PickUp: pick_up,
    acts.HangUp: hang_up,
    acts.RingOff: ring_off,
    acts.RingBack: ring_back,
}
