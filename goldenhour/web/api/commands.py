"""Commands as operations: ``POST /api/v1/commands/<name>`` for each line of the registry.

Nothing is written twice: the body's schema comes from the command's own signature, strict
and without unknown fields; ``by`` is the token's officer and ``at`` the house's moment.
``Idempotency-Key`` is required (400); ``If-Match`` too (428), where the command is about a
record that exists already, which is where its first argument is a uid.
"""

import inspect
from collections.abc import Callable
from typing import Any, get_type_hints
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema
from ninja.params.functions import Header
from pydantic import ConfigDict, create_model

from goldenhour.journal.commands import COMMANDS, Command
from goldenhour.web.api.answers import answers_of
from goldenhour.web.api.bearer import within
from goldenhour.web.api.problem import Unreadable
from goldenhour.web.api.reading import kind_of

MARKS = ("by", "at")
NO_KEY = "Send Idempotency-Key with a UUID of your own, the same when you send this again."
NO_VERSION = 'Send If-Match with the version you saw, such as "3".'


class Done(Schema):
    """What a command leaves: the record it made or changed, and that record's version.

    Sent again under its key, a command answers with the same record, at the version that the
    record has by then.
    """

    command: str
    uid: UUID
    version: int


class Strict(Schema):
    """A body without unknown fields."""

    model_config = ConfigDict(extra="forbid")


def body_of(command: Command) -> type[Schema]:
    """The schema of a command's body, from its own signature."""
    hints = get_type_hints(command.function)
    fields: dict[str, Any] = {}
    for name, given in inspect.signature(command.function).parameters.items():
        if name not in MARKS:
            default = ... if given.default is inspect.Parameter.empty else given.default
            fields[name] = (kind_of(hints[name]), default)
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
        said = inspect.getdoc(command.function) or command.name
        built.add_api_operation(
            f"/commands/{command.name}",
            ["POST"],
            _operation(command),
            response=answers_of(Done),
            operation_id=command.name,
            summary=said.splitlines()[0],
            description=said,
            openapi_extra={"x-undo": command.undo, "x-about-a-record": is_about_a_record(command)},
        )
    return built


def _operation(command: Command) -> Callable[..., Any]:
    body = body_of(command)
    about_a_record = is_about_a_record(command)

    def carry_out(
        request: HttpRequest,
        response: HttpResponse,
        said: Any,
        idempotency_key: str | None = Header(None, alias="Idempotency-Key"),
        if_match: str | None = Header(None, alias="If-Match"),
    ) -> Any:
        caller = within(request, command.name)
        given = {name: getattr(said, name) for name in type(said).model_fields}
        row = command.run(
            **given,
            by=caller.officer,
            at=caller.at,
            key=_key(idempotency_key),
            expects=_version(if_match, needed=about_a_record),
        )
        response["ETag"] = f'"{row.version}"'
        return Done(command=command.name, uid=row.uid, version=row.version)

    carry_out.__annotations__["said"] = body
    return carry_out


def _key(text: str | None) -> UUID:
    if text is None:
        raise Unreadable(400, NO_KEY)
    try:
        return UUID(text)
    except ValueError as why:
        raise Unreadable(400, "Idempotency-Key must be a UUID. Make a new one.") from why


def _version(text: str | None, *, needed: bool) -> int | None:
    if text is None:
        if needed:
            raise Unreadable(428, NO_VERSION)
        return None
    digits = text.strip().strip('"')
    if not (digits.isascii() and digits.isdecimal()) or len(digits) > 9:
        raise Unreadable(400, 'If-Match must be the version you saw, such as "3".')
    return int(digits)
