"""Handler: a request is carried by one thread; threads are kept; a stream ends with its reader."""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.core.signals import request_finished
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse

from goldenhour.config import handler
from goldenhour.config.handler import OneThread

View = Callable[[HttpRequest], Any]


class Caller:
    """Somebody who asks for a page over ASGI, and may hang up."""

    def __init__(self, house: OneThread, *, body: bytes = b"") -> None:
        self.house, self.heard = house, bytearray()
        self.status = 0
        self.hangs_up = asyncio.Event()
        self.hears = asyncio.Event()
        self._asks = [{"type": "http.request", "body": body, "more_body": False}]

    async def ask(self, kind: str = "http") -> None:
        scope: dict[str, Any] = {"type": kind, "method": "GET", "path": "/x", "headers": []}
        await self.house(scope, self._receive, self._send)

    async def _receive(self) -> dict[str, Any]:
        if self._asks and not self.hangs_up.is_set():
            return self._asks.pop()
        await self.hangs_up.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message: dict[str, Any]) -> None:
        self.status = message.get("status", self.status)
        self.heard += message.get("body", b"")
        if self.heard:
            self.hears.set()


@pytest.fixture
def house(monkeypatch: pytest.MonkeyPatch) -> Callable[[View], OneThread]:
    """A house with one view, and none of the middleware."""

    def with_view(view: View) -> OneThread:
        made = OneThread()
        monkeypatch.setattr(made, "get_response", view)
        return made

    return with_view


def who(request: HttpRequest) -> HttpResponse:
    return HttpResponse(str(threading.get_ident()))


def test_requests_that_follow_one_another_are_carried_by_the_same_thread(
    house: Callable[[View], OneThread],
) -> None:
    async def play() -> None:
        one = house(who)
        first, then = Caller(one), Caller(one)
        await first.ask()
        await then.ask()
        assert first.status == 200
        assert first.heard == then.heard != str(threading.get_ident()).encode()

    asyncio.run(play())


def test_requests_at_once_have_a_thread_each_and_no_more_are_kept_than_are_wanted(
    house: Callable[[View], OneThread], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handler, "KEPT", 2)
    together = threading.Barrier(3, timeout=60)
    carried: list[threading.Thread] = []  # themselves: a number is given again to another

    def meet(request: HttpRequest) -> HttpResponse:
        carried.append(threading.current_thread())
        together.wait()
        return who(request)

    async def play() -> None:
        one = house(meet)
        for _ in range(2):
            await asyncio.gather(*(Caller(one).ask() for _ in range(3)))
        assert len({*carried[:3]}) == len({*carried[3:]}) == 3
        assert len({*carried[:3]} & {*carried[3:]}) == 2

    asyncio.run(play())


def test_what_a_request_used_is_given_back_before_its_answer_is_sent(
    house: Callable[[View], OneThread],
) -> None:
    finished: list[int] = []

    def note(**_: object) -> None:
        finished.append(threading.get_ident())

    async def play() -> None:
        caller = Caller(house(who))
        await caller.ask()
        assert finished == [int(caller.heard)]

    request_finished.connect(note)
    try:
        asyncio.run(play())
    finally:
        request_finished.disconnect(note)


def test_a_stream_ends_when_its_reader_hangs_up_and_its_thread_is_taken_again(
    house: Callable[[View], OneThread],
) -> None:
    ended, threads = [], []

    async def for_ever() -> AsyncIterator[bytes]:
        try:
            threads.append(await sync_to_async(threading.get_ident)())
            yield b"first"
            await asyncio.Event().wait()
        finally:
            ended.append(True)

    def view(request: HttpRequest) -> Any:
        threads.append(threading.get_ident())
        return who(request) if ended else StreamingHttpResponse(for_ever())

    async def play() -> None:
        one = house(view)
        reader, other = Caller(one), Caller(one)
        stream = asyncio.create_task(reader.ask())
        await reader.hears.wait()
        reader.hangs_up.set()
        await stream
        assert (bytes(reader.heard), ended) == (b"first", [True])
        await other.ask()
        assert len(set(threads)) == 1
        assert other.status == 200

    asyncio.run(play())


def test_a_stream_that_breaks_says_so_to_the_server(house: Callable[[View], OneThread]) -> None:
    async def breaks() -> AsyncIterator[bytes]:
        yield b"first"
        raise ArithmeticError

    async def play() -> None:
        caller = Caller(house(lambda _: StreamingHttpResponse(breaks())))
        with pytest.raises(ArithmeticError):
            await caller.ask()
        assert caller.heard == b"first"

    asyncio.run(play())


def test_who_hangs_up_before_they_have_asked_is_asked_nothing(
    house: Callable[[View], OneThread],
) -> None:
    async def play() -> None:
        caller = Caller(house(who))
        caller.hangs_up.set()
        await caller.ask()
        assert caller.status == 0

    asyncio.run(play())


def test_only_http_is_answered(house: Callable[[View], OneThread]) -> None:
    with pytest.raises(ValueError, match="not websocket"):
        asyncio.run(Caller(house(who)).ask("websocket"))


def test_a_request_that_cannot_be_read_is_refused(
    house: Callable[[View], OneThread], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def play() -> None:
        one = house(who)
        refused = HttpResponse("unreadable", status=400)
        monkeypatch.setattr(one, "create_request", lambda scope, body: (None, refused))
        caller = Caller(one)
        await caller.ask()
        assert (caller.status, bytes(caller.heard)) == (400, b"unreadable")

    asyncio.run(play())
