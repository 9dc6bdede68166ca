"""Identification's questions, by subject: ``known`` for the call, ``person`` for one record."""

from goldenhour.identification.queries.known import known
from goldenhour.identification.queries.person import (
    MentionRow,
    PersonRow,
    person,
    stated,
    stated_in,
)
from goldenhour.identification.rules.known import EarlierContact, Known, ShownMarker, Somebody
from goldenhour.linkage.keys import Said

__all__ = [
    "EarlierContact",
    "Known",
    "MentionRow",
    "PersonRow",
    "Said",
    "ShownMarker",
    "Somebody",
    "known",
    "person",
    "stated",
    "stated_in",
]
