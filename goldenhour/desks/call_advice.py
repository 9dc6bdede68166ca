"""Advice of a call: what became of each item goes on the record, and what is not safe says so.

The facts decide by the rulebook (triage/rules/safety); the officer may say an item all the same
and writes why beside it. Nothing here holds back a send: advice is recorded after it.
"""

from collections.abc import Mapping
from typing import Any

from goldenhour.contact.queries import ContactRow
from goldenhour.desks import call_form
from goldenhour.rulebook import control_room
from goldenhour.triage import rules
from goldenhour.triage.forms import Thrive

# How sure we are of a line, in words: the letters of the shelf.
SURE: Mapping[str, str] = {
    "A": "official text",
    "B": "a force's policy",
    "C": "press or practice, unverified",
    "K": "common knowledge, unverified",
    "P": "our own rule, unverified",
}


def basis(unsafe: rules.NotSafe) -> str:
    """On what it rests that an item is not safe, in words."""
    return SURE[unsafe.certainty]


def is_said_unsafely(
    contact: ContactRow, typed: Mapping[str, Any], item: str, fate: str, reason: str
) -> bool:
    """Whether the draft says an item without a reason that its own facts make unsafe."""
    if fate != "said" or reason.strip():
        return False
    book = control_room.in_force(contact.received_at)
    form = Thrive(book, call_form.as_posted(typed))
    form.is_valid()  # what cannot be read yet is left out
    document = {**call_form.head_of(contact), **call_form.facts_of(form), "history": {}}
    try:
        told = rules.contact_from(document, book)
    except rules.Refused:
        return False
    return item in rules.not_safe(told, [item], book)
