"""Handler: how a request comes from the server's loop to the house, and the answer back.

A thread carries a request through all of it in one go: what Django tells of its beginning, the
middleware, the view, and the giving back of the connection. Left to itself Django changes thread
a dozen times for one page, and takes a new thread for each: to wake one takes as long as a
question to the database, and with each new thread its connection is set up anew.

Threads are kept for the requests that follow. A stream keeps its own for as long as it lasts.
"""

import asyncio
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, closing
from contextvars import copy_context
from typing import Any

from asgiref.sync import ThreadSensitiveContext
from django.core import signals
from django.core.exceptions import RequestAborted
from django.core.handlers.asgi import ASGIHandler, get_script_prefix
from django.urls import set_script_prefix

from goldenhour.config.postgres.address import POOL

KEPT = POOL["max_size"]  # threads for the requests that follow: as many have a connection at once

Scope = dict[str, Any]
Receive = Callable[[], Any]
Send = Callable[[Any], Any]


class Threads:
    """Threads, each for one request at a time; whoever was free last is taken first."""

    def __init__(self) -> None:
        self._free: list[ThreadPoolExecutor] = []

    @asynccontextmanager
    async def one(self) -> AsyncIterator[ThreadPoolExecutor]:
        """A thread, until it is done with.

        It is not taken again where it was left at work: the server is told to end.
        """
        thread = self._free.pop() if self._free else ThreadPoolExecutor(1, "request")
        try:
            yield thread
        except BaseException:
            thread.shutdown(wait=False)
            raise
        if len(self._free) < KEPT:
            self._free.append(thread)
        else:
            thread.shutdown(wait=False)


class OneThread(ASGIHandler):
    """Django's own handler, but for how it comes to its thread."""

    def __init__(self) -> None:
        super().__init__()
        self._threads = Threads()

    def load_middleware(self, is_async: bool = False) -> None:  # noqa: FBT001, FBT002  # Django's
        """Build the chain of middleware for threads."""
        super().load_middleware(is_async=False)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request over ASGI."""
        if scope["type"] != "http":
            raise ValueError(f"Only HTTP is answered here, not {scope['type']}.")
        try:
            body = await self.read_body(receive)
        except RequestAborted:
            return  # they hung up before they had asked
        with closing(body):
            async with self._threads.one() as thread:
                answer = await _in(thread, self._answered, scope, body)
                if answer.streaming:
                    await self._stream(thread, answer, receive, send)
            if not answer.streaming:
                await self.send_response(answer, send)

    def _answered(self, scope: Scope, body: Any) -> Any:
        """The answer; what it needed is given back, but for a stream's."""
        set_script_prefix(get_script_prefix(scope))
        signals.request_started.send(sender=self.__class__, scope=scope)
        request, refused = self.create_request(scope, body)
        answer: Any = refused if request is None else self.get_response(request)
        answer._handler_class = self.__class__  # as Django's own says who answers
        if not answer.streaming:
            answer.close()
        return answer

    async def _stream(
        self, thread: ThreadPoolExecutor, answer: Any, receive: Receive, send: Send
    ) -> None:
        """Send part after part until it ends or they hang up."""
        async with ThreadSensitiveContext(executor=thread):
            sending = asyncio.create_task(self.send_response(answer, send))
            hanging_up = asyncio.create_task(self.listen_for_disconnect(receive))
            try:
                await asyncio.wait({sending, hanging_up}, return_when=asyncio.FIRST_COMPLETED)
                if sending.done():
                    sending.result()
            finally:
                sending.cancel()
                hanging_up.cancel()
                await asyncio.gather(sending, hanging_up, return_exceptions=True)
                await _in(thread, answer.close)


async def _in(thread: ThreadPoolExecutor, work: Callable[..., Any], *given: Any) -> Any:
    """What this gives, worked out in that thread, with what is known about the request here."""
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(thread, copy_context().run, work, *given)
