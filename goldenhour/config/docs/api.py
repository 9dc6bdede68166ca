"""API page: the operations of ``/api/v1``, from the same description that programs read."""

from collections.abc import Iterator
from typing import Any

from goldenhour.config.api import api
from goldenhour.config.docs.tables import code, page, table

PREFIX = "/api/v1/"
MEANINGS = (
    ("400", "the request cannot be read"),
    ("401", "no valid token"),
    ("403", "the token's scopes, or the officer's roles, do not include it"),
    ("404", "there is no such record"),
    ("409", "the same key is being carried out now; `Retry-After` says when to ask again"),
    ("412", "`If-Match` is older than the record; both versions are given"),
    ("422", "refused, or a value is missing or wrong: `errors` says where"),
    ("428", "`If-Match` is needed for a record that exists"),
    ("503", "the database does not answer"),
)


def api_page() -> str:
    """How to ask, the operations, and what each refusal means."""
    schema: dict[str, Any] = dict(api.get_openapi_schema(path_prefix=PREFIX))
    return page(
        "The API",
        f"OpenAPI {schema['openapi']}, described at `{PREFIX}openapi.json`. Send "
        "`Authorization: Bearer …` with a token whose scopes name what it may do; with every "
        "command an `Idempotency-Key` (a UUID of your own), and for a record that exists "
        "`If-Match` with the version you saw. Answers carry the version as `ETag`.",
        table(("method", "address", "what it does"), _operations(schema)),
        "## Refusals",
        "Every refusal is `application/problem+json`: `detail` says it in words.",
        table(("status", "meaning"), MEANINGS),
    )


def _operations(schema: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    for path, methods in sorted(schema["paths"].items()):
        for method, operation in methods.items():
            yield method.upper(), code(path), operation.get("summary", "")
