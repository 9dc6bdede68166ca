"""Made-up streets: ten invented street names a postcode sector; nobody's real door is shown.

They exist nowhere at these places and every one says so (`invented`). The same sector always
has the same ten; the same name turns up in several sectors, as real names do, so that a caller's
"Mallow Way" has to be asked about. A force loads its own gazetteer instead.
"""

from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from goldenhour.geography.postal import Postcode, postcode, postcodes, sectors

A_SECTOR = 10
FIRST = [
    "Amberwick",
    "Bramblecote",
    "Cindermoor",
    "Dapplewood",
    "Eddleford",
    "Fernhollow",
    "Gorsebank",
    "Harebellow",
    "Inglewhite",
    "Juniperley",
    "Kestrelgate",
    "Larkmallow",
    "Mallowfield",
    "Nettlecombe",
    "Otterholm",
    "Plumfallow",
    "Quillhaven",
    "Rushenby",
    "Saffronlow",
    "Thistledeep",
    "Umberley",
    "Vetchling",
    "Willowhurst",
    "Yarrowstone",
    "Copperglaze",
    "Saggarfield",
    "Bottlekiln",
    "Slipware",
    "Lockgate",
    "Towpathe",
]
SECOND = [
    "Street",
    "Road",
    "Avenue",
    "Lane",
    "Close",
    "Way",
    "Grove",
    "Crescent",
    "Rise",
    "Terrace",
    "Walk",
    "Drive",
    "Place",
    "Bank",
]


@dataclass(frozen=True, slots=True)
class Street:
    """An invented street of a postcode sector, on a real postcode of that sector."""

    name: str
    sector: str
    postcode: str
    invented: bool = True

    @property
    def label(self) -> str:
        """The name with its warning, for anywhere it might be read as a real street."""
        return f"{self.name} (invented street)"


def streets(sector: str) -> tuple[Street, ...]:
    """The ten invented streets of a sector (`ST7 1`, any spacing); none outside the area."""
    printed = _sector(sector)
    found = _by_sector().get(printed, ())
    if not found:
        return ()
    names = _names(printed)
    return tuple(
        Street(name, printed, found[_number(printed, name) % len(found)]) for name in names
    )


def street_on(text: str, choice: int = 0) -> Street | None:
    """An invented street for an address of this very postcode; `choice` picks one of the ten."""
    place = postcode(text)
    if place is None:
        return None
    chosen = streets(place.sector)[choice % A_SECTOR]
    return Street(chosen.name, place.sector, place.text)


@lru_cache(maxsize=1)
def all_streets() -> tuple[Street, ...]:
    """The invented streets of every sector, by name and sector."""
    found = [street for sector in sectors() for street in streets(sector)]
    return tuple(sorted(found, key=lambda street: (street.name, street.sector)))


def street_place(street: Street) -> Postcode | None:
    """The postcode the street was put on."""
    return postcode(street.postcode)


def _sector(text: str) -> str:
    plain = "".join(text.split()).upper()
    return f"{plain[:-1]} {plain[-1:]}"


def _names(sector: str) -> tuple[str, ...]:
    names: dict[str, None] = {}
    turn = 0
    while len(names) < A_SECTOR:
        number = _number(sector, str(turn))
        first = FIRST[number % len(FIRST)]
        names[f"{first} {SECOND[number // len(FIRST) % len(SECOND)]}"] = None
        turn += 1
    return tuple(names)


def _number(*parts: str) -> int:
    return int.from_bytes(sha256("/".join(parts).encode()).digest()[:6])


@lru_cache(maxsize=1)
def _by_sector() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for place in postcodes():
        found.setdefault(place.sector, []).append(place.text)
    return {sector: tuple(texts) for sector, texts in found.items()}
