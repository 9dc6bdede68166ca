"""The API as a whole: its OpenAPI document, and its addresses, each answering problems.

The document needs no token: it holds no data, and whoever writes a program against us reads
it first.
"""

from collections.abc import Callable, Iterator
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, re_path
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema
from ninja.schema import NinjaGenerateJsonSchema

from goldenhour.web.api.bearer import Bearer
from goldenhour.web.api.problem import TYPE, Problem, install, problem
from goldenhour.web.api.reading import Bounded
from goldenhour.web.doors import TO_TOKENS

TAGGED = {"schema": {"type": "string"}, "description": 'The record\'s version, such as "3".'}
SCHEMAS = "#/components/schemas/{model}"
A_PROBLEM = {TYPE: {"schema": {"$ref": SCHEMAS.format(model="Problem")}}}
SECONDS = {"schema": {"type": "integer"}, "description": "Seconds to wait before asking again."}


class Api(NinjaAPI):
    """Our API: guarded by tokens, strict in reading, and honest in its document."""

    def __init__(self, title: str, description: str) -> None:
        super().__init__(
            title=title,
            version="1",
            description=description,
            docs_url=None,
            auth=Bearer(),
            parser=Bounded(),
            urls_namespace="api",
        )
        self._documents: dict[str, OpenAPISchema] = {}
        install(self)

    def get_openapi_schema(self, **given: Any) -> OpenAPISchema:
        """The document, made once for each place where the API stands."""
        place = given.get("path_prefix") or self.get_root_path({})
        if place not in self._documents:
            self._documents[place] = self._document(place)
        return self._documents[place]

    def _document(self, place: str) -> OpenAPISchema:
        """With problems under their own type and the headers we ask for."""
        found = super().get_openapi_schema(path_prefix=place)
        shape = Problem.model_json_schema(
            ref_template=SCHEMAS, schema_generator=NinjaGenerateJsonSchema
        )
        found["components"]["schemas"] |= {**shape.pop("$defs"), "Problem": shape}
        for operation in _operations(found):
            has_version = 304 in operation["responses"] or "requestBody" in operation
            for status, answer in operation["responses"].items():
                _say_what_is_sent(int(status), answer, has_version=has_version)
            _ask_for_headers(operation)
        return found

    def addresses(self) -> tuple[list[URLPattern | URLResolver], str, str]:
        """Every address, marked as guarded by its token; what is none answers a problem too."""
        patterns, app, namespace = self.urls
        found = [one for one in patterns if isinstance(one, URLPattern)]
        found.append(re_path("", no_address))
        for pattern in found:
            pattern.callback = _answering_problems(pattern.callback)
        return [*found], app, namespace


def _operations(found: OpenAPISchema) -> Iterator[dict[str, Any]]:
    for methods in found["paths"].values():
        yield from methods.values()


def _say_what_is_sent(status: int, answer: dict[str, Any], *, has_version: bool) -> None:
    if status >= 400:
        answer["content"] = A_PROBLEM
    if status in (409, 503):
        answer["headers"] = {"Retry-After": SECONDS}
    if status == 200 and has_version:
        answer["headers"] = {"ETag": TAGGED}


def _ask_for_headers(operation: dict[str, Any]) -> None:
    """A command's headers are optional to the library, so that what is missing is ours to say."""
    body = operation.get("requestBody", {}).get("content", {}).get("application/json", {})
    for parameter in operation["parameters"]:
        if parameter["name"] == "Idempotency-Key":
            parameter["required"] = True
            parameter["schema"] = {"type": "string", "format": "uuid"}
        if parameter["name"] == "If-Match":
            parameter["required"] = operation.get("x-about-a-record", False)
            parameter["schema"] = {"type": "string", "pattern": '^"?[0-9]{1,9}"?$'}
    if body:
        operation["requestBody"]["required"] = True


def no_address(request: HttpRequest) -> HttpResponse:
    """An address that the API does not have."""
    raise Http404


def _answering_problems(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The view with its token as door; its 404 and 405 are problems like all others."""

    @wraps(view)
    def answer(request: HttpRequest, *given: Any, **named: Any) -> HttpResponse:
        try:
            found = view(request, *given, **named)
        except Http404:
            return problem(404, "There is no such address. See openapi.json.")
        if found.status_code == 405:
            refused = problem(405, f"This address answers {found['Allow']} only.")
            refused["Allow"] = found["Allow"]
            return refused
        return found

    answer.door = TO_TOKENS  # type: ignore[attr-defined]  # functions carry attributes
    answer.csrf_exempt = True  # type: ignore[attr-defined]  # a token is no cookie
    return answer
