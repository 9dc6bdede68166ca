"""Events: what changed is told to every screen that is open. Nothing polls.

The journal's trigger notifies the channel ``goldenhour`` with ids only: ``<entry id> <what>
<about>``. One connection a process listens; a desk has said how it shows a change
(``audience``); the change is rendered once for everybody who looks at that desk and streamed
as whole rows, which may come twice without harm. Whether somebody may see it is asked again
each time something is pushed. Whoever reads too slowly, or was away too long, is told
``reload``. Five quiet seconds send the server's time, by which the page knows that it lives.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Collection, Mapping, Sequence
from contextvars import Context
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import psycopg
import structlog
from asgiref.sync import sync_to_async
from django.db import connection
from django.http import HttpResponseBadRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_GET

from goldenhour.force.models import Officer
from goldenhour.journal.models import Entry
from goldenhour.web import clock
from goldenhour.web.doors import door
from goldenhour.web.http import Request

CHANNEL = "goldenhour"
HEARTBEAT = 5.0  # seconds; the page calls data old after ten
PATIENCE = 10.0  # seconds to begin listening
WAITING = 64  # messages that a slow reader may leave waiting
OVERLAP = timedelta(seconds=60)  # ids are given before commits: look back a little
LOOK_BACK = 10_000  # entries that may have been given an id within the overlap
REPLAYED = 500  # more than that: start afresh
RELOAD = "event: reload\ndata: afresh\n\n"

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Event:
    """One entry of the journal, by its ids: nothing of what was written."""

    id: int
    what: str
    about: str


@dataclass(frozen=True)
class Message:
    """One message of the stream: rows (no name), or a sentence to ``say`` or ``shout``."""

    data: str
    name: str = ""


Render = Callable[[Sequence[Event], datetime], list[Message]]


@dataclass(frozen=True)
class Audience:
    """Everybody who looks at one desk, and how a change is shown to them."""

    permission: str
    render: Render


AUDIENCES: dict[str, Audience] = {}


def audience(name: str, permission: str, render: Render) -> None:
    """Say how the desk called ``name`` shows changes to whoever holds ``permission``."""
    AUDIENCES[name] = Audience(permission, render)


def parse(payload: str) -> Event | None:
    """The event of a notification, or None where it is not one of ours."""
    number, _, rest = payload.partition(" ")
    what, _, about = rest.partition(" ")
    return Event(int(number), what, about) if number.isdecimal() and about else None


def frame(message: Message, number: int | None = None) -> str:
    """The message as the wire carries it (server-sent events)."""
    head = f"id: {number}\n" if number is not None else ""
    head += f"event: {message.name}\n" if message.name else ""
    lines = "".join(f"data: {line}\n" for line in message.data.splitlines() or [""])
    return f"{head}{lines}\n"


def heartbeat(at: datetime) -> str:
    """The server's time, so that ages on the page are true."""
    return frame(Message(at.isoformat(), "tick"))


@dataclass(eq=False)
class Subscriber:
    """One open screen. ``None`` in its queue ends the stream."""

    officer: int
    audience: str
    queue: asyncio.Queue[str | None] = field(default_factory=lambda: asyncio.Queue(WAITING))

    def offer(self, text: str) -> None:
        """Give it the text; a reader that is too slow is told to start afresh."""
        try:
            self.queue.put_nowait(text)
        except asyncio.QueueFull:
            self.end(RELOAD)

    def end(self, *last: str) -> None:
        """Forget what waits, say the last words and hang up."""
        while not self.queue.empty():
            self.queue.get_nowait()
        for text in (*last, None):
            self.queue.put_nowait(text)


@dataclass(frozen=True)
class Pushed:
    """What one audience gets, and which of its officers may have it."""

    text: str
    allowed: frozenset[int]


Prepare = Callable[[Sequence[Event], Mapping[str, Collection[int]]], dict[str, Pushed]]


class Hub:
    """All the screens of this process, behind one listening connection."""

    def __init__(
        self, listen: "Callable[[], AsyncIterator[list[Event]]]", prepare: Prepare
    ) -> None:
        self.subscribers: set[Subscriber] = set()
        self._listen = listen
        self._prepare = prepare
        self._task: asyncio.Task[None] | None = None
        self._listening = asyncio.Event()

    async def join(self, subscriber: Subscriber) -> None:
        """Take a screen in. Returns once changes are being listened for."""
        self.subscribers.add(subscriber)
        if self._task is None or self._task.done():
            self._listening = asyncio.Event()
            loop = asyncio.get_running_loop()
            self._task = loop.create_task(self._run(), context=Context())
        await asyncio.wait_for(self._listening.wait(), PATIENCE)

    def leave(self, subscriber: Subscriber) -> None:
        """Let a screen go; with the last one the listening ends."""
        self.subscribers.discard(subscriber)
        if not self.subscribers and self._task is not None:
            self._task.cancel()
            self._task = None

    async def _run(self) -> None:
        try:
            async for batch in self._listen():
                self._listening.set()
                await self._push(batch)
        except (psycopg.Error, OSError) as lost:
            log.warning("events.connection_lost", kind=type(lost).__name__)
        finally:
            for subscriber in self.subscribers:
                subscriber.end()

    async def _push(self, batch: list[Event]) -> None:
        looking: dict[str, set[int]] = {}
        for subscriber in self.subscribers:
            looking.setdefault(subscriber.audience, set()).add(subscriber.officer)
        prepare = sync_to_async(self._prepare, thread_sensitive=False)
        prepared = await prepare(batch, looking)
        for subscriber in tuple(self.subscribers):
            pushed = prepared.get(subscriber.audience)
            if pushed is None:
                continue  # it came while we rendered: its own replay has this
            if subscriber.officer in pushed.allowed:
                subscriber.offer(pushed.text)
            elif subscriber.officer in looking[subscriber.audience]:
                subscriber.end()


async def listen() -> AsyncIterator[list[Event]]:
    """Batches of events as they are committed; an empty one at the start and when it is quiet."""
    wanted = ("host", "port", "dbname", "user", "password")
    given = connection.get_connection_params()
    where = {name: given[name] for name in wanted if given.get(name)}
    async with await psycopg.AsyncConnection.connect(**where, autocommit=True) as listening:
        await listening.execute(f"LISTEN {CHANNEL}")
        yield []
        while True:
            came = [
                parse(notice.payload)
                async for notice in listening.notifies(timeout=HEARTBEAT, stop_after=1)
            ]
            yield [event for event in came if event is not None]


def prepare(batch: Sequence[Event], looking: Mapping[str, Collection[int]]) -> dict[str, Pushed]:
    """Render the batch once for each audience, and ask who may have it. In a thread of its own."""
    try:
        at = clock.now()
        officers = Officer.objects.filter(pk__in=set().union(*looking.values())).all()
        known = {officer.pk: officer for officer in officers}
        return {
            name: Pushed(
                rendered(name, batch, at),
                frozenset(
                    pk for pk in pks if pk in known and known[pk].may(AUDIENCES[name].permission)
                ),
            )
            for name, pks in looking.items()
        }
    finally:
        connection.close()


def rendered(name: str, batch: Sequence[Event], at: datetime) -> str:
    """The batch as this audience sees it, framed, behind the server's time."""
    messages = AUDIENCES[name].render(batch, at) if batch else []
    last = max((event.id for event in batch), default=None)
    return heartbeat(at) + "".join(frame(message, last) for message in messages)


def latest_id() -> int:
    """The id of the journal's last entry: from here on a page that is shown now must be told."""
    return Entry.objects.order_by("-id").values_list("id", flat=True).first() or 0


def missed(since: str) -> list[Event] | None:
    """What was recorded since 60 s before that entry, or None: start afresh. Three queries.

    Only what came after the entry can make it too much: a busy minute before it would be told
    afresh for ever. Of that minute the newest are told again.
    """
    if not since.isdecimal() or len(since) > 18:
        return None
    number = int(since)
    rows = Entry.objects.filter(id__gt=number - LOOK_BACK)
    later = rows.filter(id__gt=number).order_by("id")
    earlier = rows.filter(id__lte=number).order_by("-id")
    if number:
        mark = Entry.objects.filter(id=number).values_list("recorded_at", flat=True).first()
        if mark is None:
            return None
        earlier = earlier.filter(recorded_at__gte=mark - OVERLAP)
    after = [Event(*row) for row in later.values_list("id", "what", "about")[: REPLAYED + 1]]
    if len(after) > REPLAYED:
        return None
    before = [Event(*row) for row in earlier.values_list("id", "what", "about")[:REPLAYED]]
    return before[::-1] + after


def replay(name: str, since: str) -> str:
    """What the screen missed, rendered; ``reload`` where that cannot be said."""
    try:
        at = clock.now()
        batch = missed(since) if since else []
        return heartbeat(at) + RELOAD if batch is None else rendered(name, batch, at)
    finally:
        connection.close()  # a stream lasts for hours and holds no connection of its own


HUB = Hub(listen, prepare)


@door("page.events")
@require_GET
def events(request: Request) -> HttpResponseBase:
    """``GET /events?audience=board&since=ID``: the stream of one desk (text/event-stream)."""
    name = request.GET.get("audience", "")
    if name not in AUDIENCES or not request.officer.may(AUDIENCES[name].permission):
        return HttpResponseBadRequest("There is no such audience for you. Open your desk again.")
    since = request.headers.get("Last-Event-ID") or request.GET.get("since", "")
    subscriber = Subscriber(request.officer.pk, name)
    answer = StreamingHttpResponse(
        told(subscriber, since, HUB), content_type="text/event-stream; charset=utf-8"
    )
    answer["Cache-Control"] = "no-cache"
    answer["X-Accel-Buffering"] = "no"
    return answer


async def told(subscriber: Subscriber, since: str, hub: Hub) -> AsyncIterator[str]:
    """The stream: what was missed, then what happens, until somebody hangs up."""
    try:
        await hub.join(subscriber)
        yield await sync_to_async(replay)(subscriber.audience, since)
        while (text := await subscriber.queue.get()) is not None:
            yield text
    finally:
        hub.leave(subscriber)
