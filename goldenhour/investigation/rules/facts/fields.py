"""Fields: the kinds of value a fact may carry, and the closed lists of the contract.

Source: the case-file contract, sections "A fact" and "Fields". An optional text that is
missing reads as "", for recorded means present and not empty. Optional truths and whole
numbers are UNSET when missing, because ``false`` and 0 are answers.
"""

from datetime import datetime
from typing import Annotated, Literal

import msgspec
from msgspec import UnsetType


class Data(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, gc=False):
    """What a type of fact carries beside its envelope. Subclasses are the contract's table."""


# Ids, references and staff numbers; other texts may be empty and then count as not recorded.
Id = Annotated[str, msgspec.Meta(min_length=1)]
Instant = Annotated[datetime, msgspec.Meta(tz=True)]
ClockTime = Annotated[str, msgspec.Meta(pattern=r"^(?:[01][0-9]|2[0-3]):[0-5][0-9]\Z")]
PositiveDays = Annotated[int, msgspec.Meta(ge=1)]
OutcomeCode = Annotated[int, msgspec.Meta(ge=1, le=22)]

Flag = bool | UnsetType
Number = int | UnsetType
Texts = tuple[str, ...]

Role = Literal[
    "constable",
    "detective",
    "sergeant",
    "inspector",
    "superintendent",
    "witness_care",
    "system",
]
Harm = Literal["high", "standard"]
VictimKind = Literal["person", "organisation"]
Ground = Literal[
    "most_serious_crime", "persistently_targeted", "vulnerable", "intimidated", "under_18"
]
Grounds = tuple[Ground, ...]
Channel = Literal["phone", "sms", "email", "post", "portal", "in_person"]
Medium = Literal["statement", "bwv", "recorded_call", "note"]
ViewsAbout = Literal["bail", "out_of_court"]
StatementChoice = Literal["made", "declined", "later"]
Disposition = Literal["done", "not_proportionate", "not_possible", "transferred"]
EvidenceLedVerdict = Literal["viable", "not_viable", "refer_to_prosecutor"]
Order = Literal["dvpn", "dvpo", "dapn", "dapo", "spo", "other"]
ChargingDecision = Literal["charge", "no_further_action"]


def is_recorded(text: str) -> bool:
    """Recorded means present and not empty; blanks alone say nothing."""
    return bool(text.strip())


def records(texts: tuple[str, ...]) -> bool:
    """Whether a list of texts records anything."""
    return any(map(is_recorded, texts))
