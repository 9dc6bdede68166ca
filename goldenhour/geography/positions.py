"""Positions: everything that geography says of a point, or of the middle of a postcode.

One answer for a postcode that was said, one that was chosen and one that came with the line: the
grid point in metres, how far off it may be, the small area, town or country, and the nearest
town or village. A point outside every area has no area and the shorter promise of the town.
"""

from dataclasses import dataclass

from goldenhour.geography.areas import lsoa_at, setting_of
from goldenhour.geography.candidates import WITHIN
from goldenhour.geography.postal import postcode
from goldenhour.geography.settlements import locality_at

UNKNOWN_SETTING = "urban"  # the shorter promise, until known


@dataclass(frozen=True, slots=True)
class Position:
    """A place as the record keeps it. ``within_metres`` None: nobody said how far off it may be.

    ``postcode`` is as printed, and blank where the point is no postcode's.
    """

    easting: int
    northing: int
    within_metres: int | None
    lsoa: str
    setting: str
    locality: str
    postcode: str = ""


def position_at(easting: float, northing: float, within_metres: int | None) -> Position:
    """The position at a grid point, given how far off it may be."""
    area = lsoa_at(easting, northing)
    return Position(
        easting=round(easting),
        northing=round(northing),
        within_metres=within_metres,
        lsoa=area.code if area else "",
        setting=setting_of(area) if area else UNKNOWN_SETTING,
        locality=locality_at(easting, northing),
    )


def position_of(text: str) -> Position | None:
    """The middle of a postcode, which is no door; None where it is not one of ours.

    The area is the one that the postcode was given when the data were built.
    """
    found = postcode(text)
    if found is None:
        return None
    return Position(
        easting=found.easting,
        northing=found.northing,
        within_metres=WITHIN["postcode"],
        lsoa=found.lsoa,
        setting=found.setting,
        locality=found.locality,
        postcode=found.text,
    )
