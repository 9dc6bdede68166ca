"""What may happen in identification, by subject. The only modules that write its tables."""

from goldenhour.identification.commands.claims import (
    AlreadySaid,
    MissingReason,
    confirm_person,
    dismiss,
    suppose_person,
    withdraw,
)
from goldenhour.identification.commands.markers import add_marker, end_marker
from goldenhour.identification.commands.mentions import (
    AlreadyInvolved,
    Meanwhile,
    NotKept,
    mention,
    record_involvement,
)
from goldenhour.identification.commands.numbers import note_number

__all__ = [
    "AlreadyInvolved",
    "AlreadySaid",
    "Meanwhile",
    "MissingReason",
    "NotKept",
    "add_marker",
    "confirm_person",
    "dismiss",
    "end_marker",
    "mention",
    "note_number",
    "record_involvement",
    "suppose_person",
    "withdraw",
]
