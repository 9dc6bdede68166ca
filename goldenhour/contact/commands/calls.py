"""What telephony says of a call: each event is kept, and the contact follows from all of them.

Any order, any number of times. ``received_at`` is always the first sign of the call; what was
already graded keeps the clocks it was graded with (they stand in the assessment), and the next
assessment counts from the moment known by then.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from goldenhour.contact import rules
from goldenhour.contact.commands.places import placed_by_telephony
from goldenhour.contact.commands.texts import NotKept
from goldenhour.contact.models import CallEvent, Contact
from goldenhour.contact.rules import calls
from goldenhour.force.models import Officer
from goldenhour.journal.codes import Code
from goldenhour.journal.commands import Refused, command, record
from goldenhour.journal.numbers import daily_reference
from goldenhour.journal.rows import add, alone, keep, lock, where
from goldenhour.journal.uids import new_uid

LONGEST = {
    "event": 80,
    "call": 80,
    "line": 32,
    "number": 64,
    "answered_by": 16,
    "recording": 64,
    "transferred_to": 64,
}


class OtherEvent(Refused):
    """The name of this event stands for another one already."""

    field = "event"


@command("contact.note_call_event")
def note_call_event(
    *,
    event: str,
    call: str,
    kind: str,
    happened_at: datetime,
    channel: str,
    by: Officer,
    at: datetime,
    line: str = "",
    number: str = "",
    answered_by: str = "",
    recording: str = "",
    transferred_to: str = "",
    location: Mapping[str, object] | None = None,
) -> Contact:
    """Keep one event of a call; the contact is made by whichever comes first.

    ``event`` and ``call`` are the exchange's own names; ``location`` is what EISEC or AML gave:
    ``address``, ``postcode``, ``lat``, ``lon``, ``radius_m``, ``source``, ``at``. Told again
    it changes nothing. It gives the contact.
    """
    texts = _kept(locals())
    told = calls.Told(
        at=happened_at, kind=kind, channel=channel, location=dict(location or {}), **texts
    )
    _check(told, call, at)
    with alone(f"call/{call}"):
        return _noted(told, call, transferred_to, by, at)


def _noted(told: calls.Told, call: str, transferred_to: str, by: Officer, at: datetime) -> Contact:
    if known := where(CallEvent, "contact", event=told.event):
        return _told_again(known[0], told, call, by, at)
    rows = where(CallEvent, "contact", call=call)
    before = calls.fold(map(_told, rows))
    after = calls.fold([*map(_told, rows), told])
    contact = _contact(call, after, by, at)
    row = CallEvent(
        uid=new_uid(at),
        contact=contact,
        call=call,
        told_at=at,
        transferred_to=transferred_to,
        **vars(told),
    )
    add(row)
    _follow(contact, before, after)
    record("contact.call_noted", about=contact, by=by, at=at, kind=Code(told.kind), event=row.uid)
    return contact


def _kept(given: Mapping[str, Any]) -> dict[str, str]:
    """The texts of an event, which must be short enough to be kept whole."""
    for name, longest in LONGEST.items():
        if len(given[name]) > longest:
            raise _at(name, f"This is longer than {longest} characters. Send a shorter one.")
    return {name: given[name] for name in ("event", "line", "number", "answered_by", "recording")}


def _check(told: calls.Told, call: str, at: datetime) -> None:
    if not told.event.strip() or not call.strip():
        raise _at("event", "An event has a name of its own and that of its call. Send both.")
    if told.kind not in rules.CALL_EVENTS:
        raise _at("kind", f"There is no such event. Send one of: {', '.join(rules.CALL_EVENTS)}.")
    if told.channel not in calls.CHANNELS:
        raise _at("channel", f"Telephony brings calls to: {', '.join(calls.CHANNELS)}.")
    if wrong := calls.impossible(told, at=at):
        raise _at("happened_at", wrong)


def _told(row: CallEvent) -> calls.Told:
    return calls.Told(
        event=row.event,
        kind=row.kind,
        at=row.at,
        channel=row.channel,
        line=row.line,
        number=row.number,
        answered_by=row.answered_by,
        recording=row.recording,
        location=row.location,
    )


def _told_again(row: CallEvent, told: calls.Told, call: str, by: Officer, at: datetime) -> Contact:
    """The same answer as before. Raises OtherEvent where it is not the same event."""
    if row.call != call or _told(row) != told:
        raise OtherEvent("This name stands for another event already. Give each its own name.")
    contact = lock(Contact, _contact_of(row).uid)
    record("contact.call_noted_again", about=contact, by=by, at=at, event=row.uid)
    return contact


def _contact_of(row: CallEvent) -> Contact:
    if row.contact is None:
        raise LookupError(f"The event {row.uid} belongs to no contact.")
    return row.contact


def _contact(call: str, told: calls.Call, by: Officer, at: datetime) -> Contact:
    """The contact of the call, locked; a new one where there is none yet."""
    if known := where(Contact, call=call):
        return lock(Contact, known[0].uid)
    rang_at = told.received_at or at
    contact = Contact(
        uid=new_uid(rang_at),
        reference=f"C-{daily_reference('contact', rang_at)}",
        channel=told.channel,
        call=call,
        received_at=rang_at,
        taken_by=by,
    )
    add(contact)
    record("contact.received", about=contact, by=by, at=at, channel=Code(told.channel))
    return contact


def _follow(contact: Contact, before: calls.Call, after: calls.Call) -> None:
    """Let the contact follow its call; what a person wrote down of a place stays theirs."""
    changed: dict[str, Any] = {
        name: value
        for name in ("channel", "received_at", "line", "number", "recording")
        if (value := getattr(after, name))
    }
    changed |= {"abandoned_at": after.abandoned_at, "hung_up_at": after.hung_up_at}
    if after.answered_at is not None:
        changed["answered_at"] = after.answered_at
    changed |= _taken(contact, before, after)
    changed |= placed_by_telephony(contact, before.location, after.location)
    for name, value in changed.items():
        setattr(contact, name, value)
    keep(contact, *changed)


def _taken(contact: Contact, before: calls.Call, after: calls.Call) -> dict[str, Any]:
    """Whose call it is: whoever telephony says answered, unless a person took it since."""
    officer = _numbered(after.answered_by)
    if officer is None:
        return {}
    holder = contact.taken_by
    is_told = holder.rank == "system" or holder.staff_number == before.answered_by
    return {"taken_by": officer} if is_told else {}


def _numbered(staff_number: str) -> Officer | None:
    """The officer of that number, if there is one who works here."""
    if not staff_number:
        return None
    found = where(Officer, staff_number=staff_number, is_active=True)
    return next((one for one in found if one.rank != "system"), None)


def _at(name: str, sentence: str) -> NotKept:
    refused = NotKept(sentence)
    refused.field = name
    return refused
