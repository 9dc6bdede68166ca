"""Repeats: what counts as a repeat victim, caller or place, and how that is said beside a flag.

The definitions, their windows and how many make a repeat are those of the rulebook's edition of
the day (``repeats/…``); what is here counts by them. The counts named ``…_12m`` keep twelve
months whatever an edition says: contracts/triage.md reads them so. Who belongs to a household:
whoever stated the same postcode and house within 12 months (ours, conf P).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from re import compile as pattern
from typing import Any

from goldenhour.rulebook import shelf
from goldenhour.rulebook.repeats import Repeat, Repeats, Window, in_force

YEAR = timedelta(days=365)
DAYS_OF_A_MONTH = YEAR / 12
ANTISOCIAL = "asb"  # the incident type, as triage names it
INCIDENT = pattern(r"\d{6}-\d{4,5}")  # the reference of an incident, not of a case
WORDS = {
    "victim": "Repeat victim",
    "caller": "Repeat caller",
    "location": "Repeat location",
    "near_repeat": "Near repeat",
}
THINGS = {
    "victim": ("crime or antisocial incident", "crimes or antisocial incidents"),
    "caller": ("contact", "contacts"),
    "location": ("contact about this address", "contacts about this address"),
    "near_repeat": ("like crime in this postcode", "like crimes in this postcode"),
}
COUNTED = {
    "recorded_crime": "recorded crimes",
    "asb_incident": "incidents of antisocial behaviour",
    "reported_to_a_partner": "reports to a partner: ask",
    "says_so": "what they say themselves: ask",
    "same_number": "contacts from this number",
    "same_person": "contacts of this person",
    "same_address": "contacts of whoever gave this address",
    "same_address_same_kind": "contacts about this address, of any kind: look at what each was",
    "adjacent_address_same_kind": "next door: not counted, look on the map",
    "neighbouring_house": "like crimes in other houses of this postcode",
    "house_opposite": "the houses opposite where they have this postcode",
}

Happened = Mapping[str, Mapping[Any, datetime]]
"""By what an edition counts ("same_number"): each thing that happened before, and when."""


@dataclass(frozen=True)
class Flag:
    """One repeat, with how often in each window, and the definition by which it was counted.

    ``earlier``: label of a window and how many before this contact, the shortest window first.
    """

    kind: str
    earlier: tuple[tuple[str, int], ...]
    definition: str
    counted: tuple[str, ...]  # in words
    edition: str
    source: str
    certainty: str

    @property
    def words(self) -> str:
        """The name of the flag."""
        return WORDS[self.kind]

    @property
    def thing(self) -> str:
        """What is counted: one of it, or several."""
        return THINGS[self.kind][self.most != 1]

    @property
    def shorter(self) -> tuple[tuple[str, int], ...]:
        """The shorter windows that hold any."""
        return tuple((label, count) for label, count in self.earlier[:-1] if count)

    @property
    def most(self) -> int:
        """How many in the longest window."""
        return self.earlier[-1][1]

    @property
    def within(self) -> str:
        """The longest window, in words."""
        return self.earlier[-1][0]


def within(moment: datetime, *, at: datetime, window: timedelta = YEAR) -> bool:
    """Whether it was before ``at`` by no more than the window."""
    return timedelta(0) <= at - moment <= window


def book_of(at: datetime) -> Repeats:
    """The edition in force on the day of a contact."""
    return in_force(shelf.london_day(at))


def how_often(moments: Iterable[datetime], *, at: datetime) -> dict[str, int]:
    """How many fall in each window of a caller's repeats: ``{"24 hours": 1, "7 days": 2, …}``."""
    return dict(_by_window(book_of(at).kind("caller"), list(moments), at))


def farthest(at: datetime) -> timedelta:
    """How far back the longest window of any definition reaches, at least a year."""
    windows = (window for each in book_of(at).repeat for window in each.windows)
    return max((_length(window) for window in windows), default=YEAR)


def flags(happened: Happened, *, at: datetime) -> tuple[Flag, ...]:
    """The repeats among what ``happened`` before this contact: every kind that the edition names.

    Each thing counts once, whichever of the kind's ways found it. A kind is flagged where its
    longest window holds so many, this contact counted with them.
    """
    book, found = book_of(at), []
    for each in book.repeat:
        moments: dict[Any, datetime] = {}
        for code in each.counts:
            moments |= happened.get(code, {})
        found.append(_flag(book, each, list(moments.values()), at))
    return tuple(flag for flag in found if flag is not None)


def is_antisocial(case: str, kind: str) -> bool:
    """Whether an involvement is an incident of antisocial behaviour of which no case was made."""
    return kind == ANTISOCIAL and INCIDENT.fullmatch(case) is not None


def _flag(book: Repeats, each: Repeat, moments: list[datetime], at: datetime) -> Flag | None:
    earlier = _by_window(each, moments, at)
    if earlier[-1][1] + 1 < (each.at_least or 2):
        return None
    return Flag(
        kind=each.id,
        earlier=earlier,
        definition=each.definition,
        counted=tuple(COUNTED.get(code, code.replace("_", " ")) for code in each.counts),
        edition=book.key,
        source=each.source or book.source,
        certainty=each.certainty or book.certainty,
    )


def _by_window(each: Repeat, moments: list[datetime], at: datetime) -> tuple[tuple[str, int], ...]:
    windows = sorted(each.windows or (Window(label="12 months", months=12),), key=_length)
    return tuple(
        (one.label, sum(within(moment, at=at, window=_length(one)) for moment in moments))
        for one in windows
    )


def _length(window: Window) -> timedelta:
    """A window's length; a month is the twelfth part of 365 days."""
    if window.hours is not None:
        return timedelta(hours=window.hours)
    return (window.months or 0) * DAYS_OF_A_MONTH
