"""Reading: one line of a contact file becomes one fact, or is refused with a reason.

Source: the contact-file contract: the envelope is a case file's, with ``contact`` in place of
``case``; the facts of a triage are read by triage's own reader. What holds for the lines of
every exchange file stands in goldenhour/investigation/rules/strict.py.
"""

from datetime import datetime

from msgspec import field

from goldenhour.accountability.rules.contacts import triaging
from goldenhour.accountability.rules.contacts.facts import (
    TYPES,
    CrimeRecorded,
    Partner,
    TriageRecorded,
)
from goldenhour.investigation.rules.facts import fields
from goldenhour.investigation.rules.strict import Envelope, Reader, refuse_strange_year


class ContactEnvelope(Envelope, frozen=True, forbid_unknown_fields=True, gc=False):
    """What every line of a contact file has around its data."""

    case: fields.Id = field(name="contact")


def _check(data: fields.Data) -> None:
    if isinstance(data, TriageRecorded):
        triaging.refuse_unreadable(data)
    elif isinstance(data, CrimeRecorded):
        _refuse_strange(data.disclosed_at)
    elif isinstance(data, Partner):
        _refuse_strange(data.due)


def _refuse_strange(moment: object) -> None:
    if isinstance(moment, datetime):
        refuse_strange_year(moment)


CONTACT_FILE = Reader("contact", ContactEnvelope, TYPES, _check)
