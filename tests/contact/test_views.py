"""Places on a page: every place that fits, a button each; what was said is never lost."""

import gzip
import json
from datetime import datetime
from uuid import UUID

import pytest
from django.test import Client

from goldenhour.contact import commands, forms, queries
from goldenhour.force.models import Officer
from goldenhour.geography import search
from goldenhour.journal.models import Entry
from goldenhour.web import clock as house_clock

HTMX = {"HX-Request": "true"}
SAID = "by the chip shop"
NOWHERE = UUID(int=0)


@pytest.fixture
def desk(client: Client, hana: Officer, monkeypatch: pytest.MonkeyPatch, nine: datetime) -> Client:
    monkeypatch.setattr(house_clock, "now", lambda: nine)
    client.force_login(hana)
    return client


@pytest.fixture
def call(hana: Officer, nine: datetime) -> UUID:
    row = commands.receive(channel="999", by=hana, at=nine)
    commands.amend(contact=row.uid, place_said=SAID, by=hana, at=nine)
    return row.uid


def page(desk: Client, path: str, status: int = 200, **asked: str) -> str:
    answer = desk.get(path, asked)
    assert answer.status_code == status
    return answer.content.decode()


def test_every_place_that_fits_is_a_button_with_its_reason(desk: Client, call: UUID) -> None:
    html = page(desk, "/places", q="mallowfield avenue", contact=str(call))
    assert html.count("data-place>") == 8
    assert "8 places fit. Ask which one." in html
    assert "invented street" in html
    assert f'formaction="/places/{call}"' in html


def test_the_panel_reads_the_field_of_the_call(desk: Client, call: UUID) -> None:
    answer = desk.get("/places", {"place_said": "leek", "contact": str(call)}, headers=HTMX)
    html = answer.content.decode()
    assert "<html" not in html
    assert "<strong>Leek</strong>" in html


@pytest.mark.parametrize("text", ["", "zzzz", "\x00", "<script>", "48.85, 2.35", "x" * 5_000, "م"])
def test_nothing_that_is_typed_breaks_the_search(desk: Client, text: str) -> None:
    html = page(desk, "/places", q=text)
    assert "places__says" in html
    assert "<script>" not in html


def test_searching_reads_no_record_and_the_map_of_a_contact_does(desk: Client, call: UUID) -> None:
    page(desk, "/places", q="leek", contact=str(call))
    assert not Entry.objects.filter(what="contact.contact.opened").exists()
    assert SAID in page(desk, "/map", contact=str(call))
    assert Entry.objects.filter(what="contact.contact.opened", about=f"contact/{call}").exists()


def test_a_choice_places_the_contact_and_leads_back_to_the_call(desk: Client, call: UUID) -> None:
    value = forms.value_of(search("ST7 1AB").candidates[0])
    answer = desk.post(f"/places/{call}", {"choice": value})
    assert answer.status_code == 302
    assert answer["Location"] == f"/call/{call}"
    row = queries.contact(call)
    assert (row.postcode, row.placed_by, row.place_said) == ("ST7 1AB", "searched", SAID)


def test_a_choice_in_the_panel_gives_the_fields_to_fill(desk: Client, call: UUID) -> None:
    value = forms.value_of(search("mallowfield avenue").candidates[0])
    html = desk.post(f"/places/{call}", {"choice": value}, headers=HTMX).content.decode()
    row = queries.contact(call)
    assert f'data-street="{row.street}" data-locality="{row.locality}"' in html
    assert row.street == "Mallowfield Avenue"
    assert "Placed:" in html


def test_a_point_on_the_map_is_taken_as_it_is_written(desk: Client, call: UUID) -> None:
    assert desk.post(f"/places/{call}", {"point": "53.05000, -2.10000"}).status_code == 302
    row = queries.contact(call)
    assert (row.easting, row.northing, row.placed_by) == (393_394, 350_309, "map")
    assert row.within_metres == 50
    assert 'value="53.05000, -2.10000"' in page(desk, "/map", contact=str(call))


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"choice": "easting=x"}, "Press one of the places"),
        ({"choice": ""}, "Press one of the places"),
        ({}, "Press one of the places"),
        ({"choice": "easting=1141500&northing=446500&within_metres=5"}, "look swapped"),
        ({"point": "-2.1, 53.05"}, "look swapped"),
        ({"point": "48.85, 2.35"}, "outside the United Kingdom"),
        ({"point": "Leek"}, "Type two coordinates"),
    ],
)
def test_what_is_no_place_is_a_sentence_and_changes_nothing(
    desk: Client, call: UUID, sent: dict[str, str], sentence: str
) -> None:
    answer = desk.post(f"/places/{call}", sent)
    assert answer.status_code == 422
    html = answer.content.decode()
    assert sentence in html
    assert sent.get("point", "") in html
    assert queries.contact(call).easting is None


def test_a_call_that_is_not_there_is_not_found(desk: Client) -> None:
    value = forms.value_of(search("ST7 1AB").candidates[0])
    assert desk.post(f"/places/{NOWHERE}", {"choice": value}).status_code == 404
    page(desk, "/map", 404, contact=str(NOWHERE))
    page(desk, "/places", 404, contact="x")


@pytest.mark.parametrize(
    ("point", "words"),
    [
        ("53.05, -2.1", "Nearest place Endon"),
        ("-2.1, 53.05", "swapped?"),
        ("0.0, 0.0", "outside the United Kingdom"),
        ("Leek", "Type two coordinates"),
        ("51.5, -0.12", "outside the force area"),
        ("", "No point yet"),
    ],
)
def test_a_point_is_said_in_words(desk: Client, point: str, words: str) -> None:
    assert words in page(desk, "/map/there", point=point)


def test_the_map_is_small_and_names_every_area_and_town(desk: Client) -> None:
    answer = desk.get("/map/areas.json")
    assert len(answer.content) < 90_000
    features = json.loads(gzip.decompress(answer.content))["features"]
    kinds = [feature["geometry"]["type"] for feature in features]
    assert (kinds.count("Polygon"), kinds.count("Point")) == (687, 67)


def test_a_dispatcher_does_not_search_for_callers(client: Client, dina: Officer) -> None:
    client.force_login(dina)
    assert client.get("/places").status_code == 403
