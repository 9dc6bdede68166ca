"""Identification's questions, by subject: ``known`` for the call, ``person`` for one record."""

from goldenhour.identification.queries.alike import AlikeRow, alike
from goldenhour.identification.queries.known import known
from goldenhour.identification.queries.merging import (
    MergeRow,
    NotSameRow,
    against,
    merge,
    merges_of,
    merges_waiting,
    not_the_same,
)
from goldenhour.identification.queries.person import (
    MentionRow,
    PersonRow,
    person,
    stated,
    stated_in,
)
from goldenhour.identification.queries.risks import known_risks
from goldenhour.identification.rules.known import EarlierContact, Known, ShownMarker, Somebody
from goldenhour.linkage.keys import Said

__all__ = [
    "AlikeRow",
    "EarlierContact",
    "Known",
    "MentionRow",
    "MergeRow",
    "NotSameRow",
    "PersonRow",
    "Said",
    "ShownMarker",
    "Somebody",
    "against",
    "alike",
    "known",
    "known_risks",
    "merge",
    "merges_of",
    "merges_waiting",
    "not_the_same",
    "person",
    "stated",
    "stated_in",
]
