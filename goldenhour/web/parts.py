"""A page in two parts: its head is sent before its rows are asked for.

While the rows are read, the browser takes down its old page and fetches what the head names:
stylesheet, font, scripts. The view first does what can refuse (who may, which record), because
with the head the page has said 200. What breaks after that opens the page again, in one piece,
so that the fault gets the page and the status that it always gets.

Only a browser that goes to the page gets it so (``Sec-Fetch-Mode: navigate``). Whoever reads
an answer whole, a script or a program, gets it whole.
"""

import logging
from collections.abc import AsyncIterator, Callable, Mapping
from typing import Any

from asgiref.sync import sync_to_async
from django.core.handlers.asgi import ASGIRequest
from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.template.loader import render_to_string

WHOLE = "whole"  # in the address: this page in one piece, please
AGAIN = "web/again.html"
log = logging.getLogger("django.request")  # where Django itself writes what broke

Context = Mapping[str, Any]


def in_parts(
    request: HttpRequest, template: str, first: Context, rest: Callable[[], Context]
) -> HttpResponseBase:
    """The page of this template, which extends ``base.html``: its head, then all else.

    ``first`` is what its head needs; ``rest`` asks for the other rows, and is called once.
    """
    if not _is_opened(request):
        return render(request, template, {**first, **rest()})
    get_token(request)  # its cookie goes out with the head
    head = render_to_string(template, {**first, "part": "head"}, request)

    def body() -> str:
        try:
            return render_to_string(template, {**first, **rest(), "part": "body"}, request)
        except Exception:
            log.exception("Broke after its head was sent: %s", request.path)
            address = f"{request.get_full_path()}{'&' if request.GET else '?'}{WHOLE}"
            return render_to_string(AGAIN, {"address": address}, request)

    answer = StreamingHttpResponse(_sent(head, body), content_type="text/html; charset=utf-8")
    answer["X-Accel-Buffering"] = "no"  # a proxy in front holds no part back
    return answer


def _is_opened(request: HttpRequest) -> bool:
    """Whether a browser goes to this page, through a server that can send it in parts."""
    is_gone_to = request.headers.get("Sec-Fetch-Mode") == "navigate"
    return is_gone_to and isinstance(request, ASGIRequest) and WHOLE not in request.GET


async def _sent(head: str, body: Callable[[], str]) -> AsyncIterator[str]:
    yield head
    yield await sync_to_async(body)()  # in the thread of the request, on its connection
