"""Call events: one event as an exchange sends it, and what each of them sets in motion.

The same way for everybody: the signed door, the demonstration's callers and the tests. Two
commands of two stages: the call is kept, and the number it came from is found by the next.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Annotated, Any, Literal, NamedTuple
from uuid import UUID

import msgspec

from goldenhour.contact import commands as contacts
from goldenhour.force.models import Officer
from goldenhour.identification import commands as identification

MOST = 100  # events of one request

Name = Annotated[str, msgspec.Meta(min_length=1, max_length=80)]
Moment = Annotated[datetime, msgspec.Meta(tz=True)]


class Location(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Where the caller is, as EISEC (an address) or AML (a position in WGS84) gave it."""

    source: Literal["eisec", "aml", "cell"]
    address: Annotated[str, msgspec.Meta(max_length=400)] = ""
    postcode: Annotated[str, msgspec.Meta(max_length=16)] = ""
    lat: float | None = None
    lon: float | None = None
    radius_m: Annotated[float, msgspec.Meta(ge=0)] | None = None
    at: Moment | None = None


class CallEvent(
    msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True
):
    """One event of a call's life. ``event`` is its own name and never used again."""

    event: Name
    call: Name
    kind: Literal[
        "offered",
        "queued",
        "answered",
        "held",
        "retrieved",
        "transferred",
        "abandoned",
        "ended",
    ]
    at: Moment
    channel: Literal["999", "101"]
    line: Annotated[str, msgspec.Meta(max_length=32)] = ""
    number: Annotated[str, msgspec.Meta(max_length=64)] = ""
    answered_by: Annotated[str, msgspec.Meta(max_length=16)] = ""
    recording: Annotated[str, msgspec.Meta(max_length=64)] = ""
    transferred_to: Annotated[str, msgspec.Meta(max_length=64)] = ""
    location: Location | None = None


class Taken(NamedTuple):
    """The contact that an event belongs to."""

    uid: UUID
    reference: str


class Unreadable(ValueError):
    """The body is no list of events; the sentence says how to mend it."""


def raw_events(body: bytes) -> list[bytes]:
    """The events of a body, unread: one object, a JSON list, or one object a line.

    Raises Unreadable where it is none of these or holds too many.
    """
    found = list(_pieces(body.strip()))
    if not found:
        raise Unreadable("The body holds no event. Send one, a list, or one a line.")
    if len(found) > MOST:
        raise Unreadable(f"The body holds more than {MOST} events. Send fewer at a time.")
    return found


def _pieces(body: bytes) -> Iterator[bytes]:
    if body[:1] == b"[":
        try:
            yield from map(bytes, msgspec.json.decode(body, type=list[msgspec.Raw]))
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as why:
            raise Unreadable("The list is no JSON in UTF-8. Check it and send again.") from why
        return
    whole = _as_one(body)
    yield from [body] if whole else [line for line in body.splitlines() if line.strip()]


def _as_one(body: bytes) -> bool:
    """Whether the body is one JSON value, over however many lines."""
    try:
        msgspec.json.decode(body, type=msgspec.Raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    return True


def read(raw: bytes) -> CallEvent:
    """One event. Raises Unreadable, which names the place and never repeats what was sent."""
    try:
        return msgspec.json.decode(raw, type=CallEvent)
    except msgspec.ValidationError as why:
        raise Unreadable(str(why)) from why
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as why:
        raise Unreadable("This is no JSON object in UTF-8. Check it and send again.") from why


def take(event: CallEvent, *, by: Officer, at: datetime) -> Taken:
    """Keep the event, and the number as the caller's; the contact as it is now."""
    said: dict[str, Any] = msgspec.structs.asdict(event)
    location, happened_at = said.pop("location"), said.pop("at")
    contact = contacts.note_call_event(
        **said,
        happened_at=happened_at,
        location=msgspec.to_builtins(location) if location else None,
        by=by,
        at=at,
    )
    if event.number:
        identification.note_number(contact=contact.uid, number=event.number, by=by, at=at)
    return Taken(contact.uid, contact.reference)
