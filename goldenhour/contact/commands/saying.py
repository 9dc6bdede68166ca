"""What is written down while somebody speaks: who, where and what, and how to reach them."""

from dataclasses import asdict
from datetime import datetime
from typing import Any
from uuid import UUID

from goldenhour import geography
from goldenhour.contact.commands.door import AlreadyEnded
from goldenhour.contact.commands.texts import kept_text
from goldenhour.contact.models import Contact
from goldenhour.force.models import Officer
from goldenhour.journal.commands import command, record
from goldenhour.journal.rows import keep, lock

CHOSEN = ("searched", "map", "telephony")  # positions that no unknown postcode takes away
NOWHERE = {
    "easting": None,
    "northing": None,
    "within_metres": None,
    "uprn": "",
    "placed_by": "",
    "lsoa": "",
    "setting": geography.UNKNOWN_SETTING,
}


@command("contact.amend")
def amend(
    *,
    contact: UUID,
    by: Officer,
    at: datetime,
    caller_is: str | None = None,
    language: str | None = None,
    words: str | None = None,
    place_said: str | None = None,
    house: str | None = None,
    street: str | None = None,
    locality: str | None = None,
    postcode: str | None = None,
) -> Contact:
    """Write down who, where and what as it is said; what is not given stays as it was.

    A new postcode that we know sets the coordinates, the small area and urban or rural; one that
    we do not know is kept as it was said, with the shorter promise of the town. The same
    postcode again moves nothing, so a place that was chosen stays through every saving.
    """
    row = lock(Contact, contact)
    if row.ending not in ("", "incident"):
        raise AlreadyEnded("This contact was closed. Take a new contact for what is new.")
    given = {
        "caller_is": caller_is,
        "language": language,
        "words": words,
        "place_said": place_said,
        "house": house,
        "street": street,
        "locality": locality,
        "postcode": postcode,
    }
    said = {name: kept_text(name, text) for name, text in given.items() if text is not None}
    changed = said | _placed(row, said)
    for name, value in changed.items():
        setattr(row, name, value)
    keep(row, *changed)
    record("contact.amended", about=row, by=by, at=at, wrote=said)
    return row


def _placed(row: Contact, said: dict[str, str]) -> dict[str, Any]:
    """Where a new postcode is: its spelling, coordinates, small area, setting, and its town."""
    if "postcode" not in said:
        return {}
    text = said["postcode"].strip().upper()[:8]
    found = geography.position_of(text)
    if (found.postcode if found else text) == row.postcode:
        return {"postcode": row.postcode}
    if found is None:
        return {"postcode": text} | ({} if row.placed_by in CHOSEN else NOWHERE)
    where = asdict(found) | {"locality": said.get("locality") or found.locality}
    return where | {"uprn": "", "placed_by": "said"}


@command("contact.name_safe_contact")
def name_safe_contact(
    *,
    contact: UUID,
    by: Officer,
    at: datetime,
    interpreter: str = "",
    safe_number: str = "",
    safe_times: str = "",
) -> Contact:
    """Write down where and when they may be rung without danger, and through whom."""
    row = lock(Contact, contact)
    given = {"interpreter": interpreter, "safe_number": safe_number, "safe_times": safe_times}
    said = {name: kept_text(name, text) for name, text in given.items()}
    for name, value in said.items():
        setattr(row, name, value)
    keep(row, *said)
    record("contact.safe_contact_named", about=row, by=by, at=at, wrote=said)
    return row
