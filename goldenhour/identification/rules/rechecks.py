"""Rechecks: what a second look finds that nobody was shown while the phone rang.

A possible person is offered for a look and is no hit; whoever is probably or certainly the
caller, whoever lives there, and every marker that counts is (decisions: a late hit is owed).
"""

from collections.abc import Collection, Iterator

from goldenhour.identification.rules.known import Known, Somebody

HITS = {
    "match": "somebody who is probably this person",
    "marker": "a marker that matters for safety",
    "household": "others at the address",
}


def missed(found: Known, shown: Collection[str]) -> dict[str, set[str]]:
    """By record (``person/0193…``): the kinds of HITS that it holds, of records not shown."""
    hits: dict[str, set[str]] = {}
    for one, kind in _every(found):
        if one.about not in shown:
            held = hits.setdefault(one.about, {kind})
            held.update({kind}, {"marker"} if one.marked else ())
    return hits


def _every(found: Known) -> Iterator[tuple[Somebody, str]]:
    for one in found.same_person:
        if one.level in ("confirmed", "probable"):
            yield one, "match"
    for one in found.same_address:
        yield one, "household"
