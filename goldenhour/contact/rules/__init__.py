"""Contact rules: the channels, the ways a contact ends, and keeping text as it was said.

Pure. The channels are those of contracts/triage.md; the ways to end are those of
contracts/contact-file.md.

calls.py      a contact's moments, folded from what telephony said of its call
waiting.py    who waits, in which order, and since when an end is owed
answering.py  how soon calls were answered, and how many gave up
"""

import re

CHANNELS = ("999", "101", "online", "front_counter", "partner")
ENDINGS = ("incident", "no_incident", "resolved", "transferred")
CALLER_IS = ("victim", "witness", "third_party", "professional", "suspect", "unknown")
INTERPRETER = ("not_needed", "offered", "accepted", "declined")
PLACED_BY = {  # where a position comes from, as it is told
    "said": "as said",
    "searched": "by search",
    "map": "on the map",
    "telephony": "by the network",
}
# The life of a call, as telephony tells it: in any order, and more than once.
CALL_EVENTS = (
    "offered",
    "queued",
    "answered",
    "held",
    "retrieved",
    "transferred",
    "abandoned",
    "ended",
)

LONGEST_TEXT = 20_000
NOT_KEPT = re.compile("[\x00\ud800-\udfff]")


class Unkeepable(ValueError):
    """A text that the record cannot hold: NUL, half a character, or too long."""


def as_said(text: str) -> str:
    """The text as it will be kept: verbatim. Raises Unkeepable where it cannot be."""
    if NOT_KEPT.search(text):
        raise Unkeepable("The text holds a character no record can keep. Delete it and retry.")
    if len(text) > LONGEST_TEXT:
        raise Unkeepable(f"The text is longer than {LONGEST_TEXT:,} characters. Shorten it.")
    return text


def how_placed(placed_by: str, within_metres: int | None) -> str:
    """``by the network, within 30 m``; blank where nobody placed it."""
    within = f", within {within_metres} m" if within_metres else ""
    return f"{PLACED_BY[placed_by]}{within}" if placed_by else ""


A_FIELD = re.compile("[A-Za-z][A-Za-z0-9_]{0,79}")
MOST_PICKS = 60


def typed_in(name: str, value: str | list[str]) -> None:
    """Whether a draft can hold this under a field's name. Raises Unkeepable where it cannot."""
    if not A_FIELD.fullmatch(name):
        raise Unkeepable("The screen has no such field. Reload the page and type it again.")
    picks = value if isinstance(value, list) else [value]
    if len(picks) > MOST_PICKS or not all(isinstance(one, str) for one in picks):
        raise Unkeepable("A field holds a text or a list of picks. Choose again.")
    for text in picks:
        as_said(text)
