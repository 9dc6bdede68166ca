"""What may happen in identification, by subject. The only modules that write its tables."""

from goldenhour.identification.commands.antisocial import record_antisocial
from goldenhour.identification.commands.claims import (
    AlreadySaid,
    MissingReason,
    confirm_person,
    dismiss,
    suppose_person,
    withdraw,
)
from goldenhour.identification.commands.markers import add_marker, end_marker, review_marker
from goldenhour.identification.commands.mentions import (
    AlreadyInvolved,
    Meanwhile,
    NotKept,
    mention,
    record_involvement,
)
from goldenhour.identification.commands.merging import (
    NotMerged,
    agree_merge,
    ask_merge,
    refuse_merge,
    undo_merge,
)
from goldenhour.identification.commands.numbers import note_number
from goldenhour.identification.commands.rechecks import (
    NoLateHit,
    StillUnanswered,
    acknowledge_late_hit,
    recheck,
)

__all__ = [
    "AlreadyInvolved",
    "AlreadySaid",
    "Meanwhile",
    "MissingReason",
    "NoLateHit",
    "NotKept",
    "NotMerged",
    "StillUnanswered",
    "acknowledge_late_hit",
    "add_marker",
    "agree_merge",
    "ask_merge",
    "confirm_person",
    "dismiss",
    "end_marker",
    "mention",
    "note_number",
    "recheck",
    "record_antisocial",
    "record_involvement",
    "refuse_merge",
    "review_marker",
    "suppose_person",
    "undo_merge",
    "withdraw",
]
