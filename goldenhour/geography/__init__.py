"""Geography: real places as plain data, with no database and no network.

Read `stored.attribution()` before showing anything. Points are British National Grid metres
(`easting`, `northing`) unless a name says `lat_lon`. Files are read at first use and kept.
"""

from goldenhour.geography.areas import Lsoa, lsoa, lsoa_at, lsoa_map, lsoas, setting_at, setting_of
from goldenhour.geography.base_towns import Base, base, bases, minutes_hint, nearest_base
from goldenhour.geography.crime import CrimeKind, offences_of, recorded_crime
from goldenhour.geography.gazetteer import Place, places
from goldenhour.geography.grid import kilometres, national_grid, wgs84
from goldenhour.geography.made_up_streets import Street, all_streets, street_on, streets
from goldenhour.geography.postal import (
    Postcode,
    postcode,
    postcode_shaped,
    postcodes,
    postcodes_by_lsoa,
    postcodes_starting,
    sectors,
)
from goldenhour.geography.settlements import Settlement, locality_at, towns
from goldenhour.geography.stored import attribution

__all__ = [
    "Base",
    "CrimeKind",
    "Lsoa",
    "Place",
    "Postcode",
    "Settlement",
    "Street",
    "all_streets",
    "attribution",
    "base",
    "bases",
    "kilometres",
    "locality_at",
    "lsoa",
    "lsoa_at",
    "lsoa_map",
    "lsoas",
    "minutes_hint",
    "national_grid",
    "nearest_base",
    "offences_of",
    "places",
    "postcode",
    "postcode_shaped",
    "postcodes",
    "postcodes_by_lsoa",
    "postcodes_starting",
    "recorded_crime",
    "sectors",
    "setting_at",
    "setting_of",
    "street_on",
    "streets",
    "towns",
    "wgs84",
]
