"""Telephony: the signed door at which a telephone exchange tells the life of each call.

Every answer is JSON; a refusal is application/problem+json. What was accepted is kept although
another event of the same request was refused, and all of it may be sent again.
"""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist, RequestDataTooBig
from django.db import DataError, IntegrityError, InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse

from goldenhour.desks import call_events, signatures
from goldenhour.force import queries as force
from goldenhour.force.models import Officer
from goldenhour.journal.codes import Undeclared
from goldenhour.journal.commands import NotAllowed, Refused, StillRunning
from goldenhour.web import clock
from goldenhour.web.api.problem import problem
from goldenhour.web.doors import open_to_signed

LARGEST = 64 * 1024  # bytes
TOO_LARGE = "The body is larger than 64 KB. Send fewer events at a time."
NO_KEY = "The force has set no GOLDENHOUR_TELEPHONY_KEY, so nothing can be believed."
NOBODY = "The force has no service with the role telephony. Appoint one, then send again."
AGAIN = "Not now: the database does not answer. Send the same again in a moment."
UNKEEPABLE = "A value cannot be kept as it is. Shorten it and send again."
REFUSED = (Refused, StillRunning, ObjectDoesNotExist)


@open_to_signed
def events(request: HttpRequest) -> HttpResponse:
    """``POST /telephony/v1/events``: events of calls, signed; in any order, any number of times."""
    if request.method != "POST":
        refused = problem(405, "This address answers POST only.")
        refused["Allow"] = "POST"
        return refused
    try:
        return _answered(request)
    except (OperationalError, InterfaceError):
        busy = problem(503, AGAIN)
        busy["Retry-After"] = "5"
        return busy


def _answered(request: HttpRequest) -> HttpResponse:
    body = _body(request)
    if body is None:
        return problem(413, TOO_LARGE)
    if not settings.TELEPHONY_KEYS:
        return problem(503, NO_KEY, title="Not set up")
    if why := _wrong(request, body):
        stranger = problem(401, why, title="No valid signature")
        stranger["WWW-Authenticate"] = "Goldenhour-Signature"
        return stranger
    try:
        raw = call_events.raw_events(body)
    except call_events.Unreadable as why_not:
        return problem(400, str(why_not))
    service = next(iter(force.with_role("telephony")), None)
    if service is None:
        return problem(503, NOBODY, title="Not set up")
    return _said(_taken(raw, service))


def _body(request: HttpRequest) -> bytes | None:
    """What was sent, or None where it is too much."""
    try:
        if int(request.headers.get("Content-Length") or 0) > LARGEST:
            return None
        body = request.body
    except (RequestDataTooBig, ValueError):
        return None
    return body if len(body) <= LARGEST else None


def _wrong(request: HttpRequest, body: bytes) -> str:
    """Signatures live by the real time, like keys and sessions."""
    return signatures.wrong(
        settings.TELEPHONY_KEYS,
        named=request.headers.get(signatures.KEY, ""),
        timestamp=request.headers.get(signatures.TIMESTAMP, ""),
        signature=request.headers.get(signatures.SIGNATURE, ""),
        body=body,
        at=clock.real_now(),
    )


def _taken(raw: Iterable[bytes], by: Officer) -> list[dict[str, Any]]:
    """What became of each event, in the order in which they were sent."""
    at = clock.now()
    return [{"index": index} | _one(each, by, at) for index, each in enumerate(raw)]


def _one(raw: bytes, by: Officer, at: Any) -> dict[str, Any]:
    try:
        contact = call_events.take(call_events.read(raw), by=by, at=at)
    except call_events.Unreadable as why:
        return {"refused": str(why)}
    except NotAllowed:
        return {"refused": NOBODY}
    except REFUSED as why:
        return {"refused": str(why)}
    except (DataError, IntegrityError, Undeclared, OverflowError):
        return {"refused": UNKEEPABLE}
    return {"contact": str(contact.uid), "reference": contact.reference}


def _said(done: list[dict[str, Any]]) -> HttpResponse:
    refused = [one for one in done if "refused" in one]
    if refused:
        detail = f"{len(refused)} of {len(done)} events were refused; the others are kept."
        return problem(422, detail, events=done)
    return JsonResponse({"events": done})
