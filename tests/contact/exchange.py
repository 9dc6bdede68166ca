"""An exchange: events as it sends them, signed, through the door or straight to the command."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from django.http import HttpResponse
from django.test import Client

from goldenhour.config.environment import DEMO_TELEPHONY_KEY
from goldenhour.desks import call_events, signatures
from goldenhour.force.models import Officer
from goldenhour.web import clock
from tests.moments import NINE, minutes

ADDRESS = "/telephony/v1/events"
NUMBER = "07700900999"


def event(kind: str, minute: float = 0, call: str = "call-1", **more: Any) -> dict[str, Any]:
    """One event as JSON holds it, at that minute after nine."""
    at = NINE + minutes(minute)
    named = {"event": f"{call}/{kind}", "call": call, "kind": kind, "at": at.isoformat()}
    return {"channel": "999"} | named | more


def ring(said: dict[str, Any], by: Officer) -> UUID:
    """Take the event as the door does, at its own moment; the contact's uid."""
    read = call_events.read(json.dumps(said).encode())
    return call_events.take(read, by=by, at=read.at).uid


def headers(body: bytes, *, at: datetime, key: str = DEMO_TELEPHONY_KEY) -> dict[str, str]:
    """The three headers of a signed request."""
    timestamp = str(int(at.timestamp()))
    return {
        signatures.KEY: signatures.key_id(key),
        signatures.TIMESTAMP: timestamp,
        signatures.SIGNATURE: signatures.sign(key, timestamp, body),
    }


def send(
    client: Client, said: bytes | dict[str, Any] | Sequence[Any], **changed: str
) -> HttpResponse:
    """Send it as an exchange does; ``changed`` replaces headers."""
    body = said if isinstance(said, bytes) else json.dumps(said).encode()
    signed = headers(body, at=clock.real_now()) | {
        name.replace("_", "-"): value for name, value in changed.items()
    }
    answer = client.post(ADDRESS, body, content_type="application/json", headers=signed)
    return cast(HttpResponse, answer)
