"""Grid: British National Grid metres to latitude and longitude, and back, and distances between.

Method: the Ordnance Survey's published transverse Mercator on the Airy 1830 ellipsoid, then a
seven-parameter change of datum to WGS84 (conf K: parameters from general knowledge, checked
against the 687 points of the ONS table). The change of datum is good to about five metres in
Great Britain: enough to put a pin on a map, never enough to find a door.
"""

from math import asin, atan2, cos, hypot, pi, radians, sin, sqrt, tan
from math import degrees as in_degrees

AIRY = (6377563.396, 6356256.909)
WGS84 = (6378137.0, 6356752.314245)
SCALE = 0.9996012717
ORIGIN_LAT, ORIGIN_LON = radians(49), radians(-2)
FALSE_EAST, FALSE_NORTH = 400_000.0, -100_000.0
SHIFT = (446.448, -125.157, 542.060)  # metres, OSGB36 to WGS84
TURN = tuple(s * pi / 648_000 for s in (0.150, 0.247, 0.842))  # from seconds of arc
STRETCH = -20.489e-6

Vector = tuple[float, float, float]


def wgs84(e: float, n: float) -> tuple[float, float]:
    """Latitude and longitude in degrees (WGS84) of a grid point in metres."""
    lat, lon = _unproject(e, n)
    x, y, z = _to_cartesian(lat, lon, AIRY)
    rx, ry, rz = TURN
    grow = 1 + STRETCH
    moved = (
        SHIFT[0] + grow * x - rz * y + ry * z,
        SHIFT[1] + rz * x + grow * y - rx * z,
        SHIFT[2] - ry * x + rx * y + grow * z,
    )
    lat, lon = _from_cartesian(moved, WGS84)
    return in_degrees(lat), in_degrees(lon)


def national_grid(lat: float, lon: float) -> tuple[float, float]:
    """Grid metres (e, n) of a WGS84 point in degrees: `wgs84` undone, by correction of a guess."""
    e, n = _project(radians(lat), radians(lon))
    for _ in range(4):
        found_lat, found_lon = wgs84(e, n)
        n += (lat - found_lat) * 111_200
        e += (lon - found_lon) * 111_200 * cos(radians(lat))
    return e, n


def kilometres(e1: float, n1: float, e2: float, n2: float) -> float:
    """Straight-line distance between two grid points, in kilometres."""
    return hypot(e1 - e2, n1 - n2) / 1000


def _meridian_arc(lat: float) -> float:
    a, b = AIRY
    n = (a - b) / (a + b)
    less, more = lat - ORIGIN_LAT, lat + ORIGIN_LAT
    return (
        b
        * SCALE
        * (
            (1 + n + 1.25 * n**2 + 1.25 * n**3) * less
            - (3 * n + 3 * n**2 + 21 / 8 * n**3) * sin(less) * cos(more)
            + (15 / 8 * n**2 + 15 / 8 * n**3) * sin(2 * less) * cos(2 * more)
            - 35 / 24 * n**3 * sin(3 * less) * cos(3 * more)
        )
    )


def _curvatures(lat: float) -> tuple[float, float, float]:
    a, b = AIRY
    e2 = 1 - (b / a) ** 2
    across = a * SCALE / sqrt(1 - e2 * sin(lat) ** 2)
    along = a * SCALE * (1 - e2) / (1 - e2 * sin(lat) ** 2) ** 1.5
    return across, along, across / along - 1


def _project(lat: float, lon: float) -> tuple[float, float]:
    across, _, eta2 = _curvatures(lat)
    t2, p = tan(lat) ** 2, lon - ORIGIN_LON
    s, c = sin(lat), cos(lat)
    north = (
        _meridian_arc(lat)
        + FALSE_NORTH
        + across / 2 * s * c * p**2
        + across / 24 * s * c**3 * (5 - t2 + 9 * eta2) * p**4
        + across / 720 * s * c**5 * (61 - 58 * t2 + t2**2) * p**6
    )
    east = (
        FALSE_EAST
        + across * c * p
        + across / 6 * c**3 * (1 + eta2 - t2) * p**3
        + across / 120 * c**5 * (5 - 18 * t2 + t2**2 + 14 * eta2 - 58 * t2 * eta2) * p**5
    )
    return east, north


def _unproject(e: float, n: float) -> tuple[float, float]:
    lat = ORIGIN_LAT
    for _ in range(10):
        lat += (n - FALSE_NORTH - _meridian_arc(lat)) / (AIRY[0] * SCALE)
    across, along, eta2 = _curvatures(lat)
    t, t2, d = tan(lat), tan(lat) ** 2, e - FALSE_EAST
    sec = 1 / cos(lat)
    lon = (
        ORIGIN_LON
        + sec / across * d
        - sec / (6 * across**3) * (across / along + 2 * t2) * d**3
        + sec / (120 * across**5) * (5 + 28 * t2 + 24 * t2**2) * d**5
        - sec / (5040 * across**7) * (61 + 662 * t2 + 1320 * t2**2 + 720 * t2**3) * d**7
    )
    lat += (
        -t / (2 * along * across) * d**2
        + t / (24 * along * across**3) * (5 + 3 * t2 + eta2 - 9 * t2 * eta2) * d**4
        - t / (720 * along * across**5) * (61 + 90 * t2 + 45 * t2**2) * d**6
    )
    return lat, lon


def _to_cartesian(lat: float, lon: float, ellipsoid: tuple[float, float]) -> Vector:
    a, b = ellipsoid
    e2 = 1 - (b / a) ** 2
    nu = a / sqrt(1 - e2 * sin(lat) ** 2)
    return nu * cos(lat) * cos(lon), nu * cos(lat) * sin(lon), nu * (1 - e2) * sin(lat)


def _from_cartesian(point: Vector, ellipsoid: tuple[float, float]) -> tuple[float, float]:
    x, y, z = point
    a, b = ellipsoid
    e2 = 1 - (b / a) ** 2
    lat = asin(z / sqrt(x * x + y * y + z * z))
    for _ in range(6):
        nu = a / sqrt(1 - e2 * sin(lat) ** 2)
        lat = atan2(z + e2 * nu * sin(lat), hypot(x, y))
    return lat, atan2(y, x)
