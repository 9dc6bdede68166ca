"""Reading: bodies within bounds, and the kinds of values that a command's arguments become.

Strict on purpose: what is too large, too deep, not finite, no text or of another kind is
refused before any command sees it. Bounds are far above what people write.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import msgspec
from django.http import HttpRequest
from ninja.parser import Parser
from pydantic import AfterValidator, AwareDatetime, BeforeValidator, Field

from goldenhour.web.api.problem import TOO_LARGE, Unreadable

LARGEST = 1024 * 1024  # bytes of a body
DEEPEST = 16
LONGEST_TEXT = 20_000  # characters
LONGEST_LIST = 200
YEARS = range(1900, 2200)


class Bounded(Parser):
    """Reads a body as one JSON document. Raises Unreadable: 413 too large, else 400."""

    def parse_body(self, request: HttpRequest) -> Any:
        """The document as plain Python values."""
        if len(request.body) > LARGEST:
            raise Unreadable(413, TOO_LARGE)
        try:
            said = msgspec.json.decode(request.body)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as why:
            raise Unreadable(400, "The body is no JSON document in UTF-8.") from why
        _check(said, DEEPEST)
        return said


def _check(said: object, deeper: int) -> None:
    """Refuse what lies too deep, and texts and numbers that no database keeps."""
    if deeper == 0:
        raise Unreadable(400, f"The body is nested deeper than {DEEPEST} levels.")
    if isinstance(said, str) and "\0" in said:
        raise Unreadable(400, "A text holds a zero byte, which cannot be kept.")
    if isinstance(said, int) and abs(said) >= 2**63:
        raise Unreadable(400, "A number is out of range.")
    if isinstance(said, dict):
        for name, value in said.items():
            _check(name, deeper)
            _check(value, deeper - 1)
    if isinstance(said, list):
        for value in said:
            _check(value, deeper - 1)


def _only_text(said: object) -> object:
    if not isinstance(said, str):
        raise ValueError("write it as text, as ISO 8601 says")
    return said


def _in_reach(moment: Any) -> Any:
    if moment.year not in YEARS:
        raise ValueError(f"the year must lie between {YEARS.start} and {YEARS.stop - 1}")
    return moment


SIMPLE: dict[Any, Any] = {
    str: Annotated[str, Field(max_length=LONGEST_TEXT)],
    int: Annotated[int, Field(strict=True, ge=-(2**31), lt=2**31)],
    bool: Annotated[bool, Field(strict=True)],
    datetime: Annotated[AwareDatetime, AfterValidator(_in_reach), BeforeValidator(_only_text)],
    date: Annotated[date, AfterValidator(_in_reach), BeforeValidator(_only_text)],
}


def kind_of(hint: Any) -> Any:
    """The strict kind of an argument: what a command's own signature says, within bounds."""
    origin, parts = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return Union[tuple(kind_of(part) for part in parts)]  # noqa: UP007  # made at run time
    if origin in (Sequence, Mapping):
        made: Any = list if origin is Sequence else dict
        kinds = made[tuple(kind_of(part) for part in parts)]
        return Annotated[kinds, Field(max_length=LONGEST_LIST)]
    return Any if hint is object else SIMPLE.get(hint, hint)
