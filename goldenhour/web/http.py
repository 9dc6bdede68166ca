"""The request as the house sees it: who is asking, at what moment, for page or panel."""

import secrets
from collections.abc import AsyncIterator, Callable
from datetime import datetime
from gzip import GzipFile
from io import BytesIO
from typing import Any, cast
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware, re_accepts_gzip
from django.utils.cache import patch_vary_headers

from goldenhour.force.models import Officer
from goldenhour.web import clock
from goldenhour.web.doors import TO_MONITORS, TO_SIGNED, TO_TOKENS

HTML = "text/html"


class Request(HttpRequest):
    """A request behind the middleware below: signed in, and stamped with one moment."""

    officer: Officer
    at: datetime


class Moment:
    """Stamps the request, so that everything it causes carries the same time.

    Only what has a door and needs the database: the API stamps its own callers, where a
    database that does not answer is a sentence, and the health pages need no moment.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: Request, view: Any, args: Any, given: Any) -> None:
        """Say when, and who where somebody is signed in."""
        if getattr(view, "door", None) in (TO_MONITORS, TO_TOKENS, TO_SIGNED):
            return
        request.at = clock.now()
        if isinstance(request.user, Officer):
            request.officer = request.user


class Compressed(GZipMiddleware):
    """Pages and panels go out compressed: a call screen is 8 KB instead of 53.

    A page that comes in parts is one compressed stream, of which each part can be read at once.
    Streams of events are left as they are, and the API's ETags stay strong. What a form carries
    against forgery is masked anew on each page, so its length tells nothing.
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Compress text/html; leave everything else as it is."""
        if not response.headers.get("Content-Type", "").startswith(HTML):
            return response
        if not isinstance(response, StreamingHttpResponse):
            return super().process_response(request, response)
        patch_vary_headers(response, ("Accept-Encoding",))
        if re_accepts_gzip.search(request.headers.get("Accept-Encoding", "")):
            parts = cast(AsyncIterator[bytes], response.streaming_content)
            response.streaming_content = _squeezed(parts, self.max_random_bytes)
            response.headers["Content-Encoding"] = "gzip"
        return response


async def _squeezed(parts: AsyncIterator[bytes], most: int) -> AsyncIterator[bytes]:
    """One gzip stream, each part whole by itself; a name of random length hides its own."""
    wire = BytesIO()
    with GzipFile("a" * secrets.randbelow(most), "wb", 6, wire, mtime=0) as gzip:
        async for part in parts:
            gzip.write(part)
            gzip.flush()
            yield _taken(wire)
    yield _taken(wire)


def _taken(wire: BytesIO) -> bytes:
    """What was written so far, which is then no longer there."""
    written = wire.getvalue()
    wire.seek(0)
    wire.truncate()
    return written


def panel(request: HttpRequest, page: str) -> str:
    """The whole page for a browser; only its panel, ``_page``, when htmx asks."""
    if request.headers.get("HX-Request") != "true":
        return page
    folder, _, name = page.rpartition("/")
    return f"{folder}/_{name}"


def fresh_key() -> UUID:
    """An idempotency key for a form that is about to be shown."""
    return uuid4()


def key_of(request: HttpRequest) -> UUID | None:
    """The idempotency key that the form sent back, or None where it is missing or no UUID."""
    try:
        return UUID(str(request.POST.get("key", "")))
    except ValueError:
        return None


def version_of(request: HttpRequest) -> int | None:
    """The version of the row that the person saw, from the form's hidden field."""
    text = str(request.POST.get("version", ""))
    return int(text) if text.isdecimal() and len(text) < 10 else None
