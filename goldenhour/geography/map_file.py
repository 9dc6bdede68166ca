"""Map file: the force area as GeoJSON for a map of our own: small areas, towns and villages.

About 220 KB, 60 compressed; it is made once from the stored polygons and kept. Degrees (WGS84),
no tiles: nobody outside learns where a caller is.
"""

import json
from functools import lru_cache

from goldenhour.geography.areas import lsoa_map
from goldenhour.geography.candidates import settled
from goldenhour.geography.grid import wgs84


@lru_cache(maxsize=1)
def map_of_force() -> bytes:
    """Polygons (property `lsoa`) and points (`name`, `kind`) as one FeatureCollection."""
    whole = json.loads(lsoa_map())
    whole["features"] += [
        {
            "type": "Feature",
            "properties": {"name": place.label, "kind": place.kind},
            "geometry": {"type": "Point", "coordinates": _lon_lat(place.easting, place.northing)},
        }
        for place in settled()
        if place.kind != "base"
    ]
    return json.dumps(whole, separators=(",", ":")).encode()


def _lon_lat(e: float, n: float) -> list[float]:
    lat, lon = wgs84(e, n)
    return [round(lon, 5), round(lat, 5)]
