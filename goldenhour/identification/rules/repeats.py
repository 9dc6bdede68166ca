"""Repeats: the windows in which earlier contacts, crimes and households count.

From the control-room rules: a repeat victim is counted over 12 months (conf B), a repeat
caller by number, person or address over 24 hours, 7 days, 30 days and 12 months (conf P),
a repeat location over a rolling 12 months (conf B). Who belongs to a household: whoever
stated the same postcode and house within 12 months (ours, conf P).
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

WINDOWS = {
    "24 hours": timedelta(hours=24),
    "7 days": timedelta(days=7),
    "30 days": timedelta(days=30),
    "12 months": timedelta(days=365),
}
YEAR = WINDOWS["12 months"]


def within(moment: datetime, *, at: datetime, window: timedelta = YEAR) -> bool:
    """Whether it was before ``at`` by no more than the window."""
    return timedelta(0) <= at - moment <= window


def how_often(moments: Iterable[datetime], *, at: datetime) -> dict[str, int]:
    """How many of them fall in each window: ``{"24 hours": 1, "7 days": 2, …}``."""
    listed = list(moments)
    return {
        name: sum(within(moment, at=at, window=window) for moment in listed)
        for name, window in WINDOWS.items()
    }
