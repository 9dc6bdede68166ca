"""Demand: how much of the trouble of a year is expected in each small area, as shares.

No street-level file is shipped, so where trouble arises is an assumption (conf P, ours): what is
done at homes falls where people live; what is done in shops and streets falls where a place has
more postcodes than its households need, since every shop and office of some size has its own.
How much of either there is, the recorded crime of 2017/18 says (conf A). Nothing made from these
shares is a claim about any force.
"""

from functools import lru_cache

from goldenhour.geography.areas import lsoas
from goldenhour.geography.crime import offences_of, recorded_crime
from goldenhour.geography.postal import postcodes_by_lsoa

IN_CENTRES = (
    "Shoplifting",
    "Theft from the Person",
    "Bicycle Theft",
    "Robbery",
    "Public Order",
    "Non-domestic burglary",
    "Drugs",
)
HOUSEHOLDS_A_POSTCODE = 15.0  # the ordinary street; what is beyond it is shops and offices


@lru_cache(maxsize=1)
def demand_shares() -> dict[str, float]:
    """The share of demand of each area by its code; they sum to one."""
    areas = lsoas()
    people = [float(area.population) for area in areas]
    shops = [_beyond_homes(area.code, area.households) for area in areas]
    centres = share_in_centres()
    return {
        area.code: (1 - centres) * living / sum(people) + centres * trading / sum(shops)
        for area, living, trading in zip(areas, people, shops, strict=True)
    }


def share_in_centres() -> float:
    """The share of recorded crime of the kinds that happen in shops and streets."""
    return offences_of(*IN_CENTRES) / sum(kind.offences for kind in recorded_crime())


def _beyond_homes(code: str, households: int) -> float:
    return max(0.0, len(postcodes_by_lsoa().get(code, ())) - households / HOUSEHOLDS_A_POSTCODE)
