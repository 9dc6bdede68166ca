"""Strict: what no line of an exchange file may be, whatever its facts are about.

Source: the case-file contract, "The command" and "A fact"; the contact file keeps them with
``contact`` in place of ``case``. Decoding is strict: unknown and missing fields, closed lists,
types, dates and repeated keys are all refused. A reason names our own fields only and never
repeats what the line said, because a refused line may hold anything.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime

import msgspec

from goldenhour.investigation.rules.facts import Fact, fields

LONGEST_LINE_BYTES = 1024 * 1024
FIRST_YEAR, LAST_YEAR = 1950, 2150

_PARTED = re.compile(rb'"[ \t\r]+:')
_PLACE = re.compile(r" - at `\$\.?([a-z_.\[\]]*)")
_FIELD = re.compile(r"required field `([a-z_]+)`")


class Refused(ValueError):
    """The line is not a fact. The message says why, and never repeats the line."""


class Envelope(msgspec.Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """What every line has around its data; ``case`` is called otherwise in other files."""

    id: fields.Id
    case: fields.Id
    type: str
    at: fields.Instant
    by: fields.Id
    data: msgspec.Raw
    recorded_at: fields.Instant | msgspec.UnsetType = msgspec.UNSET


class Reader:
    """Reads the lines of one kind of file.

    ``key`` is what the envelope calls its subject; ``check`` raises Refused for data that
    have the right shape and still may not stand.
    """

    def __init__(
        self,
        key: str,
        envelope: type[Envelope],
        types: Mapping[str, type[fields.Data]],
        check: Callable[[fields.Data], None],
    ) -> None:
        self._envelope = msgspec.json.Decoder(envelope)
        self._decoders = {name: msgspec.json.Decoder(shape) for name, shape in types.items()}
        self._check = check
        self._key = key
        text = rb"""["']%s["']\s*:\s*("(?:[^"\\]|\\.){1,4096}"|'[^'\\"]{1,4096}')"""
        self.naming = re.compile(text % key.encode())

    def fact(self, line: bytes) -> Fact[fields.Data]:
        """The fact a line states. Raises Refused."""
        if len(line) > LONGEST_LINE_BYTES:
            raise Refused("longer than 1 MiB")
        try:
            _refuse_repeated_keys(line)
            envelope = self._envelope.decode(line)
            decoder = self._decoders.get(envelope.type)
            if decoder is None:
                raise Refused("unknown type of fact")
            data = decoder.decode(envelope.data)
        except msgspec.ValidationError as error:
            raise Refused(_reason(str(error))) from None
        except UnicodeDecodeError:
            raise Refused("not valid UTF-8") from None
        except (msgspec.DecodeError, json.JSONDecodeError, RecursionError):
            raise Refused("not valid JSON") from None
        return self._checked(line, envelope, data)

    def fact_again(self, line: bytes) -> Fact[fields.Data]:
        """The fact of a line that was read before and not refused: nothing is checked again."""
        envelope = self._envelope.decode(line)
        return _fact(envelope, self._decoders[envelope.type].decode(envelope.data))

    def named_in(self, raw: bytes) -> set[str]:
        """Whom a refused line may be about: they get no verdict.

        The line's own subject where it can be read, else every one its raw text names.
        """
        try:
            stated = json.loads(raw, object_pairs_hook=_unrepeated)
        except (ValueError, RecursionError):
            stated = None
        if isinstance(stated, dict) and isinstance(stated.get(self._key), str):
            return {stated[self._key]} - {""}
        return {name for name in map(_text, self.naming.findall(raw)) if name}

    def _checked(self, line: bytes, envelope: Envelope, data: fields.Data) -> Fact[fields.Data]:
        refuse_strange_year(envelope.at)
        if isinstance(envelope.recorded_at, datetime):
            refuse_strange_year(envelope.recorded_at)
            if envelope.recorded_at < envelope.at:
                raise Refused("recorded_at is earlier than at")
        if b"\\u0000" in line and _has_nul(json.loads(line)):
            raise Refused("holds a NUL character")
        self._check(data)
        return _fact(envelope, data)


def _fact(envelope: Envelope, data: fields.Data) -> Fact[fields.Data]:
    at = recorded_at = envelope.at.astimezone(UTC)
    if isinstance(envelope.recorded_at, datetime):
        recorded_at = envelope.recorded_at.astimezone(UTC)
    kind = envelope.type
    return Fact(envelope.id, envelope.case, kind, at, recorded_at, envelope.by, data)


def _refuse_repeated_keys(line: bytes) -> None:
    """Cheap for nearly every line; what may repeat a key is read again, pair by pair.

    Where no key is spelt with escapes and none is parted from its colon, there are at most
    as many pairs as there are quotes followed by a colon; as many distinct keys as that
    leave no room for a repetition.
    """
    is_plain = b"\\" not in line and not _PARTED.search(line)
    if not is_plain or line.count(b'":') != _keys_in(msgspec.json.decode(line)):
        json.loads(line, object_pairs_hook=_unrepeated)


def _keys_in(value: object) -> int:
    """How many keys the objects in a value have, however deep they lie."""
    held: Iterable[object] = ()
    count = 0
    if isinstance(value, dict):
        count, held = len(value), value.values()
    elif isinstance(value, list):
        held = value
    for each in held:
        if type(each) is dict or type(each) is list:
            count += _keys_in(each)
    return count


def _unrepeated(pairs: list[tuple[str, object]]) -> dict[str, object]:
    once = dict(pairs)
    if len(once) != len(pairs):
        raise Refused("a key is repeated")
    return once


def _has_nul(value: object) -> bool:
    if isinstance(value, str):
        return "\0" in value
    if isinstance(value, dict):
        return any(map(_has_nul, value)) or any(map(_has_nul, value.values()))
    return isinstance(value, list) and any(map(_has_nul, value))


def refuse_strange_year(moment: date) -> None:
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise Refused(f"a year outside {FIRST_YEAR} to {LAST_YEAR}")


# What msgspec says of a value, and what we say: its own sentence may quote the line.
_REASONS = (
    ("Object contains unknown field", "an unknown field"),
    ("Invalid enum value", "a value outside its closed list"),
    ("Invalid RFC3339 encoded date", "an impossible date or time"),
    ("Expected `datetime` with a timezone", "a time without offset"),
    ("Expected `str` of length >= 1", "an empty id, reference or staff number"),
    ("Expected `str` matching", "a value outside its closed list"),
    ("Expected `int` >=", "a number below its least value"),
    ("Expected `int` <=", "a number above its greatest value"),
    ("Expected ", "a value of the wrong type"),
)


def _reason(said: str) -> str:
    missing = _FIELD.search(said)
    if missing and said.startswith("Object missing"):
        return f"missing field `{missing[1]}`"
    reason = next((ours for theirs, ours in _REASONS if said.startswith(theirs)), "wrong value")
    place = _PLACE.search(said)
    return f"{reason} at `{place[1]}`" if place and place[1] else reason


def _text(quoted: bytes) -> str:
    """What is quoted, in our marks or in single ones (no JSON, but it names a case)."""
    try:
        return str(json.loads(b'"' + quoted[1:-1] + b'"'))
    except ValueError:
        return ""
