"""What a page sends of a place: the line that was pressed, or the point on the map."""

from dataclasses import fields
from typing import Any
from urllib.parse import parse_qsl, urlencode

from django.http import QueryDict

from goldenhour import geography
from goldenhour.geography import Candidate

LONGEST = 1_000
TEXTS = ("uprn", "postcode", "house", "street", "locality")
NUMBERS = ("easting", "northing", "within_metres")
KNOWN = frozenset(field.name for field in fields(Candidate)) & {*TEXTS, *NUMBERS}
NO_POINT = "Type two coordinates, such as 53.05, -2.10 or SJ 85 47."


class Unreadable(ValueError):
    """What was sent is no place. Says how to mend it, in 20 words or fewer."""


def value_of(candidate: Candidate) -> str:
    """What a button of this place sends: everything that `contact.place` needs."""
    return urlencode({name: getattr(candidate, name) for name in sorted(KNOWN)})


def chosen(data: QueryDict) -> dict[str, Any]:
    """The place as `contact.place` takes it. Raises Unreadable."""
    if "point" in data:
        return _point(str(data["point"])) | {"placed_by": "map"}
    pressed = dict(parse_qsl(str(data.get("choice", ""))[:LONGEST]))
    numbers = {name: pressed.get(name, "") for name in NUMBERS}
    if not all(text.isascii() and text.isdecimal() and len(text) < 9 for text in numbers.values()):
        raise Unreadable("Press one of the places, or search again.")
    said: dict[str, Any] = {name: pressed.get(name, "") for name in TEXTS}
    return said | {name: int(text) for name, text in numbers.items()} | {"placed_by": "searched"}


def _point(text: str) -> dict[str, Any]:
    """Coordinates that are no guess: swapped ones are for a person to put right."""
    typed = geography.point_typed(text[:LONGEST])
    if typed.trouble:
        raise Unreadable(typed.trouble)
    sure = [point for point in typed.points if point.why == geography.AS_TYPED]
    if not typed.points:
        raise Unreadable(NO_POINT)
    if not sure:
        raise Unreadable("The numbers look swapped, or lack a minus. Put them right and try again.")
    point = sure[0]
    where = {"easting": point.easting, "northing": point.northing}
    return where | {"within_metres": max(point.within_metres, geography.MAP_WITHIN)}
