"""Searching: from what somebody says of a place to every place they may mean, the best first.

Nothing is ever chosen here: two Church Streets are two lines. What was not understood is said.
The words are read as: coordinates; a postcode or the beginning of one; a house number; the name
of a street, of a town or village, or of a street in a town, in either order.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from goldenhour.geography import candidates
from goldenhour.geography.candidates import WHY, Candidate, StreetRow
from goldenhour.geography.gazetteer_file import Address
from goldenhour.geography.grid import kilometres
from goldenhour.geography.names import EXACT, NEARLY, telling
from goldenhour.geography.points import point_typed
from goldenhour.geography.postal import (
    NOT_OURS,
    count_starting,
    postcode,
    postcode_shaped,
    postcodes_starting,
)
from goldenhour.geography.said import LONGEST, Asked, read
from goldenhour.geography.street_index import Streets, shipped_streets

LIMIT = 12
NEAR_KM = 6.0  # a street "in" a town: of its locality, or as near as this (conf P)
ELSEWHERE, IN_PART = "elsewhere", "in part"
Rank = tuple[int, int, str, str]
Ranked = tuple[Rank, Candidate]
ROADS = "Roads by number are not listed. Ask for a junction, a marker post or the nearest village."
NOTHING = "No place fits. Ask for the town, the postcode or a landmark nearby."
TOO_LITTLE = "Type a street, a town or village, a postcode, or coordinates."
ONLY_LIKE = "Only names like it were found. Have it spelt, or ask for the town."
ONLY_PLACE = "Only the town fits; the rest was not found. Ask for the street."


@dataclass(frozen=True, slots=True)
class Found:
    """What may be meant, best first; how many more fit; and a sentence about it."""

    candidates: tuple[Candidate, ...]
    more: int
    says: str


def search(text: str, streets: Streets | None = None, limit: int = LIMIT) -> Found:
    """Every place that the words may mean. `streets`: the force's own; else the invented ones."""
    said = text[:LONGEST]
    begun = count_starting(said)
    typed = point_typed(said)
    if postcode(said) is not None:
        return _by_words(Asked("", said, (), has_road=False), streets or shipped_streets(), limit)
    if begun:
        offered = tuple(
            candidates.of_postcode(p, "begins") for p in postcodes_starting(said, limit)
        )
        return Found(offered, begun - len(offered), f"{_counted(begun)} Type more of it.")
    if typed.points or typed.trouble:
        spots = [candidates.of_point(p) for p in typed.points]
        return _found(spots, typed.trouble, limit)
    return _by_words(read(said), streets or shipped_streets(), limit)


def with_addresses(found: Found, addresses: list[Address], limit: int = LIMIT) -> Found:
    """The same with a gazetteer's addresses before everything else: they are the doors."""
    if not addresses:
        return found
    doors = [candidates.at(candidates.of_address(one)) for one in addresses]
    both = [*doors, *found.candidates]
    many = len(both) + found.more
    return Found(tuple(both[:limit]), many - len(both[:limit]), _counted(many))


def _by_words(asked: Asked, index: Streets, limit: int) -> Found:
    spot = postcode(asked.postcode)
    found = [place for _, place in sorted(_ranked(asked, index), key=lambda one: one[0])]
    if spot is not None:
        found = _near_first(found, spot.easting, spot.northing)
        found.insert(0, replace(candidates.of_postcode(spot, WHY[EXACT]), house=asked.house))
    return _found(found, _note(asked, found, is_ours=spot is not None), limit)


def _near_first(found: list[Candidate], e: float, n: float) -> list[Candidate]:
    """Those near the postcode that was said, then the others, said to be elsewhere."""
    near = [place for place in found if _km(place, e, n) <= NEAR_KM]
    far = [place for place in found if _km(place, e, n) > NEAR_KM]
    return near + [replace(one, why=f"{one.why.split(',')[0]}, {ELSEWHERE}") for one in far]


def _note(asked: Asked, found: list[Candidate], *, is_ours: bool) -> str:
    """What was not understood, the most useful first."""
    if asked.postcode and not is_ours and postcode_shaped(asked.postcode):
        return NOT_OURS
    if asked.has_road:
        return ROADS
    if not found:
        return NOTHING if asked.words else TOO_LITTLE
    if not all(place.why.endswith(IN_PART) for place in found):
        return ""
    if any(place.kind == "street" for place in found):
        return ""
    is_exact = any(place.why.startswith(WHY[EXACT]) for place in found)
    return ONLY_PLACE if is_exact else ONLY_LIKE


def _found(found: list[Candidate], note: str, limit: int) -> Found:
    """Each place once, in order, with its area; and the sentence."""
    once: dict[tuple[str, str, str, int, int], Candidate] = {}
    for place in found:
        once.setdefault(place.same, place)
    shown = [place if place.lsoa else candidates.at(place) for place in [*once.values()][:limit]]
    return Found(tuple(shown), len(once) - len(shown), note or _counted(len(once)))


def _counted(many: int) -> str:
    return "One place fits." if many == 1 else f"{many:,} places fit. Ask which one."


def _ranked(asked: Asked, index: Streets) -> list[Ranked]:
    """Every reading of the words; misspelt ones only where no other is found."""
    for is_nearly in (False, True):
        found = [
            *_whole(asked, index, is_nearly=is_nearly),
            *_streets_in_towns(asked, index, is_nearly=is_nearly),
        ]
        if found:
            return found
    return list(_parts(asked, index))


def _whole(asked: Asked, index: Streets, *, is_nearly: bool) -> Iterator[Ranked]:
    """All words together are the name of a place or of a street."""
    words = " ".join(asked.words)
    for name, quality in index.places.meant(words, is_nearly=is_nearly).items():
        for order, place in enumerate(index.settled[name]):
            yield (quality, 0, f"{order}", name), replace(place, why=WHY[quality])
    for name, quality in index.streets.meant(words, is_nearly=is_nearly).items():
        for row in index.by_name[name]:
            yield (quality, 1, name, row.postcode), _street(row, WHY[quality], asked)


def _streets_in_towns(asked: Asked, index: Streets, *, is_nearly: bool) -> Iterator[Ranked]:
    """Some words are a street and the others its town, whichever is said first."""
    for street, town in _splits(asked.words):
        towns = index.places.meant(town, is_nearly=is_nearly)
        if not towns:
            continue
        names = index.streets.meant(street, is_nearly=is_nearly)
        for name, quality in names.items():
            for row in index.by_name[name]:
                yield from _in_a_town(row, quality, towns, asked, index)


def _in_a_town(
    row: StreetRow, quality: int, towns: dict[str, int], asked: Asked, index: Streets
) -> Iterator[Ranked]:
    name = telling(row.name)
    there = [town for town in towns if _is_in(row, town, index)]
    if there:
        town = min(there, key=lambda one: towns[one])
        worse = max(quality, towns[town])
        is_its_own = telling(row.locality) == telling(town)
        why = f"{WHY[worse]}, {'in' if is_its_own else 'near'} {index.settled[town][0].label}"
        yield (worse - 10, 1 - is_its_own, name, row.postcode), _street(row, why, asked)
    else:
        why = f"{WHY[quality]}, {ELSEWHERE}"
        yield (quality + 10, 1, name, row.postcode), _street(row, why, asked)


def _is_in(row: StreetRow, town: str, index: Streets) -> bool:
    if telling(row.locality) == telling(town):
        return True
    return any(_km(place, row.easting, row.northing) <= NEAR_KM for place in index.settled[town])


def _parts(asked: Asked, index: Streets) -> Iterator[Ranked]:
    """Nothing fits all the words: streets and places that fit some of them, said to be so."""
    runs = list(_runs(asked.words))
    towns = {run for run in runs if run in index.settled}
    for run in runs:
        for row in index.by_name.get(run, ()) if len(run.split()) > 1 else ():
            rank = 0 if any(_is_in(row, town, index) for town in towns) else 2
            yield (rank, 1, run, row.postcode), _street(row, f"{WHY[EXACT]}, {IN_PART}", asked)
    for run in runs:
        for place in index.settled.get(run, ()):
            yield (1, 0, run, place.kind), replace(place, why=f"{WHY[EXACT]}, {IN_PART}")
    if not towns:
        yield from _misspelt(asked.words, index)


def _misspelt(words: tuple[str, ...], index: Streets) -> Iterator[Ranked]:
    for word in words:
        for name, quality in index.places.meant(word, is_nearly=True).items():
            if quality == NEARLY:
                for place in index.settled[name]:
                    why = f"{WHY[NEARLY]}, {IN_PART}"
                    yield (quality, 0, name, place.kind), replace(place, why=why)


def _runs(words: tuple[str, ...]) -> Iterator[str]:
    """Words that stand together, the most first."""
    for many in range(len(words), 0, -1):
        for first in range(len(words) - many + 1):
            yield " ".join(words[first : first + many])


def _splits(words: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for where in range(1, len(words)):
        first, last = " ".join(words[:where]), " ".join(words[where:])
        yield first, last
        yield last, first


def _street(row: StreetRow, why: str, asked: Asked) -> Candidate:
    return candidates.of_street(row, why, asked.house)


def _km(place: Candidate, e: float, n: float) -> float:
    return kilometres(place.easting, place.northing, e, n)
