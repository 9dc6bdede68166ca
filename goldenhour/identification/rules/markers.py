"""Markers: their kinds, which matter most, and on which days they count.

The kinds are those of ``history.markers`` in contracts/triage.md. The order is ours (conf P):
first what makes a silent or broken call Immediate there, then danger to whoever goes, then
danger to the person, then help to talk; nuisance last, for it never lowers anything.
"""

from datetime import date

KINDS = {
    "marac": "high-risk domestic abuse (MARAC)",
    "court_order": "court order",
    "code_word": "agreed code word",
    "weapons": "weapons",
    "suicide_risk": "risk of suicide",
    "exploitation": "exploitation",
    "previous_missing": "has been missing before",
    "interpreter": "needs an interpreter",
    "nuisance": "nuisance calls",
}


def weight(kind: str) -> int:
    """Its place in order of danger: 0 is the most dangerous."""
    return list(KINDS).index(kind)


def counts(starts_on: date, expires_on: date | None, *, ended: bool, today: date) -> bool:
    """Whether a marker counts today: begun, not ended by hand, its last day not yet over."""
    return not ended and starts_on <= today and (expires_on is None or today <= expires_on)
