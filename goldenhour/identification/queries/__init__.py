"""Identification's questions, by subject: ``known`` for the call, ``person`` for one record."""

from goldenhour.identification.queries.alike import AlikeRow, alike
from goldenhour.identification.queries.fates import fates, fates_counted, fates_of
from goldenhour.identification.queries.known import known
from goldenhour.identification.queries.late_hits import LateHit, late_hits
from goldenhour.identification.queries.markers import (
    MarkerRow,
    address_kept_since,
    marker,
    markers_due,
    markers_on,
    without_address,
)
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
from goldenhour.identification.queries.relations import RelationRow, Relations, relations_of
from goldenhour.identification.queries.risks import known_risks, said_since
from goldenhour.identification.queries.search import Found, search
from goldenhour.identification.queries.unanswered import Owed, rechecks_owed
from goldenhour.identification.rules.fates import Fate
from goldenhour.identification.rules.known import EarlierContact, Known, ShownMarker, Somebody
from goldenhour.linkage.keys import Said

__all__ = [
    "AlikeRow",
    "EarlierContact",
    "Fate",
    "Found",
    "Known",
    "LateHit",
    "MarkerRow",
    "MentionRow",
    "MergeRow",
    "NotSameRow",
    "Owed",
    "PersonRow",
    "RelationRow",
    "Relations",
    "Said",
    "ShownMarker",
    "Somebody",
    "address_kept_since",
    "against",
    "alike",
    "fates",
    "fates_counted",
    "fates_of",
    "known",
    "known_risks",
    "late_hits",
    "marker",
    "markers_due",
    "markers_on",
    "merge",
    "merges_of",
    "merges_waiting",
    "not_the_same",
    "person",
    "rechecks_owed",
    "relations_of",
    "said_since",
    "search",
    "stated",
    "stated_in",
    "without_address",
]
