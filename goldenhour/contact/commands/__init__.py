"""What may happen to a contact, by subject. The only room here that writes.

door.py    received, answered, closed
drafts.py  every keystroke group of a call, kept with its author
saying.py  who, where and what as it is said; how to reach them safely
texts.py   what of a text can be kept
"""

from goldenhour.contact.commands.door import AlreadyEnded, NoReason, answer, close, receive
from goldenhour.contact.commands.drafts import jot
from goldenhour.contact.commands.saying import amend, name_safe_contact
from goldenhour.contact.commands.texts import NotKept

__all__ = [
    "AlreadyEnded",
    "NoReason",
    "NotKept",
    "amend",
    "answer",
    "close",
    "jot",
    "name_safe_contact",
    "receive",
]
