"""Street index: the names of streets and of the places they are in, to be searched by words.

Made once from rows (a force's gazetteer, or the invented streets) and read for ever: 12,000
streets of a real force take a fraction of a second to build and some 15 MB.
"""

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from goldenhour.geography.candidates import Candidate, StreetRow, of_locality, settled
from goldenhour.geography.made_up_streets import all_streets, street_place
from goldenhour.geography.names import Names, plain, telling


class Streets:
    """Streets by name, and settlements by name; both may have several of one name."""

    def __init__(self, rows: Iterable[StreetRow]) -> None:
        self.by_name: dict[str, list[StreetRow]] = defaultdict(list)
        self.settled: dict[str, list[Candidate]] = defaultdict(list)
        localities: dict[str, list[StreetRow]] = defaultdict(list)
        for row in rows:
            self.by_name[telling(row.name)].append(row)
            localities[telling(row.locality)].append(row)
        for place in settled():
            for name in {telling(place.label), plain(place.label)}:  # "barton ander needwood"
                self.settled[name].append(place)
        for name, there in localities.items():
            if name and name not in self.settled:
                self.settled[name].append(of_locality(there))
        self.streets = Names(name for name in self.by_name if name)
        self.places = Names(self.settled)


@lru_cache(maxsize=1)
def shipped_streets() -> Streets:
    """The invented streets that travel with the package."""
    return Streets(_invented())


def _invented() -> Iterable[StreetRow]:
    for street in all_streets():
        spot = street_place(street)
        if spot is not None:
            yield StreetRow(
                street.name,
                spot.locality,
                street.postcode,
                spot.easting,
                spot.northing,
                spot.lsoa,
                invented=True,
            )
