"""Readers: each takes one JSON value and its path, and gives it back checked.

A reader never raises and never guesses: what it does not accept becomes a `Fault` with the
path, and reading goes on, so that one look finds every fault. True and false are not numbers,
1.0 is not a whole number, and null is refused wherever the format does not show it.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from goldenhour.triage.rules.shape import UNKNOWN, Fault

Faults = list[Fault]
Reader = Callable[[Any, str, Faults], Any]

MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:[0-5]\d)", re.ASCII)
# Well-formed by BCP 47: language, script, region, variants, extensions, private use.
LANGUAGE = re.compile(
    r"(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?"
    r"(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*(?:-[a-wyz\d](?:-[a-z\d]{2,8})+)*(?:-x(?:-[a-z\d]{1,8})+)?"
    r"|x(?:-[a-z\d]{1,8})+",
    re.IGNORECASE | re.ASCII,
)
PLAIN_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,63}", re.ASCII)
SHOWN = 60


class Doubled(dict[str, Any]):
    """An object in which some keys stood twice; ``twice`` names them."""

    twice: list[str]


class NoNumber:
    """What JSON has no word for: NaN, an infinity, or a number too long to read."""

    def __init__(self, name: str) -> None:
        self.name = name


def below(path: str, key: str) -> str:
    """The path of a field. A key that is no plain word is quoted, and cut when long."""
    if not PLAIN_KEY.fullmatch(key):
        quoted = json.dumps(key[:SHOWN])
        return f"{'' if path == '$' else path}[{quoted}]"
    return key if path == "$" else f"{path}.{key}"


def called(value: object) -> str:
    """What a value is called in a message."""
    match value:
        case None:
            return "null"
        case bool():
            return "true" if value else "false"
        case str():
            return json.dumps(value if len(value) <= SHOWN else value[:SHOWN] + "...")
        case int() | float():
            return repr(value) if -1e18 < value < 1e18 else "a huge number"
        case NoNumber():
            return value.name
        case list():
            return "a list"
    return "an object"


def text(value: Any, path: str, faults: Faults) -> str:
    if type(value) is not str:
        faults.append(Fault(path, f"must be text, not {called(value)}"))
        return ""
    if not value.isascii():
        try:
            value.encode()
        except UnicodeEncodeError:
            faults.append(Fault(path, "holds half a character (a lone surrogate)"))
    return value


def filled_text(value: Any, path: str, faults: Faults) -> str:
    read = text(value, path, faults)
    if type(value) is str and not read.strip():
        faults.append(Fault(path, "must not be blank"))
    return read


def boolean(value: Any, path: str, faults: Faults) -> bool:
    if type(value) is not bool:
        faults.append(Fault(path, f"must be true or false, not {called(value)}"))
    return value is True


def whole(value: Any, path: str, faults: Faults) -> int:
    if type(value) is int and value >= 0:
        return value
    faults.append(Fault(path, f"must be a whole number of 0 or more, not {called(value)}"))
    return 0


def age(value: Any, path: str, faults: Faults) -> int:
    if type(value) is int and 0 <= value <= 130:
        return value
    faults.append(Fault(path, f"must be a whole number from 0 to 130, not {called(value)}"))
    return 0


def moment(value: Any, path: str, faults: Faults) -> datetime | None:
    if type(value) is str and MOMENT.fullmatch(value):
        try:
            return datetime.fromisoformat(value)
        except ValueError:
            faults.append(Fault(path, f"is no moment of the calendar: {called(value)}"))
            return None
    wrong = "must be a moment with its offset, as 2026-03-09T18:05:00+00:00"
    faults.append(Fault(path, f"{wrong}, not {called(value)}"))
    return None


def language(value: Any, path: str, faults: Faults) -> str | None:
    """A BCP 47 tag; null, blank or `unknown` answers nothing."""
    if value is None or (type(value) is str and value.strip() in ("", UNKNOWN)):
        return None
    if type(value) is str and LANGUAGE.fullmatch(value):
        return value
    faults.append(Fault(path, f"must be a language tag such as en or cy, not {called(value)}"))
    return None


def nullable(read: Reader) -> Reader:
    return lambda value, path, faults: None if value is None else read(value, path, faults)


def one_of(options: Iterable[str], besides: Iterable[str | None] = ()) -> Reader:
    """One of the options; ``besides`` is taken too, and not offered in the message."""
    listed = list(options)
    known = frozenset((*listed, *besides))

    def read(value: Any, path: str, faults: Faults) -> Any:
        if (value is None or type(value) is str) and value in known:
            return value
        faults.append(Fault(path, f"{called(value)} is not one of {', '.join(listed)}"))
        return ""

    return read


def list_of(each: Reader) -> Reader:
    def read(value: Any, path: str, faults: Faults) -> tuple[Any, ...]:
        if type(value) is not list:
            faults.append(Fault(path, f"must be a list, not {called(value)}"))
            return ()
        return tuple([each(item, f"{path}[{index}]", faults) for index, item in enumerate(value)])

    return read


def many_of(options: Iterable[str]) -> Reader:
    """A list of options. One named twice counts once."""
    listed = list(options)
    known = frozenset(listed)
    slowly = list_of(one_of(listed))

    def read(value: Any, path: str, faults: Faults) -> tuple[str, ...]:
        if type(value) is list and _are_all(value, known):
            return tuple(dict.fromkeys(value))
        return tuple(slowly(value, path, faults))

    return read


def _are_all(items: list[Any], known: frozenset[str]) -> bool:
    try:
        return known.issuperset(items)
    except TypeError:  # a list or an object stands where an id should
        return False


def object_of(
    fields: Mapping[str, Reader], required: Iterable[str] = (), make: Any = dict
) -> Reader:
    """An object with these fields and no other, made into ``make(**fields)``."""
    must = tuple(required)

    def read(value: Any, path: str, faults: Faults) -> Any:
        if not isinstance(value, dict):
            faults.append(Fault(path, f"must be an object, not {called(value)}"))
            return None
        before = len(faults)
        if type(value) is Doubled:
            faults += [Fault(below(path, key), "is given twice") for key in value.twice]
        prefix = "" if path == "$" else f"{path}."
        read = {}
        for key, item in value.items():
            reader = fields.get(key)
            if reader is None:
                faults.append(Fault(below(path, str(key)), "is not a field known here"))
            else:
                read[key] = reader(item, prefix + key, faults)
        faults += [Fault(prefix + key, "is required") for key in must if key not in value]
        if len(faults) > before:
            return None
        return read if make is dict else make(**read)

    return read
