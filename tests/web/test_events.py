"""Events: a change reaches every open screen once, and nobody who may not see it."""

import asyncio
import http.client
from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from datetime import datetime
from pathlib import Path

import pytest
from django.test import Client

from goldenhour.force.models import Officer
from goldenhour.journal.models import Entry
from goldenhour.journal.uids import new_uid
from goldenhour.response import commands
from goldenhour.web import events
from goldenhour.web.events import Event, Hub, Message, Pushed, Subscriber
from tests.conftest_browser import served
from tests.moments import NINE
from tests.response.incidents import on_duty, sent

DINA, HANA = 1, 2
SOON = 60  # seconds: only ever waited for where something is broken


class Line:
    """A channel that the test speaks into, in place of the database's."""

    def __init__(self) -> None:
        self.batches: asyncio.Queue[list[Event] | None] = asyncio.Queue()

    async def listen(self) -> AsyncIterator[list[Event]]:
        yield []
        while (batch := await self.batches.get()) is not None:
            yield batch


def told(what: str) -> list[Event]:
    return [Event(7, what, "unit/x")]


def echo(batch: Sequence[Event], looking: Mapping[str, Collection[int]]) -> dict[str, Pushed]:
    """Everybody but Hana may have it; the text is what happened."""
    text = "".join(event.what for event in batch)
    return {name: Pushed(text, frozenset(pks) - {HANA}) for name, pks in looking.items()}


def test_a_notification_is_read_and_what_is_not_ours_is_not() -> None:
    read = events.parse("12 response.assigned deployment/01a2")
    assert read == Event(12, "response.assigned", "deployment/01a2")
    assert events.parse("") is None
    assert events.parse("x response.assigned y") is None
    assert events.parse("12 response.assigned") is None


def test_a_message_is_framed_line_by_line_with_its_id_and_name() -> None:
    assert events.frame(Message("a\nb"), 7) == "id: 7\ndata: a\ndata: b\n\n"
    assert events.frame(Message("", "say")) == "event: say\ndata: \n\n"
    assert events.heartbeat(NINE) == "event: tick\ndata: 2026-12-01T09:00:00+00:00\n\n"


def test_every_screen_gets_a_change_and_the_last_one_to_leave_ends_the_listening() -> None:
    async def play() -> None:
        line = Line()
        hub = Hub(line.listen, echo)
        screens = [Subscriber(DINA, "board"), Subscriber(3, "board")]
        for screen in screens:
            await hub.join(screen)
        assert await asyncio.wait_for(screens[0].queue.get(), SOON) == ""  # the line is open
        await line.batches.put(told("assigned"))
        for screen in screens:
            assert await asyncio.wait_for(screen.queue.get(), SOON) == "assigned"
        for screen in screens:
            hub.leave(screen)
        assert hub.subscribers == set()

    asyncio.run(play())


def test_whoever_may_not_see_it_any_more_gets_nothing_and_is_hung_up_on() -> None:
    async def play() -> None:
        line = Line()
        hub = Hub(line.listen, echo)
        hana = Subscriber(HANA, "board")
        await hub.join(hana)
        assert await asyncio.wait_for(hana.queue.get(), SOON) is None
        hub.leave(hana)

    asyncio.run(play())


def test_a_slow_screen_is_told_to_start_afresh_and_holds_nobody_up() -> None:
    async def play() -> None:
        slow = Subscriber(DINA, "board")
        for number in range(events.WAITING + 1):
            slow.offer(f"row {number}")
        assert slow.queue.get_nowait() == events.RELOAD
        assert slow.queue.get_nowait() is None
        assert slow.queue.empty()

    asyncio.run(play())


def test_when_the_database_goes_every_stream_ends_so_that_the_screen_asks_again() -> None:
    async def lost() -> AsyncIterator[list[Event]]:
        yield []
        raise OSError("gone")

    async def play() -> None:
        hub = Hub(lost, echo)
        screen = Subscriber(DINA, "board")
        await hub.join(screen)
        heard = [await asyncio.wait_for(screen.queue.get(), SOON)]
        if heard[0] is not None:
            heard.append(await asyncio.wait_for(screen.queue.get(), SOON))
        assert heard[-1] is None
        hub.leave(screen)

    asyncio.run(play())


@pytest.mark.django_db
def test_a_screen_that_comes_back_is_told_what_it_missed(ada: Officer) -> None:
    first = Entry.objects.create(what="force.a", about="x/1", by=ada, at=NINE)
    second = Entry.objects.create(what="force.b", about="x/2", by=ada, at=NINE)
    missed = events.missed(str(first.pk))
    assert missed is not None
    assert Event(second.pk, "force.b", "x/2") in missed
    assert events.missed(str(second.pk + 100)) is None  # an entry that we never gave
    assert events.missed("no number") is None
    assert events.missed("9" * 40) is None
    assert events.latest_id() == second.pk


@pytest.mark.django_db
def test_who_was_away_too_long_starts_afresh(ada: Officer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events, "REPLAYED", 2)
    for number in range(4):
        Entry.objects.create(what="force.a", about=f"x/{number}", by=ada, at=NINE)
    assert events.missed("0") is None


@pytest.mark.django_db
def test_a_busy_minute_before_the_page_is_no_reason_to_start_afresh(
    ada: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(events, "REPLAYED", 2)
    made = [
        Entry.objects.create(what="force.a", about=f"x/{number}", by=ada, at=NINE)
        for number in range(4)
    ]
    missed = events.missed(str(made[-2].pk))
    assert missed is not None
    assert [event.about for event in missed] == ["x/1", "x/2", "x/3"]


class Stream:
    """One open screen: reads messages off the wire."""

    def __init__(self, port: int, officer: Officer, query: str, **headers: str) -> None:
        browser = Client()
        browser.force_login(officer)
        self.http = http.client.HTTPConnection("127.0.0.1", port, timeout=30)  # a busy machine
        cookie = f"sessionid={browser.cookies['sessionid'].value}"
        self.http.request("GET", f"/events?{query}", headers={"Cookie": cookie, **headers})
        self.answer = self.http.getresponse()

    def message(self) -> dict[str, str]:
        """The next message: its fields; ``data`` joined."""
        found: dict[str, str] = {}
        while line := self.answer.readline().decode().rstrip("\n"):
            name, _, value = line.partition(": ")
            found[name] = f"{found[name]}\n{value}" if name in found else value
        return found

    def until(self, words: str) -> dict[str, str]:
        """The next message that holds these words."""
        while words not in (message := self.message()).get("data", ""):
            assert message, "the stream ended"
        return message

    def close(self) -> None:
        self.answer.close()
        self.http.close()


def somebody(name: str, role: str) -> Officer:
    return Officer.objects.create(
        uid=new_uid(NINE), username=name, name=name, staff_number=name, roles=[role]
    )


@pytest.mark.usefixtures("own_database")
def test_a_change_on_the_board_is_read_over_http(tmp_path: Path) -> None:
    tara, dina = somebody("tara", "room_supervisor"), somebody("dina", "dispatcher")
    unit = on_duty("HA21", tara, NINE)
    incident = sent(tara, NINE)
    with served(tmp_path / "log") as address:
        port = int(address.rpartition(":")[2])
        stream = Stream(port, dina, f"audience=dispatch&since={events.latest_id()}")
        assert stream.answer.getheader("Content-Type") == "text/event-stream; charset=utf-8"
        assert stream.answer.getheader("Cache-Control") == "no-store"
        assert stream.answer.getheader("X-Accel-Buffering") == "no"
        assert stream.message()["event"] == "tick"
        for _ in range(3):
            _assign_and_hear(stream, incident.uid, unit.uid, tara, NINE)
        _hears_what_it_missed(port, dina, incident.reference)
        stream.close()


def _assign_and_hear(
    stream: Stream, incident: object, unit: object, by: Officer, at: datetime
) -> None:
    """A command's row comes over the wire, without a word of what was said."""
    going = commands.assign(incident=incident, unit=unit, by=by, at=at)
    heard = stream.until("on the way")
    assert f'id="incident-{incident}"' in heard["data"]
    assert "Somebody broke" not in heard["data"]
    commands.stand_down(deployment=going.uid, by=by, at=at)
    stream.until("none")


def _hears_what_it_missed(port: int, officer: Officer, reference: str) -> None:
    back = Stream(port, officer, "audience=dispatch", **{"Last-Event-ID": "1"})
    assert reference.rpartition("-")[2] in back.until("incident-")["data"]
    back.close()
    lost = Stream(port, officer, "audience=dispatch", **{"Last-Event-ID": "999999"})
    assert lost.until("afresh")["event"] == "reload"
    lost.close()


@pytest.mark.usefixtures("own_database")
def test_a_stream_ends_as_soon_as_the_permission_does(tmp_path: Path) -> None:
    tara, dina = somebody("tara", "room_supervisor"), somebody("dina", "dispatcher")
    with served(tmp_path / "log") as address:
        port = int(address.rpartition(":")[2])
        stream = Stream(port, dina, "audience=dispatch")
        assert stream.message()["event"] == "tick"
        Officer.objects.filter(pk=dina.pk).update(roles=["auditor"])
        incident = sent(tara, NINE)
        heard = [message["data"] for message in iter(stream.message, {})]
        assert not any(str(incident.uid) in data for data in heard)
        stream.close()
        assert _status(port, dina, "audience=dispatch") == 403
        assert _status(port, tara, "audience=nonsense") == 400


def _status(port: int, officer: Officer, query: str) -> int:
    stream = Stream(port, officer, query)
    stream.answer.read()  # to the end, so that the server has finished with it
    stream.close()
    return stream.answer.status
