"""Geography: real places as plain data, with no database and no network.

Read `stored.attribution()` before showing anything. Points are British National Grid metres
(`easting`, `northing`) unless a name says `lat_lon`. Files are read at first use and kept.
"""

from goldenhour.geography.areas import Lsoa, lsoa, lsoa_at, lsoa_map, lsoas, setting_at, setting_of
from goldenhour.geography.base_towns import Base, base, bases, nearest_base
from goldenhour.geography.candidates import (
    GAZETTEER_WITHIN,
    MAP_WITHIN,
    WITHIN,
    Candidate,
    StreetRow,
    settled,
)
from goldenhour.geography.crime import CrimeKind, offences_of, recorded_crime
from goldenhour.geography.gazetteer_file import Address, Fault, Unread, address_of, addresses
from goldenhour.geography.grid import kilometres, national_grid, wgs84
from goldenhour.geography.made_up_streets import Street, all_streets, street_on, streets
from goldenhour.geography.map_file import map_of_force
from goldenhour.geography.names import telling
from goldenhour.geography.points import AS_TYPED, OUTSIDE, SWAPPED, Point, Typed, point_typed
from goldenhour.geography.positions import (
    UNKNOWN_SETTING,
    Position,
    position_at,
    position_of,
)
from goldenhour.geography.postal import (
    Postcode,
    postcode,
    postcode_printed,
    postcode_remark,
    postcode_shaped,
    postcodes,
    postcodes_by_lsoa,
    postcodes_starting,
    sectors,
)
from goldenhour.geography.said import Asked, read
from goldenhour.geography.searching import LIMIT, Found, search, with_addresses
from goldenhour.geography.settlements import Settlement, locality_at, towns
from goldenhour.geography.stored import attribution
from goldenhour.geography.street_index import Streets
from goldenhour.geography.united_kingdom import in_united_kingdom, on_the_grid

__all__ = [
    "AS_TYPED",
    "GAZETTEER_WITHIN",
    "LIMIT",
    "MAP_WITHIN",
    "OUTSIDE",
    "SWAPPED",
    "UNKNOWN_SETTING",
    "WITHIN",
    "Address",
    "Asked",
    "Base",
    "Candidate",
    "CrimeKind",
    "Fault",
    "Found",
    "Lsoa",
    "Point",
    "Position",
    "Postcode",
    "Settlement",
    "Street",
    "StreetRow",
    "Streets",
    "Typed",
    "Unread",
    "address_of",
    "addresses",
    "all_streets",
    "attribution",
    "base",
    "bases",
    "in_united_kingdom",
    "kilometres",
    "locality_at",
    "lsoa",
    "lsoa_at",
    "lsoa_map",
    "lsoas",
    "map_of_force",
    "national_grid",
    "nearest_base",
    "offences_of",
    "on_the_grid",
    "point_typed",
    "position_at",
    "position_of",
    "postcode",
    "postcode_printed",
    "postcode_remark",
    "postcode_shaped",
    "postcodes",
    "postcodes_by_lsoa",
    "postcodes_starting",
    "read",
    "recorded_crime",
    "search",
    "sectors",
    "setting_at",
    "setting_of",
    "settled",
    "street_on",
    "streets",
    "telling",
    "towns",
    "wgs84",
    "with_addresses",
]
