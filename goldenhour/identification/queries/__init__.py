"""Identification's questions, by subject: ``known`` for the call, ``person`` for one record."""

from goldenhour.identification.queries.known import known
from goldenhour.identification.queries.person import (
    MentionRow,
    PersonRow,
    person,
    stated,
    stated_in,
)
from goldenhour.identification.queries.risks import known_risks, said_since
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
    "known_risks",
    "person",
    "said_since",
    "stated",
    "stated_in",
]
