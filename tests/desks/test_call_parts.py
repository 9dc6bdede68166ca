"""The call's page in two parts: the head before the rows, and nothing lost by it."""

import re
import zlib
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import pytest
from asgiref.sync import async_to_sync
from django.db import connection
from django.test import AsyncClient, Client
from django.test.utils import CaptureQueriesContext

from goldenhour.contact.models import Contact
from goldenhour.desks import call as call_desk
from goldenhour.force.models import Officer

GONE_TO = {"Sec-Fetch-Mode": "navigate"}
OF_ITS_OWN = re.compile(
    r'((?:name="(?:csrfmiddlewaretoken|key)" value|name="gh-now" content|data-secret)=)"[^"]+"'
)


@dataclass
class Answer:
    """What a browser got that went to a page."""

    status: int
    parts: list[bytes]
    heads: dict[str, str]
    cookies: set[str]

    @property
    def text(self) -> str:
        return b"".join(self.parts).decode()


def go_to(visitor: AsyncClient, address: str, **heads: str) -> Answer:
    """Go to a page as a browser does, through the server that sends it in parts."""

    async def go() -> Answer:
        answer: Any = await visitor.get(address, headers=GONE_TO | heads)
        parts = [part async for part in answer] if answer.streaming else [answer.content]
        return Answer(answer.status_code, parts, dict(answer.headers), set(answer.cookies))

    return async_to_sync(go)()


def _lines(page: str) -> list[str]:
    """Its lines, but for what each page has of its own."""
    return [line for line in OF_ITS_OWN.sub(r"\1", page).splitlines() if line.strip()]


@pytest.fixture
def visitor(hana: Officer) -> AsyncClient:
    signed_in = AsyncClient(raise_request_exception=False)
    signed_in.force_login(hana)
    return signed_in


@pytest.fixture
def call(client: Client, hana: Officer) -> UUID:
    """A 999 call, just answered."""
    client.force_login(hana)
    client.post("/contacts", {"channel": "999", "line": "4", "key": str(uuid4())})
    return Contact.objects.get().uid


def test_the_head_comes_by_itself_and_both_parts_are_the_whole_page(
    client: Client, visitor: AsyncClient, call: UUID
) -> None:
    head, body = (answer := go_to(visitor, f"/call/{call}")).parts
    assert b"goldenhour.css" in head
    assert head.rstrip().endswith(b"</head>")
    assert body.lstrip().startswith(b"<body")
    whole = client.get(f"/call/{call}").content.decode()
    assert _lines(answer.text) == _lines(whole)


def test_the_head_brings_what_the_form_is_sent_with(visitor: AsyncClient, call: UUID) -> None:
    answer = go_to(visitor, f"/call/{call}")
    assert "csrftoken" in answer.cookies
    assert answer.heads["Cache-Control"] == "no-store"
    assert "script-src 'self'" in answer.heads["Content-Security-Policy"]


def test_the_compressed_head_can_be_read_before_the_rest(visitor: AsyncClient, call: UUID) -> None:
    answer = go_to(visitor, f"/call/{call}", **{"Accept-Encoding": "gzip"})
    assert answer.heads["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in answer.heads["Vary"]
    reader = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    assert reader.decompress(answer.parts[0]).rstrip().endswith(b"</head>")
    assert reader.decompress(b"".join(answer.parts[1:])).rstrip().endswith(b"</html>")
    assert reader.eof


@pytest.mark.parametrize("heads", [{}, {"Sec-Fetch-Mode": "cors"}])
def test_whoever_reads_it_whole_gets_it_whole(
    visitor: AsyncClient, call: UUID, heads: dict[str, str]
) -> None:
    """A script that sent the form reads the page it is led to: it must see a fault's status."""

    async def ask() -> bool:
        answer = await visitor.get(f"/call/{call}", headers=heads)
        return bool(answer.streaming)

    assert not async_to_sync(ask)()


def test_what_may_refuse_is_asked_before_the_head(visitor: AsyncClient, ada: Officer) -> None:
    assert go_to(visitor, f"/call/{uuid4()}").status == 404
    assert go_to(AsyncClient(), f"/call/{uuid4()}").status == 302
    visitor.force_login(ada)
    assert go_to(visitor, f"/call/{uuid4()}").status == 403


def test_what_breaks_after_the_head_opens_the_page_of_the_fault(
    visitor: AsyncClient, call: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_desk: object) -> dict[str, Any]:
        raise RuntimeError("a fault of ours")

    monkeypatch.setattr(call_desk, "shown", broken)
    head, body = go_to(visitor, f"/call/{call}").parts
    assert head.rstrip().endswith(b"</head>")
    again = re.search(r'http-equiv="refresh" content="0;url=([^"]+)"', body.decode())
    assert again
    fault = go_to(visitor, again[1])
    assert fault.status == 500
    assert "Something broke" in fault.text


def test_a_page_in_parts_asks_what_the_whole_page_asks(
    client: Client, visitor: AsyncClient, call: UUID
) -> None:
    client.get(f"/call/{call}")
    with CaptureQueriesContext(connection) as whole:
        client.get(f"/call/{call}")
    with CaptureQueriesContext(connection) as parts:
        go_to(visitor, f"/call/{call}")
    assert len(parts) == len(whole)
