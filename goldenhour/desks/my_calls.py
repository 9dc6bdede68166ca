"""My calls: what a contact officer still owes stands first, what they sent today after it.

A list names nobody, so that looking at it is no consultation; opening a call is one. What the
dispatcher asks back of a call is not kept yet, and so not shown.
"""

from datetime import datetime, time

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from goldenhour.contact import queries as contacts
from goldenhour.desks.report import danger
from goldenhour.journal.numbers import LONDON
from goldenhour.triage import queries as triage
from goldenhour.web.doors import door
from goldenhour.web.http import Request


@door("page.call")
@require_GET
def my_calls(request: Request) -> HttpResponse:
    """My calls today: unsent drafts, call-backs I owe, and what I sent."""
    owed = contacts.owed_by(request.officer)
    alarming = [
        (row, [danger.REASONS.get(code, code) for code in row.danger])
        for row in contacts.alarming_reports()
    ]
    context = {
        "alarming": alarming,
        "unsent": [row for row in owed if row.abandoned_at is None],
        "call_backs": [row for row in owed if row.abandoned_at is not None],
        "sent": triage.sent_by(request.officer, since=_midnight(request.at)),
    }
    return render(request, "desks/my_calls.html", context)


def _midnight(at: datetime) -> datetime:
    """When the day began in London."""
    return datetime.combine(at.astimezone(LONDON).date(), time(), LONDON)
