"""What may happen to a contact, by subject. The only room here that writes.

door.py    received, answered, closed
saying.py  who, where and what as it is said; how to reach them safely
texts.py   what of a text can be kept
"""

from goldenhour.contact.commands.door import AlreadyEnded, NoReason, answer, close, receive
from goldenhour.contact.commands.saying import amend, name_safe_contact
from goldenhour.contact.commands.texts import NotKept

__all__ = [
    "AlreadyEnded",
    "NoReason",
    "NotKept",
    "amend",
    "answer",
    "close",
    "name_safe_contact",
    "receive",
]
