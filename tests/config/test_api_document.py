"""The API's document: one operation for each command, and every refusal said."""

import json
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from openapi_spec_validator import validate
from referencing import Registry

import goldenhour
from goldenhour.config.api import api
from goldenhour.journal.commands import COMMANDS
from goldenhour.web.api.problem import REFUSALS, TYPE

HOUSE = Path(goldenhour.__file__).parent
BEFORE = "/api/v1/commands/"


@cache
def document() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(json.dumps(api.get_openapi_schema(path_prefix="/api/v1/")))
    return found


def operations() -> list[dict[str, Any]]:
    return [one for methods in document()["paths"].values() for one in methods.values()]


@pytest.fixture
def read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The validator reads the specification's own schema once, not again for each reference."""
    crawl = Registry.crawl
    seen: dict[int, tuple[Any, Any]] = {}  # the registry is kept, so that its id stays its own

    def crawled(registry: Any) -> Any:
        if id(registry) not in seen:
            seen[id(registry)] = (registry, crawl(registry))
        return seen[id(registry)][1]

    monkeypatch.setattr(Registry, "crawl", crawled)


@pytest.mark.usefixtures("read_once")
def test_the_document_is_valid_and_needs_no_token(db: None) -> None:
    answer = Client().get("/api/v1/openapi.json")

    assert answer.status_code == 200
    assert answer.json() == document()
    validate(answer.json())


def test_every_command_of_the_house_is_one_operation_of_its_name() -> None:
    for path in HOUSE.glob("*/commands*"):
        import_module(f"goldenhour.{path.parent.name}.{path.stem}")
    commands = {name for name in COMMANDS if not name.startswith("test.")}
    offered = {
        path.removeprefix(BEFORE): methods["post"]["operationId"]
        for path, methods in document()["paths"].items()
        if path.startswith(BEFORE)
    }
    offered = {name: ours for name, ours in offered.items() if not name.startswith("test.")}

    assert offered == {name: name for name in commands}


def test_every_operation_documents_every_refusal_as_a_problem() -> None:
    for operation in operations():
        for status in REFUSALS:
            assert list(operation["responses"][str(status)]["content"]) == [TYPE]


def test_no_body_takes_who_or_when_and_none_takes_what_it_does_not_know() -> None:
    bodies = document()["components"]["schemas"]
    for path, methods in document()["paths"].items():
        if path.startswith(BEFORE):
            said = methods["post"]["requestBody"]["content"]["application/json"]["schema"]
            body = bodies[said["$ref"].rpartition("/")[2]]
            assert not {"by", "at", "key", "expects"} & set(body["properties"])
            assert body["additionalProperties"] is False


@pytest.mark.parametrize(
    ("command", "field", "kind"),
    [
        ("ContactAnswer", "contact", {"type": "string", "format": "uuid"}),
        ("IdentificationAddMarker", "starts_on", {"type": "string", "format": "date"}),
        ("ForceIssueToken", "scopes", {"type": "array", "maxItems": 200}),
        ("TriageAssess", "answers", {"type": "object", "maxProperties": 200}),
        ("ForceOpenBase", "easting", {"type": "integer"}),
    ],
)
def test_values_have_the_kinds_of_their_arguments(
    command: str, field: str, kind: dict[str, Any]
) -> None:
    found = document()["components"]["schemas"][command]["properties"][field]
    assert kind.items() <= found.items()
