"""What may happen at the front door. The only module that writes contacts."""

from datetime import datetime
from typing import Any
from uuid import UUID

from goldenhour import geography
from goldenhour.contact import rules
from goldenhour.contact.models import Contact
from goldenhour.force.models import Officer
from goldenhour.journal.codes import Code
from goldenhour.journal.commands import Refused, command, record
from goldenhour.journal.numbers import daily_reference
from goldenhour.journal.rows import add, keep, lock
from goldenhour.journal.uids import new_uid


class NotKept(Refused):
    """Something that was typed cannot be kept as it is."""


class AlreadyEnded(Refused):
    """The contact has its end; what comes later belongs to the incident."""


class NoReason(Refused):
    """A contact that becomes no incident needs a reason."""

    field = "why"


@command("contact.receive")
def receive(
    *,
    channel: str,
    by: Officer,
    at: datetime,
    line: str = "",
    recording: str = "",
    received_at: datetime | None = None,
    uid: UUID | None = None,
) -> Contact:
    """Take a contact in. ``received_at`` is the first ring (default ``at``); clocks start there.

    Given by a service (telephony, portal) it rings; by a person it is answered.
    """
    if channel not in rules.CHANNELS:
        raise NotKept(f"There is no such channel. Choose one of: {', '.join(rules.CHANNELS)}.")
    rang_at = received_at or at
    contact = Contact(
        uid=uid or new_uid(at),
        reference=f"C-{daily_reference('contact', rang_at)}",
        channel=channel,
        line=line,
        recording=recording,
        received_at=rang_at,
        answered_at=None if by.rank == "system" else at,
        taken_by=by,
    )
    add(contact)
    record("contact.received", about=contact, by=by, at=at, channel=Code(channel))
    return contact


@command("contact.answer")
def answer(*, contact: UUID, by: Officer, at: datetime) -> Contact:
    """Pick up a contact that rings: the first to answer has it."""
    row = lock(Contact, contact)
    if row.answered_at or row.ending:
        raise AlreadyEnded("Somebody has answered this already. Take the next one.")
    row.answered_at, row.taken_by = at, by
    keep(row, "answered_at", "taken_by")
    record("contact.answered", about=row, by=by, at=at)
    return row


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

    A postcode that we know sets the coordinates, the small area and urban or rural; one that
    we do not know is kept as it was said, with the shorter promise of the town.
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
    said = {name: _kept(name, text) for name, text in given.items() if text is not None}
    changed = said | (_placed(said["postcode"], said) if "postcode" in said else {})
    for name, value in changed.items():
        setattr(row, name, value)
    keep(row, *changed)
    record("contact.amended", about=row, by=by, at=at, wrote=said)
    return row


def _kept(name: str, text: str) -> str:
    longest = getattr(Contact._meta.get_field(name), "max_length", None)
    try:
        kept = rules.as_said(text)
    except rules.Unkeepable as why:
        raise _at(name, str(why)) from why
    if longest and len(kept) > longest:
        raise _at(name, f"This is longer than {longest} characters. Put the rest in the words.")
    if name == "caller_is" and kept not in rules.CALLER_IS:
        raise _at(name, f"Choose one of: {', '.join(rules.CALLER_IS)}.")
    return kept


def _at(name: str, sentence: str) -> NotKept:
    refused = NotKept(sentence)
    refused.field = name
    return refused


def _placed(text: str, said: dict[str, str]) -> dict[str, Any]:
    """Where a postcode is: its spelling, coordinates, small area, setting, and its town."""
    found = geography.postcode(text)
    if found is None:
        nowhere = {"easting": None, "northing": None, "lsoa": "", "setting": "urban"}
        return nowhere | {"postcode": text.strip().upper()[:8]}
    area = geography.lsoa(found.lsoa)
    return {
        "postcode": found.text,
        "easting": found.easting,
        "northing": found.northing,
        "lsoa": found.lsoa,
        "setting": geography.setting_of(area) if area else "urban",
        "locality": said.get("locality") or geography.locality_at(found.easting, found.northing),
    }


@command("contact.close")
def close(*, contact: UUID, ending: str, why: str, by: Officer, at: datetime) -> Contact:
    """End a contact: part of an incident, or with a reason for none."""
    row = lock(Contact, contact)
    if row.ending:
        raise AlreadyEnded("This contact already has its end. Nothing more to do.")
    if ending not in rules.ENDINGS:
        raise NotKept(f"A contact ends as one of: {', '.join(rules.ENDINGS)}.")
    if ending != "incident" and not why.strip():
        raise NoReason("No incident was made. Write why, then close the contact.")
    row.ending, row.why_ended, row.ended_at = ending, _kept("why_ended", why), at
    keep(row, "ending", "why_ended", "ended_at")
    record("contact.closed", about=row, by=by, at=at, ending=Code(ending), wrote=why)
    return row
