"""Advice: what to say about keeping evidence and about staying safe, for each kind of incident.

Each item is one plain sentence of ours with a version; the log of an item and its version is
the proof an inspector looks for. Safety comes before evidence: nobody is told to stay near an
offender to protect a scene. Only items marked ``in_danger`` may be said while danger lasts.
"""

from collections.abc import Iterable
from typing import Literal

import msgspec

from goldenhour.rulebook import shelf

COMMON = "common"


class Item(shelf.Sourced, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One piece of advice."""

    id: str
    kind: Literal["evidence", "prevention"]
    wording: str
    version: int = 1
    in_danger: bool = False


class Listing(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The items for one type of incident, or for all (`common`), in the order to say them."""

    type: str
    evidence: tuple[str, ...]
    prevention: tuple[str, ...]


class Advice(shelf.Edition, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The advice of one edition."""

    item: tuple[Item, ...]
    listing: tuple[Listing, ...]

    def known(self, item: str) -> Item:
        """The item with this id. Raises LookupError where there is none."""
        for each in self.item:
            if each.id == item:
                return each
        raise LookupError(f"{self.key} has no advice {item!r}")

    def listings_for(self, types: Iterable[str]) -> list[Listing]:
        """The common listing, then those of the types in their order, each once."""
        by_type = {listing.type: listing for listing in self.listing}
        wanted = dict.fromkeys([COMMON, *types])
        return [by_type[type_] for type_ in wanted if type_ in by_type]
