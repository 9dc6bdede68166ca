"""Compressed: pages travel small and are the same; the API's answers stay as they are."""

import gzip

from django.test import Client

from goldenhour.force.models import Officer
from tests.api_callers import program

GZIP = {"Accept-Encoding": "gzip"}


def test_a_page_travels_small_and_is_the_same_page(client: Client, ada: Officer) -> None:
    client.force_login(ada)
    plain = client.get("/set-up/people")
    small = client.get("/set-up/people", headers=GZIP)

    assert "Content-Encoding" not in plain
    assert small["Content-Encoding"] == "gzip"
    assert len(small.content) < len(plain.content) / 2
    assert b"<h1>People</h1>" in gzip.decompress(small.content)


def test_an_answer_of_the_api_is_left_as_it_is(hana: Officer, ada: Officer) -> None:
    desk = program(hana, by=ada)
    answer = desk.ask("contacts", **GZIP)
    assert answer.status_code == 200
    assert "Content-Encoding" not in answer
