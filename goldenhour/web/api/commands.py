"""Commands as operations: ``POST /api/v1/commands/<name>`` for each line of the registry.

Nothing is written twice: the body's schema comes from the command's own signature, strict
and without unknown fields; ``by`` is the token's officer and ``at`` the house's moment.
``Idempotency-Key`` is required; ``If-Match`` too, where the command is about a record that
exists already, which is where its first argument is a uid.
"""

import inspect
from collections.abc import Callable
from datetime import datetime
from typing import Any, get_type_hints
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Header, Router, Schema, Status
from pydantic import ConfigDict, create_model

from goldenhour.journal.commands import COMMANDS, Command
from goldenhour.web.api.bearer import Caller, within
from goldenhour.web.api.problem import Problem, Unreadable

MARKS = ("by", "at")
REFUSALS = frozenset({400, 401, 403, 404, 409, 412, 422, 428, 503})


class Done(Schema):
    """What a command leaves: the record it made or changed, and that record's version."""

    command: str
    uid: UUID
    version: int
    at: datetime


class Strict(Schema):
    """A body without unknown fields."""

    model_config = ConfigDict(extra="forbid", strict=False)


def body_of(command: Command) -> type[Schema]:
    """The schema of a command's body, from its own signature."""
    hints = get_type_hints(command.function)
    fields: dict[str, Any] = {}
    for name, given in inspect.signature(command.function).parameters.items():
        if name not in MARKS:
            default = ... if given.default is inspect.Parameter.empty else given.default
            fields[name] = (hints[name], default)
    title = "".join(part.title() for part in command.name.replace("_", ".").split("."))
    return create_model(title, __base__=Strict, **fields)


def is_about_a_record(command: Command) -> bool:
    """Whether the command changes a record that exists: its first argument is a uid."""
    hints = get_type_hints(command.function)
    first = next(iter(inspect.signature(command.function).parameters))
    return hints[first] is UUID


def router() -> Router:
    """One operation for each command now in the registry."""
    built = Router(tags=["commands"])
    for command in sorted(COMMANDS.values(), key=lambda one: one.name):
        built.add_api_operation(
            f"/commands/{command.name}",
            ["POST"],
            _operation(command),
            response={200: Done, REFUSALS: Problem},
            operation_id=command.name,
            summary=(inspect.getdoc(command.function) or command.name).splitlines()[0],
        )
    return built


def _operation(command: Command) -> Callable[..., Any]:
    body = body_of(command)
    about_a_record = is_about_a_record(command)

    def carry_out(
        request: HttpRequest,
        response: HttpResponse,
        said: Any,
        idempotency_key: str = Header(..., alias="Idempotency-Key"),
        if_match: str | None = Header(None, alias="If-Match"),
    ) -> Any:
        caller: Caller = request  # type: ignore[assignment]  # stamped by Bearer
        within(caller, command.name)
        given = {name: getattr(said, name) for name in type(said).model_fields}
        row = command.run(
            **given,
            by=caller.officer,
            at=caller.at,
            key=_key(idempotency_key),
            expects=_version(if_match, needed=about_a_record),
        )
        response["ETag"] = f'"{row.version}"'
        done = Done(command=command.name, uid=row.uid, version=row.version, at=caller.at)
        return Status(200, done)

    carry_out.__annotations__["said"] = body
    return carry_out


def _key(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as why:
        raise Unreadable(400, "Idempotency-Key must be a UUID. Make a new one.") from why


def _version(text: str | None, *, needed: bool) -> int | None:
    if text is None:
        if needed:
            raise Unreadable(428, 'Send If-Match with the version you saw, such as "3".')
        return None
    digits = text.strip().strip('"')
    if not digits.isdecimal() or len(digits) > 9:
        raise Unreadable(400, 'If-Match must be the version you saw, such as "3".')
    return int(digits)
