"""Own drives: the force's own table of minutes, where GOLDENHOUR_TRAVEL names one.

Read once in each process. A table that cannot be used is logged and left aside: the travel model
answers then, for the board must not stop.
"""

from functools import lru_cache

import structlog
from django.conf import settings

from goldenhour import geography
from goldenhour.response.rules.drives import OwnTable
from goldenhour.simulation import travel
from goldenhour.simulation.places import Unusable

log = structlog.get_logger(__name__)


@lru_cache(maxsize=1)
def own_table() -> OwnTable | None:
    """Minutes between the small areas, of a CSV ``from,to,minutes``; None where there is none."""
    if settings.TRAVEL is None:
        return None
    codes = [area.code for area in geography.lsoas()]
    try:
        minutes = travel.matrix(settings.TRAVEL.read_text("utf-8-sig"), codes, codes)
    except (OSError, UnicodeDecodeError, Unusable) as bad:
        log.error("response.own_drives_unusable", why=str(bad))
        return None
    return OwnTable({code: number for number, code in enumerate(codes)}, minutes)
