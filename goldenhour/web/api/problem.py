"""Problems: what the API says when it says no, as application/problem+json (RFC 9457)."""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, ValidationError

from goldenhour.journal.commands import OtherBody, Refused, StillRunning
from goldenhour.journal.rows import Stale

TITLES = {
    400: "The request cannot be read",
    401: "No valid token",
    403: "Not allowed",
    404: "Not found",
    409: "Still being carried out",
    412: "Somebody changed it meanwhile",
    422: "Refused",
    428: "The version you saw is missing",
    503: "The database does not answer",
}


class Problem(Schema):
    """What went wrong: ``detail`` says it in words, ``errors`` where in the request."""

    type: str = "about:blank"
    title: str
    status: int
    detail: str
    errors: list[dict[str, Any]] = []


class Unreadable(Exception):
    """A header that is missing or cannot be read; answered with ``status``."""

    def __init__(self, status: int, detail: str) -> None:
        super().__init__(detail)
        self.status = status


def problem(status: int, detail: str, **more: Any) -> HttpResponse:
    """The answer itself. ``more`` goes into the body, such as both versions of a row."""
    body = {"type": "about:blank", "title": TITLES[status], "status": status, "detail": detail}
    return JsonResponse(body | more, status=status, content_type="application/problem+json")


def install(api: NinjaAPI) -> None:
    """Teach an API to answer every refusal of the house."""

    def on(kind: type[Exception], answer: Any) -> None:
        api.add_exception_handler(kind, lambda request, error: answer(request, error))

    on(Unreadable, lambda _, error: problem(error.status, str(error)))
    on(AuthenticationError, lambda *_: problem(401, "Send a valid token: Authorization: Bearer …"))
    on(PermissionDenied, lambda _, error: problem(403, str(error) or "Your token may not do this."))
    on(ObjectDoesNotExist, lambda *_: problem(404, "There is no such record."))
    on(HttpError, lambda _, error: problem(400, str(error)))
    on(ValidationError, _invalid)
    on(OtherBody, lambda _, error: problem(422, str(error)))
    on(Refused, lambda _, error: problem(422, str(error), errors=_where(error)))
    on(Stale, lambda _, error: problem(412, str(error), seen=error.seen, now=error.now))
    on(StillRunning, _running)
    on(OperationalError, lambda *_: problem(503, "Try again in a moment; nothing was lost."))


def _where(error: Refused) -> list[dict[str, Any]]:
    return [{"loc": ["body", error.field], "msg": str(error)}] if error.field else []


def _invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """422, naming each place; what was sent is never repeated."""
    errors = [{"loc": list(one["loc"]), "msg": one["msg"]} for one in error.errors]
    return problem(422, "Some values are missing or wrong; see errors.", errors=errors)


def _running(request: HttpRequest, error: Exception) -> HttpResponse:
    answer = problem(409, str(error))
    answer["Retry-After"] = "1"
    return answer
