"""What may happen to a contact, by subject. The only room here that writes.

door.py          received, answered, closed
calls.py         what telephony says of a call, in any order
ringing_back.py  somebody who gave up is rung back; a supervisor takes charge
drafts.py        every keystroke group of a call, kept with its author
reports.py       what came by the public form
saying.py        who, where and what as it is said; how to reach them safely
placing.py       where it is: one place chosen among those the words may mean
places.py        where telephony says the caller is
gazetteer.py     a force's own addresses are loaded
texts.py         what of a text can be kept
"""

from goldenhour.contact.commands.calls import OtherEvent, note_call_event
from goldenhour.contact.commands.door import AlreadyEnded, NoReason, answer, close, receive
from goldenhour.contact.commands.drafts import jot
from goldenhour.contact.commands.gazetteer import (
    NotWhole,
    add_addresses,
    open_gazetteer,
    publish_gazetteer,
)
from goldenhour.contact.commands.placing import NoPlace, place
from goldenhour.contact.commands.reports import Acknowledgement, Reported, take_report
from goldenhour.contact.commands.ringing_back import (
    AlreadyTheirs,
    NobodyHungUp,
    ring_back,
    take_charge,
)
from goldenhour.contact.commands.saying import amend, name_safe_contact
from goldenhour.contact.commands.texts import NotKept

__all__ = [
    "Acknowledgement",
    "AlreadyEnded",
    "AlreadyTheirs",
    "NoPlace",
    "NoReason",
    "NobodyHungUp",
    "NotKept",
    "NotWhole",
    "OtherEvent",
    "Reported",
    "add_addresses",
    "amend",
    "answer",
    "close",
    "jot",
    "name_safe_contact",
    "note_call_event",
    "open_gazetteer",
    "place",
    "publish_gazetteer",
    "receive",
    "ring_back",
    "take_charge",
    "take_report",
]
