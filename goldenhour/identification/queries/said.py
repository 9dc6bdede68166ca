"""Said: a mention's row as the pure rules take it, and the keys that it has."""

from collections.abc import Collection

from goldenhour.identification.models import Mention
from goldenhour.journal.numbers import LONDON
from goldenhour.linkage.keys import Key, Said, keys


def said_in(row: Mention) -> Said:
    """What the row states, as the pure rules take it."""
    return Said(
        given_name=row.given_name,
        surname=row.surname,
        phone=row.phone,
        email=row.email,
        date_of_birth=row.date_of_birth,
        age=row.age,
        house=row.house,
        postcode=row.postcode,
        uprn=row.uprn,
        street=row.street,
        locality=row.locality,
        sex=row.sex,
    )


def keys_in(row: Mention, kinds: Collection[str]) -> set[Key]:
    """The keys of these kinds that the row has: worked out anew, for the table is kept by key."""
    every = keys(said_in(row), on=row.said_at.astimezone(LONDON).date())
    return {key for key in every if key.kind in kinds}
