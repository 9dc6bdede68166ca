"""Pace: how often the same source sends something in an hour.

Who sends is not kept. A keyed hash of the address falls into one of 65,536 boxes, and a box
holds the number of its present hour: so the table can never grow past that many rows, however
many addresses are made up, and nobody can be found from it. Two sources may share a box; a limit
that counts here must therefore be generous, and must never stand before an emergency.
"""

import hashlib
import ipaddress
from datetime import datetime

from django.conf import settings
from django.db import connection

BOXES = 65_536
COUNT = """
INSERT INTO web_turn (box, hour, count) VALUES (%s, %s, 1)
ON CONFLICT (box) DO UPDATE SET hour = excluded.hour,
    count = CASE WHEN web_turn.hour = excluded.hour THEN web_turn.count + 1 ELSE 1 END
RETURNING count
"""


def turns(what: str, source: str, *, at: datetime) -> int:
    """Count this one too: how many came from the source in this hour. One query."""
    hour = at.replace(minute=0, second=0, microsecond=0)
    with connection.cursor() as cursor:
        cursor.execute(COUNT, [_box(what, source), hour])
        row = cursor.fetchone()
    return int(row[0]) if row else 1


def _box(what: str, source: str) -> int:
    keyed = f"{settings.SECRET_KEY}:{what}:{_network(source)}".encode()
    return int.from_bytes(hashlib.sha256(keyed).digest()[:4]) % BOXES


def _network(source: str) -> str:
    """The address; of a long one the half that a household is given, which is what it can vary."""
    try:
        address = ipaddress.ip_address(source)
    except ValueError:
        return source
    if address.version == 4:
        return str(address)
    return str(ipaddress.ip_network((address, 64), strict=False))
