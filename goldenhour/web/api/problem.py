"""Problems: what the API says when it says no, as application/problem+json (RFC 9457).

A problem names the place and says the mend; it never repeats what was sent.
"""

import logging
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied, RequestDataTooBig
from django.db import DataError, IntegrityError, InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, ValidationError

from goldenhour.journal.codes import Undeclared
from goldenhour.journal.commands import OtherBody, Refused, StillRunning
from goldenhour.journal.rows import Stale

TYPE = "application/problem+json"
TITLES = {
    400: "The request cannot be read",
    401: "No valid token",
    403: "Not allowed",
    404: "Not found",
    405: "Not with this method",
    409: "Still being carried out",
    412: "Somebody changed it meanwhile",
    413: "Too large",
    422: "Refused",
    428: "The version you saw is missing",
    500: "A fault of ours",
    503: "The database does not answer",
}
REFUSALS = frozenset({400, 401, 403, 404, 409, 412, 422, 428, 503})
MEND = {
    DataError: "A value is too long or out of range. Shorten it and send again.",
    IntegrityError: "This exists already, or a value is not one of its list.",
    Undeclared: "A value that must be a code is free text. Use letters and digits.",
    OverflowError: "A number or moment is out of range. Send a smaller one.",
}
TOO_LARGE = "The body is larger than one megabyte. Send less."
log = logging.getLogger("goldenhour.api")


class Place(Schema):
    """Where in the request something is wrong: ``loc`` is the way to it from outside in."""

    loc: list[str | int]
    msg: str


class Problem(Schema):
    """What went wrong: ``detail`` says it in words, ``errors`` where in the request.

    ``seen`` and ``now`` are the versions of a record that somebody changed meanwhile.
    """

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    errors: list[Place] = []
    seen: int | None = None
    now: int | None = None


class Unreadable(Exception):
    """A header or body that is missing or cannot be read; answered with ``status``."""

    def __init__(self, status: int, detail: str) -> None:
        super().__init__(detail)
        self.status = status


def problem(status: int, detail: str, **more: Any) -> HttpResponse:
    """The answer itself. ``more`` goes into the body, such as both versions of a row."""
    body = {"type": "about:blank", "title": TITLES[status], "status": status, "detail": detail}
    return JsonResponse(body | more, status=status, content_type=TYPE)


def install(api: NinjaAPI) -> None:
    """Teach an API to answer every refusal of the house."""

    def on(kind: type[Exception], answer: Any) -> None:
        api.add_exception_handler(kind, lambda request, error: answer(request, error))

    on(Unreadable, lambda _, error: problem(error.status, str(error)))
    on(AuthenticationError, _stranger)
    on(PermissionDenied, lambda _, error: problem(403, str(error) or "Your token may not do this."))
    on(ObjectDoesNotExist, lambda *_: problem(404, "There is no such record."))
    on(Http404, lambda *_: problem(404, "There is no such address. See openapi.json."))
    on(RequestDataTooBig, lambda *_: problem(413, TOO_LARGE))
    on(HttpError, _broken)
    on(ValidationError, _invalid)
    on(OtherBody, lambda _, error: problem(422, str(error)))
    on(Refused, lambda _, error: problem(422, str(error), errors=_where(error)))
    on(Stale, lambda _, error: problem(412, str(error), seen=error.seen, now=error.now))
    on(StillRunning, _running)
    for kind, mend in MEND.items():
        on(kind, lambda _, error, mend=mend: problem(422, mend))
    on(OperationalError, _no_database)
    on(InterfaceError, _no_database)
    on(Exception, _fault)


def _where(error: Refused) -> list[dict[str, Any]]:
    return [{"loc": ["body", error.field], "msg": str(error)}] if error.field else []


def _stranger(request: HttpRequest, error: Exception) -> HttpResponse:
    answer = problem(401, "Send a valid token: Authorization: Bearer …")
    answer["WWW-Authenticate"] = "Bearer"
    return answer


def _broken(request: HttpRequest, error: Exception) -> HttpResponse:
    """The library's own complaint; behind it stands ours, if we made it while reading."""
    why = error.__cause__
    if isinstance(why, Unreadable):
        return problem(why.status, str(why))
    return problem(400, "The request cannot be read. Send one JSON document in UTF-8.")


def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """422, naming each place; what was sent is never repeated."""
    errors = [{"loc": _place(one["loc"]), "msg": one["msg"]} for one in error.errors]
    return problem(422, "Some values are missing or wrong; see errors.", errors=errors)


def _place(loc: Any) -> list[Any]:
    """The place as the sender knows it: without the name our own function has for the body."""
    return [one for one in loc if one != "said"]


def _running(request: HttpRequest, error: Exception) -> HttpResponse:
    answer = problem(409, str(error))
    answer["Retry-After"] = "1"
    return answer


def _no_database(request: HttpRequest, error: Exception) -> HttpResponse:
    answer = problem(503, "Try again in a moment; nothing was lost.")
    answer["Retry-After"] = "5"
    return answer


def _fault(request: HttpRequest, error: Exception) -> HttpResponse:
    """Noted with its places and without its words; nothing of it is shown."""
    log.exception("api.failed")
    return problem(500, "This is a fault of ours and was noted. Try again, or call support.")
