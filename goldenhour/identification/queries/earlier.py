"""Earlier: the contacts of before as the panel lists them, and the repeats that they make.

Of somebody whose address is kept, a contact counts and tells nothing of where they are.
"""

from collections.abc import Hashable, Iterable
from dataclasses import replace
from datetime import datetime

from goldenhour.identification.queries.gathered import Gathered
from goldenhour.identification.queries.rows import Call, Stated
from goldenhour.identification.rules import repeats
from goldenhour.identification.rules.known import MOST_SHOWN, WORDS_SHOWN, EarlierContact


def flags(
    found: Gathered,
    own: list[Stated],
    called: list[Stated],
    lived: Iterable[Call],
    place: Iterable[Call],
    like: int,
) -> tuple[repeats.Flag, ...]:
    """The repeats by the edition of the day. Like crimes near by were asked for a year back."""
    crimes, antisocial = found.suffered(own)
    happened: repeats.Happened = {
        "recorded_crime": crimes,
        "asb_incident": antisocial,
        "same_number": _when(row.contact for row in called),
        "same_person": _when(row.contact for row in own),
        "same_address": _when(lived),
        "same_address_same_kind": _when(place),
        "neighbouring_house": dict.fromkeys(range(like), found.at),
    }
    return repeats.flags(happened, at=found.at)


def _when(calls: Iterable[Call | None]) -> dict[Hashable, datetime]:
    return {call.pk: call.received_at for call in calls if call}


def by_number(stated: Iterable[Stated], found: Gathered) -> tuple[EarlierContact, ...]:
    """The contacts of these statements, each once, the newest first; no place that is kept."""
    calls = {row.contact.pk: _shown(row.contact, row.name) for row in stated if row.contact}
    kept = found.kept_contacts
    return _newest(replace(one, locality="") if pk in kept else one for pk, one in calls.items())


def at_place(contacts: Iterable[Call], found: Gathered) -> tuple[EarlierContact, ...]:
    """The contacts about this place, the newest first.

    Of somebody whose address is kept, a contact counts and tells nothing: that they live here
    is what is kept.
    """
    kept = found.kept_contacts
    shown = ((one.pk in kept, _shown(one, "", "same address")) for one in contacts)
    return _newest(
        replace(one, uid=None, reference="", words="", locality="") if hidden else one
        for hidden, one in shown
    )


def _newest(calls: Iterable[EarlierContact]) -> tuple[EarlierContact, ...]:
    return tuple(sorted(calls, key=lambda one: one.received_at, reverse=True))[:MOST_SHOWN]


def _shown(contact: Call, who: str, because: str = "same number") -> EarlierContact:
    return EarlierContact(
        uid=contact.uid,
        reference=contact.reference,
        channel=contact.channel,
        received_at=contact.received_at,
        locality=contact.locality,
        words=contact.words[:WORDS_SHOWN],
        who=who,
        because=(because,),
    )
