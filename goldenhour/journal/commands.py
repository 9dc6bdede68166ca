"""What makes a function a command: permission, one transaction, one receipt, one trace.

Nothing in the house changes state outside a function marked ``@command``. The mark keeps
the promises, so that no stage has to remember them:

* the officer may do it, or it is refused and the refusal is written down;
* all of it happens or none of it;
* under an idempotency key it happens once; asked again it gives the same answer;
* whoever saw an older version of the row is told, and nothing is overwritten;
* it is written in the journal in the same transaction; a change that wrote nothing is a bug.

A command takes plain values, keyword only; ``by`` (who) and ``at`` (when) always. The mark
itself takes ``key`` (a UUID, once in the installation) and ``expects`` (a version).
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager, nullcontext
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from functools import wraps
from typing import Any, ParamSpec, Protocol, TypeVar, get_type_hints
from uuid import UUID, uuid4

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import connection, transaction

from goldenhour.journal import entries, rows, together
from goldenhour.journal.codes import Code, Fact, canonical, fingerprint, plain
from goldenhour.journal.models import Entry, Kept, Receipt

Given = ParamSpec("Given")
Result = TypeVar("Result", bound=Kept)


class Actor(Protocol):
    """Whoever acts: an officer, a member of staff, or a service of rank ``system``."""

    pk: Any

    def may(self, name: str) -> bool:
        """Whether one of the actor's roles holds this permission."""
        ...


class Refused(ValueError):
    """A command said no. The text says what, why and how to mend it, in 20 words or fewer.

    ``field`` names the argument to mend, where there is one.
    """

    field = ""


class NotAllowed(PermissionDenied):
    """No role of the actor holds this permission. Doors answer 403."""


class OtherBody(Refused):
    """The key was used for something else (422)."""


class NotText(Refused):
    """A text holds what no database keeps: a zero byte, or half a character."""


class StillRunning(Exception):
    """The same command under the same key is being carried out now (409, try again)."""


class SilentChange(AssertionError):
    """A command finished without a journal entry: a defect of ours."""


@dataclass(frozen=True)
class Command:
    """One line of the registry: what the command line, the API and the docs are made from."""

    name: str
    verb: str
    undo: str | None
    gives: type[Kept]
    run: Callable[..., Any]
    function: Callable[..., Any]


@dataclass
class Running:
    name: str
    entries: int = field(default=0)


SIGNED = ("key", "command", "body_sha256", "status", "result", "at")  # the columns of a receipt
SIGN = """
INSERT INTO journal_receipt (key, command, body_sha256, status, result, at)
VALUES (%s, %s, %s, %s, %s, %s) ON CONFLICT (key) DO NOTHING
"""
ZERO_BYTE = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")  # as JSON spells it, and no spelt-out backslash
UNKEEPABLE = re.compile("[\x00\ud800-\udfff]")
COMMANDS: dict[str, Command] = {}
_running: ContextVar[Running | None] = ContextVar("command being carried out", default=None)


def command(
    name: str, *, verb: str = "", undo: str | None = None
) -> Callable[[Callable[Given, Result]], Callable[..., Result]]:
    """Mark the function that carries out the command called ``name``.

    ``verb`` is its word on the command line, ``undo`` the name of the command that takes it
    back. The marked function returns the row it made or changed.
    """

    def mark(function: Callable[Given, Result]) -> Callable[..., Result]:
        gives = get_type_hints(function)["return"]

        @wraps(function)
        def run(*, key: UUID | None = None, expects: int | None = None, **given: Any) -> Result:
            permit(name, by=given["by"], at=given["at"])
            body = _fingerprint(name, given)
            with _all_or_nothing():
                if key is not None and (done := _done(key, body)):
                    found: Result = gives._default_manager.get(uid=done.result)
                    return found
                result: Result = _carry_out(name, function, expects, given)
                _sign(key or uuid4(), name, body, result, given["at"])
            return result

        COMMANDS[name] = Command(name, verb, undo, gives, run, function)
        return run

    return mark


def _all_or_nothing() -> AbstractContextManager[Any]:
    """A command within a command stands or falls with it: no savepoint of its own."""
    is_outermost, commands = _running.get() is None, together.now()
    if commands is None:
        return transaction.atomic(savepoint=is_outermost)
    return commands.one() if is_outermost else nullcontext()


def permit(name: str, *, by: Actor, at: datetime) -> None:
    """Refuse who may not, and write the refusal down. Raises NotAllowed."""
    if by.may(name):
        return
    if by.pk is not None:
        Entry.objects.create(what="journal.refused", about=name, by_id=by.pk, at=at, command=name)
    raise NotAllowed(f"Your roles do not include {name}. Ask your supervisor for it.")


def _fingerprint(name: str, given: Mapping[str, Any]) -> bytes:
    """Of what the request says: all but the moment, which differs when it is sent again.

    Salted with the key of the house, so that a receipt cannot be used to guess a password or
    the name in a record that was erased. Raises NotText.
    """
    said = {word: value for word, value in given.items() if word not in ("at", "by")}
    try:
        content = canonical({name: said | {"by": given["by"].pk}})
    except UnicodeEncodeError as why:
        raise _not_text("A text holds half a character. Type it again.", said) from why
    if ZERO_BYTE.search(content):
        raise _not_text("A text holds a zero byte, which cannot be kept. Type it again.", said)
    return hashlib.sha256(settings.SECRET_KEY.encode() + content).digest()


def _not_text(sentence: str, said: Mapping[str, Any]) -> NotText:
    """The refusal, beside the first argument that cannot be kept."""
    refused = NotText(sentence)
    unkeepable = [word for word, value in said.items() if UNKEEPABLE.search(str(value))]
    refused.field = next(iter(unkeepable), "")
    return refused


def _done(key: UUID, body: bytes) -> Receipt | None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [key.int % 2**63])
        row = cursor.fetchone()
    if row is None or not row[0]:
        raise StillRunning("This was already sent and is being carried out. Wait a moment.")
    receipt = Receipt.objects.filter(key=key).first()
    if receipt and bytes(receipt.body_sha256) != body:
        raise OtherBody("This key was used for another command. Send it again with a new key.")
    return receipt


def _carry_out(
    name: str, function: Callable[..., Result], expects: int | None, given: Mapping[str, Any]
) -> Result:
    running = Running(name)
    outer = _running.set(running)
    version = rows.expected.set(expects)
    try:
        result = function(**given)
    finally:
        rows.expected.reset(version)
        _running.reset(outer)
    if not running.entries:
        raise SilentChange(name)
    return result


def _sign(key: UUID, name: str, body: bytes, result: Kept, at: datetime) -> None:
    """Write the receipt. Raises StillRunning where the key was signed at the same moment."""
    receipt = (key, name, body, "done", result.uid, at)
    commands = together.now()
    if commands is not None:
        commands.add_plain(Receipt, SIGNED, [receipt])
        return
    with connection.cursor() as cursor:
        cursor.execute(SIGN, receipt)
        if cursor.rowcount != 1:
            raise StillRunning("This was sent twice at once. Ask again for the answer.")


def record(
    what: str,
    *,
    about: Kept | str,
    by: Actor,
    at: datetime,
    wrote: object = None,
    **facts: Fact,
) -> Entry:
    """Write one line in the journal, inside the transaction of the command.

    ``wrote`` is the content that people gave: only its fingerprint is kept, salted with the
    salt of the row it stands in. Raises Undeclared where a fact is free text.
    """
    entry = _entry(what, about=about, by=by, at=at, wrote=wrote, facts=facts)
    rows.add(entry)
    return entry


def record_each(
    what: str,
    *,
    abouts: Iterable[str] | Mapping[str, Mapping[str, Fact]],
    by: Actor,
    at: datetime,
    is_once: bool = False,
    **facts: Fact,
) -> None:
    """Write the same line about each of several records, with facts of each. One query.

    ``is_once``: what the same person is on record for with the same ``contact`` is left out; not
    while commands are carried out together.
    """
    own = abouts if isinstance(abouts, Mapping) else {}
    said = plain(facts)
    each = [(one, said | plain(own.get(one, {}))) for one in abouts]
    running = _running.get()
    if running:
        running.entries += len(each)
    contact = str(facts["contact"]) if is_once and facts.get("contact") else None
    lines = entries.Lines(Code(what), running.name if running else "", at, by.pk, each)
    entries.write(lines, once_for=contact)


def _entry(
    what: str,
    *,
    about: Kept | str,
    by: Actor,
    at: datetime,
    facts: Mapping[str, Fact],
    wrote: object = None,
) -> Entry:
    running = _running.get()
    if running:
        running.entries += 1
    salt = bytes(about.salt) if isinstance(about, Kept) else b""
    return Entry(
        what=Code(what),
        about=about.journal_name if isinstance(about, Kept) else about,
        facts=plain(facts),
        content=None if wrote is None else fingerprint(wrote, salt=salt),
        command=running.name if running else "",
        by_id=by.pk,
        at=at,
    )
