"""Base towns: the ten local policing bases of the demo force and a rough guess at who is near.

The ten towns are those a published local policing model names (conf A for the towns: design
papers S48). The points are town centres to the nearest hundred metres (conf K), not buildings.
How long a drive takes is asked of simulation's travel model.
"""

from dataclasses import dataclass

from goldenhour.geography.grid import kilometres, wgs84


@dataclass(frozen=True, slots=True)
class Base:
    """A base: two-letter code, town, grid metres of the town centre."""

    code: str
    name: str
    easting: float
    northing: float

    @property
    def lat_lon(self) -> tuple[float, float]:
        """WGS84 degrees."""
        return wgs84(self.easting, self.northing)


BASES = (
    Base("LK", "Leek", 398_400, 356_500),
    Base("HA", "Hanley", 388_300, 347_600),
    Base("NE", "Newcastle-under-Lyme", 384_900, 346_000),
    Base("LO", "Longton", 391_200, 343_500),
    Base("ST", "Stafford", 392_200, 323_200),
    Base("BU", "Burton upon Trent", 424_500, 323_000),
    Base("CO", "Codsall", 386_600, 303_500),
    Base("CA", "Cannock", 398_100, 310_200),
    Base("LI", "Lichfield", 411_800, 309_500),
    Base("TA", "Tamworth", 420_700, 304_000),
)


def bases() -> tuple[Base, ...]:
    """The ten bases, north to south."""
    return BASES


def base(code: str) -> Base | None:
    """The base of a code (any case), or None."""
    return next((found for found in BASES if found.code == code.strip().upper()), None)


def nearest_base(e: float, n: float) -> Base:
    """The base with the shortest straight line to a grid point."""
    return min(BASES, key=lambda found: kilometres(found.easting, found.northing, e, n))
