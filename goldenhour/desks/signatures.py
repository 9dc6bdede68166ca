"""Signatures: whether a request of the telephone exchange is what the exchange sent, just now.

HMAC-SHA256 (RFC 2104) with the shared key over the timestamp, a full stop and the body as it
was sent. Two keys may hold at once, so that a key is changed without a missed call.
"""

import hashlib
import hmac
from collections.abc import Iterable
from datetime import datetime

KEY, TIMESTAMP, SIGNATURE = (
    "Goldenhour-Key",
    "Goldenhour-Timestamp",
    "Goldenhour-Signature",
)
FRESH_SECONDS = 300


def key_id(key: str) -> str:
    """The name of a key, which may be shown and logged: it tells nothing of the key itself."""
    return hashlib.sha256(b"goldenhour telephony key " + key.encode()).hexdigest()[:12]


def sign(key: str, timestamp: str, body: bytes) -> str:
    """The signature of a body sent at a timestamp (seconds since 1970, as text), in hex."""
    signed = timestamp.encode() + b"." + body
    return hmac.new(key.encode(), signed, hashlib.sha256).hexdigest()


def wrong(
    keys: Iterable[str], *, named: str, timestamp: str, signature: str, body: bytes, at: datetime
) -> str:
    """Why the request is not believed, in a sentence; nothing where it is.

    The signature is compared in constant time, and before the timestamp is judged.
    """
    key = next((one for one in keys if hmac.compare_digest(_plain(key_id(one)), _plain(named))), "")
    expected = sign(key or "none", timestamp, body)
    if not hmac.compare_digest(_plain(expected), _plain(signature)) or not key:
        return f"The signature does not fit. Check key, {TIMESTAMP} and body."
    if not (timestamp.isascii() and timestamp.isdecimal() and len(timestamp) <= 12):
        return f"{TIMESTAMP} is no number of seconds since 1970. Send one."
    if abs(at.timestamp() - int(timestamp)) > FRESH_SECONDS:
        return "The request is more than five minutes old or early. Set the clock, sign anew."
    return ""


def _plain(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")
