"""Telephony page: the signed interface of a telephone exchange, with its schema and an example."""

import msgspec

from goldenhour.config.docs.tables import page, table
from goldenhour.config.environment import SHORTEST_TELEPHONY_KEY
from goldenhour.contact.rules import calls
from goldenhour.desks import call_events, signatures, telephony

ANSWERS = (
    (200, "every event is kept, or was kept before: `events` has for each its `contact`"),
    (400, "the body is no event, no list and no lines of events"),
    (401, "the signature does not fit, or the timestamp is more than five minutes off"),
    (405, "another method than POST"),
    (413, f"more than {telephony.LARGEST // 1024} KB"),
    (422, "some events were refused, each with its sentence; the others are kept"),
    (503, "not set up, or the database does not answer: send the same again"),
)
SIGNED = f"""```python
import hashlib
import hmac
import json
import time

key = "the-telephone-exchange-of-the-demonstration-rings-with-this"
call = {{"call": "X-0001", "channel": "999"}}
rang, spoke, over = (f"2026-12-01T09:0{{moment}}Z" for moment in ("0:00", "0:06", "4:30"))
events = [
    {{"event": "X-1/1", "kind": "offered", "at": rang, "number": "07700900999"}},
    {{"event": "X-1/2", "kind": "answered", "at": spoke, "answered_by": "7101"}},
    {{"event": "X-1/3", "kind": "ended", "at": over, "recording": "rec-0001"}},
]
body = json.dumps([call | event for event in events]).encode()
timestamp = str(int(time.time()))
named = hashlib.sha256(b"goldenhour telephony key " + key.encode()).hexdigest()[:12]
signature = hmac.new(key.encode(), timestamp.encode() + b"." + body, hashlib.sha256).hexdigest()
headers = {{
    "{signatures.KEY}": named,
    "{signatures.TIMESTAMP}": timestamp,
    "{signatures.SIGNATURE}": signature,
}}
```"""


def telephony_page() -> str:
    """How an exchange signs, what it sends, what is answered, and what is made of it."""
    return page(
        "Telephony",
        "A telephone exchange (or the software beside it) tells the life of each call with "
        "`POST /telephony/v1/events`. The demonstration's callers ring through the same commands.",
        "## Signing",
        f"The key is `GOLDENHOUR_TELEPHONY_KEY` (at least {SHORTEST_TELEPHONY_KEY} characters; "
        "two, separated by a comma, while it is changed). Three headers go with each request: "
        f"`{signatures.KEY}` names the key, `{signatures.TIMESTAMP}` is seconds since 1970, and "
        f"`{signatures.SIGNATURE}` is HMAC-SHA256, in hex, of the timestamp, a full stop and the "
        f"body. A timestamp more than {signatures.FRESH_SECONDS} seconds off is refused.",
        SIGNED,
        "## What is sent",
        f"One event, a JSON list, or JSON Lines; at most {call_events.MOST} events and "
        f"{telephony.LARGEST // 1024} KB. `event` and `call` are the exchange's own names, and an "
        "event's name is never used for another one. Order does not matter, and everything may be "
        "sent again: the same events always give the same contact.",
        "* A contact is made by whichever event of a call comes first.",
        "* It was received with the earliest event, answered with the first `answered`, and is "
        "over with the last `ended` or `abandoned`. Whoever was answered did not give up.",
        "* What was graded already keeps the clocks it was graded with, though an earlier event "
        "arrives later; the next assessment counts from the moment known by then.",
        "* `answered_by` is a staff number; the call is that officer's, unless somebody took it "
        "since. The `number` becomes the caller's, where none was written down.",
        "* A `location` places a contact that no person has placed, the newest first; outside the "
        "United Kingdom it is kept and places nobody. `lat` and `lon` are WGS84 degrees, "
        "`radius_m` is metres.",
        f"* An event more than {calls.AHEAD.seconds // 60} minutes ahead of our clock is refused: "
        "set the exchange's clock.",
        "## What is answered",
        "JSON; a refusal is `application/problem+json`. Send again what got no answer or 503.",
        table(("status", "meaning"), ANSWERS),
        "## Schema of an event",
        f"```json\n{_schema()}\n```",
    )


def _schema() -> str:
    said = msgspec.json.schema(call_events.CallEvent)
    return msgspec.json.format(msgspec.json.encode(said), indent=2).decode()
