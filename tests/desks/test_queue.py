"""The queue: who comes first, nobody named, answered by one press, gone for everybody else."""

from datetime import date, datetime

from django.test import Client

from goldenhour.contact import commands, queries
from goldenhour.desks import queue_live, queue_rows
from goldenhour.force.models import Officer
from goldenhour.identification import commands as identification
from goldenhour.identification import queries as identities
from goldenhour.web.events import Event
from tests.contact.conftest import exchange as exchange
from tests.contact.exchange import NUMBER, event, ring
from tests.moments import days, minutes

OTHER = "07700900998"


def marked(number: str, kind: str, by: tuple[Officer, Officer], at: datetime) -> None:
    """Somebody rang a month ago from this number, and a marker was put on them."""
    exchange, supervisor = by
    uid = ring(event("offered", -43200, f"old {number}", number=number), exchange)
    mention = identities.stated_in(uid)[0].uid
    on = date(2026, 11, 1)
    identification.add_marker(
        mention=mention,
        kind=kind,
        source="officer",
        owner="public protection",
        starts_on=on,
        review_on=date(2027, 11, 1),
        by=supervisor,
        at=at,
    )
    commands.close(contact=uid, ending="resolved", why="Then.", by=supervisor, at=at)


def test_the_emergency_line_is_first_then_known_risk_then_the_longest_waiting(
    exchange: Officer, tara: Officer, nine: datetime
) -> None:
    marked(NUMBER, "marac", (exchange, tara), nine)
    rung = [
        ring(event("offered", 0, "a", channel="101", number=OTHER), exchange),
        ring(event("offered", 1, "b", channel="101", number=NUMBER), exchange),
        ring(event("offered", 2, "c", number=OTHER), exchange),
        ring(event("offered", 3, "d", number=NUMBER), exchange),
    ]
    shown = queue_rows.queue(nine + minutes(4)).ringing
    assert [line.uid for line in shown] == [rung[3], rung[2], rung[1], rung[0]]
    assert shown[0].risk_words == ["high-risk domestic abuse (MARAC)"]
    assert queue_rows.queue(nine + days(800)).ringing[0].risks == ("marac",)


def test_the_page_shows_neither_number_nor_name_and_says_what_is_known(
    client: Client, exchange: Officer, tara: Officer, hana: Officer, nine: datetime
) -> None:
    marked(NUMBER, "weapons", (exchange, tara), nine)
    ring(event("offered", 0, number=NUMBER), exchange)
    client.force_login(hana)
    page = client.get("/contacts").content.decode()
    assert "weapons" in page
    assert "999 \u00d71" in page
    assert NUMBER not in page
    assert "<title>Contacts" in page


def test_answer_next_takes_the_first_and_the_next_handler_the_second(
    client: Client, exchange: Officer, hana: Officer, tara: Officer
) -> None:
    second = ring(event("offered", 0, "a", channel="101"), exchange)
    first = ring(event("offered", 1, "b"), exchange)
    client.force_login(hana)
    assert client.post("/contacts/answer").headers["Location"] == f"/call/{first}"
    client.force_login(tara)
    assert client.post("/contacts/answer").headers["Location"] == f"/call/{second}"
    answer = client.post("/contacts/answer")
    assert answer.status_code == 422
    assert b"Nobody waits to be answered" in answer.content


def test_a_row_somebody_else_answered_says_so(
    client: Client, exchange: Officer, hana: Officer, tara: Officer, nine: datetime
) -> None:
    uid = ring(event("offered", 0), exchange)
    commands.answer(contact=uid, by=tara, at=nine)
    client.force_login(hana)
    answer = client.post("/contacts/answer", {"contact": str(uid)})
    assert answer.status_code == 422
    assert b"Somebody has answered this already" in answer.content


def test_ringing_back_shows_the_number_is_journaled_and_keeps_what_came_of_it(
    client: Client, exchange: Officer, hana: Officer
) -> None:
    ring(event("offered", 0, number=NUMBER), exchange)
    uid = ring(event("abandoned", 0.2), exchange)
    client.force_login(hana)
    page = client.get(f"/contacts/{uid}/ring-back")
    assert NUMBER in page.content.decode()
    wrong = client.post(f"/contacts/{uid}/ring-back", {"note": "Rang twice"})
    assert wrong.status_code == 422
    assert b"Rang twice" in wrong.content
    kept = client.post(f"/contacts/{uid}/ring-back", {"reached": "no", "note": "Rang twice"})
    assert kept.status_code == 302
    again = client.get(f"/contacts/{uid}/ring-back").content.decode()
    assert "Assess the grade again now" in again
    reached = client.post(f"/contacts/{uid}/ring-back", {"reached": "yes"})
    assert reached.headers["Location"] == f"/call/{uid}"


def test_a_change_is_pushed_as_whole_rows_and_what_left_a_list_is_taken_from_it(
    exchange: Officer, hana: Officer, nine: datetime
) -> None:
    uid = ring(event("offered", 0, number=NUMBER), exchange)
    came = queue_live.patches([Event(1, "contact.received", f"contact/{uid}")], nine)
    assert f'id="ringing-{uid}"' in came[0].data
    assert [message.name for message in came[1:]] == ["shout"]
    assert NUMBER not in came[0].data
    commands.answer(contact=uid, by=hana, at=nine)
    gone = queue_live.patches([Event(2, "contact.answered", f"contact/{uid}")], nine)[0].data
    assert f'<tr id="ringing-{uid}" hx-swap-oob="delete">' in gone
    assert f'id="owed-{uid}"' in gone
    looked = [Event(3, "contact.contact.opened", f"contact/{uid}")]
    assert queue_live.patches(looked, nine) == []
    strip = queue_live.strip_patches([Event(2, "contact.answered", f"contact/{uid}")], nine)
    assert "Nobody waits" in strip[0].data


def test_the_strip_counts_each_line_and_its_oldest(exchange: Officer, nine: datetime) -> None:
    for minute, call in ((0, "a"), (1, "b")):
        ring(event("offered", minute, call, channel="101"), exchange)
    strip = queries.strip_of(queries.waiting())
    assert [(one.words, one.count, one.oldest) for one in strip.lines] == [("101", 2, nine)]
