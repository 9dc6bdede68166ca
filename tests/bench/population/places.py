"""Places of the invented population: real postcodes of the force, invented streets, numbers."""

import random
from dataclasses import dataclass
from functools import lru_cache

from goldenhour import geography

FIRST_UPRN = 900_000_000_000  # a range of our own, for nothing that stands
NAMED = 0.04  # houses with a name and no number
FLATS = 0.12
HOUSE_NAMES = (
    "Rose Cottage",
    "The Old Forge",
    "Lane End",
    "Hillside",
    "Orchard House",
    "Ivy House",
)


@dataclass(frozen=True, slots=True)
class Address:
    """Where a household lives."""

    house: str
    street: str
    locality: str
    postcode: str
    uprn: str


@dataclass(frozen=True, slots=True)
class Postcode:
    """One postcode with the streets on it and the town around it."""

    text: str
    streets: tuple[str, ...]
    locality: str


@lru_cache(maxsize=1)
def postcodes() -> tuple[Postcode, ...]:
    """Every postcode of the force. The town is the nearest to its sector's first postcode."""
    of_sector: dict[str, tuple[list[str], str]] = {}
    found = []
    for place in geography.postcodes():
        if place.sector not in of_sector:
            streets = [street.name for street in geography.streets(place.sector)]
            town = geography.locality_at(place.easting, place.northing)
            of_sector[place.sector] = streets, town
        streets, town = of_sector[place.sector]
        first = sum(map(ord, place.text)) % len(streets)
        on_it = (streets[first], streets[first - 1])
        found.append(Postcode(place.text, on_it, town))
    return tuple(found)


def address(dice: random.Random, number: int) -> Address:
    """An address of its own; ``number`` counts them and gives its property number."""
    places = postcodes()
    place = places[int(dice.random() * len(places))]
    return Address(
        _house(dice),
        place.streets[int(dice.random() * len(place.streets))],
        place.locality,
        place.text,
        str(FIRST_UPRN + number),
    )


def _house(dice: random.Random) -> str:
    chance = dice.random()
    if chance < NAMED:
        return dice.choice(HOUSE_NAMES)
    number = str(1 + int(dice.random() ** 1.5 * 140))
    if chance < NAMED + FLATS:
        return f"Flat {1 + int(dice.random() * 12)}, {number}"
    return number + ("a" if chance > 0.98 else "")
