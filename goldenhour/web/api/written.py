"""Written: a large answer put into JSON by its schema's fields, without a model of each part.

The document still says what the schema says, and the octets are those that the model would give.
To check our own rows by models took longer than to find them.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from functools import cache
from typing import Any, get_args
from uuid import UUID

from django.core.serializers.json import DjangoJSONEncoder
from django.http import HttpResponse
from ninja import Schema

TYPE = "application/json; charset=utf-8"
MOMENT = DjangoJSONEncoder().default
AS_TEXT: Mapping[type, Callable[[Any], str]] = {
    UUID: str,
    datetime: MOMENT,
    date: date.isoformat,
}


def written(schema: type[Schema], row: object) -> HttpResponse:
    """The row's values by the fields of the schema, as the body of an answer."""
    return HttpResponse(json.dumps(_fields(schema, row)), content_type=TYPE)


def _fields(schema: type[Schema], row: object) -> dict[str, Any]:
    return {name: _value(getattr(row, name), of) for name, of in _parts(schema)}


def _value(value: Any, of: type[Schema] | None) -> Any:
    if isinstance(value, tuple | list):
        return [_value(each, of) for each in value]
    if of is not None and value is not None:
        return _fields(of, value)
    write = AS_TEXT.get(type(value))
    return value if write is None else write(value)


@cache
def _parts(schema: type[Schema]) -> tuple[tuple[str, type[Schema] | None], ...]:
    """Each field, and the schema of what it holds; None where that is no row."""
    return tuple(
        (name, next(_schemas(field.annotation), None))
        for name, field in schema.model_fields.items()
    )


def _schemas(kind: Any) -> Iterator[type[Schema]]:
    if isinstance(kind, type) and issubclass(kind, Schema):
        yield kind
    for part in get_args(kind):
        yield from _schemas(part)
