"""Uids: the name of a row outside the database, a UUID of version 7.

The first 48 bits are the moment in milliseconds, so that uids sort as things happened;
the rest is random (RFC 9562, section 5.7). A client may make its own for a draft.
"""

import secrets
from datetime import datetime
from uuid import UUID


def new_uid(at: datetime) -> UUID:
    """A fresh uid for something that came to be ``at`` (a moment with offset)."""
    milliseconds = int(at.timestamp() * 1000) & 0xFFFF_FFFF_FFFF
    chance = secrets.randbits(74)
    value = milliseconds << 80 | 0x7 << 76 | chance >> 62 << 64
    value |= 0b10 << 62 | chance & 0x3FFF_FFFF_FFFF_FFFF
    return UUID(int=value)
