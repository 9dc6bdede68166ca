"""The scenario builder: begun with a ready one, changed, refused beside its field, kept."""

import re
from html import unescape
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from goldenhour.force.models import Officer
from goldenhour.planning import queries
from goldenhour.planning.rules import asking
from tests.simulation.scenarios import PLAIN

FIELD = re.compile(r'<(?:input|textarea)[^>]*name="([^"]+)"(?:[^>]*?value="([^"]*)")?')
CHOSEN = re.compile(r'<select[^>]*name="([^"]+)"[^>]*>.*?<option value="([^"]*)" selected')
NEW = "/planning/scenarios/new?from=staffordshire-10-bases"


@pytest.fixture
def desk(client: Client, anna: Officer) -> Client:
    client.force_login(anna)
    return client


def filled(page: bytes) -> dict[str, str]:
    """What the page's form would send as it stands."""
    text = page.decode()
    found = dict(CHOSEN.findall(text)) | dict(FIELD.findall(text))
    return {unescape(name): unescape(value) for name, value in found.items() if ":" in name}


def sent(desk: Client, where: str, **more: Any) -> Any:
    form = filled(desk.get(where).content)
    return desk.post(where, form | more)


def test_a_scenario_is_begun_with_a_ready_one_changed_and_kept(desk: Client) -> None:
    given = {"f:name": "eleven", "f:demand.per_day": "720", "s:demand.per_day": "Our own count"}
    answer = sent(desk, NEW, keep="1", preface="What if\nit grows?", **given)
    [row] = queries.own_scenarios()
    assert answer["Location"] == f"/planning/scenarios/{row.uid}"
    read = asking.parsed(row.text)
    assert (read.name, read.demand.per_day, len(read.base)) == ("eleven", 720, 10)
    assert "per_day = 720  # Our own count" in row.text
    assert row.text.startswith("# What if\n# it grows?\n")
    again = sent(desk, answer["Location"], keep="1", version="1", **{"f:demand.per_day": "730"})
    assert again.status_code == 302
    assert asking.parsed(queries.own_scenario(row.uid).text).demand.per_day == 730


def test_kept_and_run_leads_to_the_question(desk: Client) -> None:
    answer = sent(desk, NEW, run="1", **{"f:name": "eleven"})
    [row] = queries.own_scenarios()
    assert answer["Location"] == f"/planning/compare?s={row.uid}"
    page = desk.get(answer["Location"]).content.decode()
    assert f'<option value="{row.uid}" selected>eleven' in page


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ("demand.per_day", "many", "must be a number"),
        ("demand.per_day", "-1", "must not be negative"),
        ("demand.grades.I", "0.9", "the shares add up to"),
        ("base[0].units.early", "-3", "must not be negative"),
        ("shifts.late", "25:00; 23:00", "is no time of day"),
        ("base[0].easting", "1000", "outside"),
        ("name", "", "is missing"),
        ("demand.per_day", "20000", "the load is"),
    ],
)
def test_a_fault_is_said_beside_its_field_and_nothing_typed_is_lost(
    desk: Client, path: str, value: str, said: str
) -> None:
    given = {"f:warmup_hours": "99", f"f:{path}": value}
    answer = sent(desk, NEW, keep="1", **given)
    page = unescape(answer.content.decode())
    assert answer.status_code == 422
    assert said in page
    assert 'value="99"' in page
    assert not queries.own_scenarios()


def test_a_base_is_added_by_its_postcode(desk: Client) -> None:
    more = sent(desk, NEW, add="base")
    assert more.status_code == 200
    form = filled(more.content) | {"f:base[10].name": "Stone", "p:base[10]": "ST17 4AA"}
    form |= {"f:base[10].units.early": "2", "f:name": "eleven", "keep": "1"}
    answer = desk.post(NEW, form)
    if answer.status_code == 422:
        pytest.fail(" ".join(re.findall(r'href="#f\d+">([^<]+)', answer.content.decode())))
    base = asking.parsed(queries.own_scenarios()[0].text).base[10]
    assert (base.name, base.units) == ("Stone", {"early": 2, "late": 0, "night": 0})
    assert base.easting is not None
    assert 380_000 < base.easting < 400_000


def test_a_postcode_that_is_none_is_said(desk: Client) -> None:
    answer = sent(desk, NEW, keep="1", **{"p:base[0]": "XX1 1XX"})
    assert answer.status_code == 422
    assert "XX1 1XX is no postcode of the area" in answer.content.decode()


def test_a_base_is_removed(desk: Client) -> None:
    answer = sent(desk, NEW, remove="base[0]")
    assert "Leek" not in filled(answer.content).values()


def test_two_at_once_are_told(desk: Client) -> None:
    sent(desk, NEW, keep="1", **{"f:name": "eleven"})
    where = f"/planning/scenarios/{queries.own_scenarios()[0].uid}"
    sent(desk, where, keep="1", version="1")
    assert sent(desk, where, keep="1", version="1").status_code == 412


def test_a_file_is_brought_word_for_word_and_taken_away_again(desk: Client) -> None:
    file = SimpleUploadedFile("a.toml", PLAIN.encode())
    answer = desk.post("/planning/scenarios", {"file": file})
    [row] = queries.own_scenarios()
    assert row.text == PLAIN
    assert answer["Location"].endswith(str(row.uid))
    assert desk.get(f"{answer['Location']}/text").content.decode() == PLAIN
    assert desk.get(f"{answer['Location']}/map").status_code == 404


def test_a_text_that_cannot_be_played_comes_back_with_its_faults(desk: Client) -> None:
    text = PLAIN.replace("units =", "unitss =")
    answer = desk.post("/planning/scenarios", {"text": text})
    page = unescape(answer.content.decode())
    assert answer.status_code == 422
    assert "base[0].unitss: unknown key" in page
    assert text.strip() in page


def test_the_ready_ones_have_a_file_and_a_map(desk: Client) -> None:
    page = desk.get("/planning/scenarios").content.decode()
    assert "Ten local bases" in page
    assert desk.get("/planning/scenarios/staffordshire-3-hubs/map").content.startswith(b"<svg")
    assert desk.get("/planning/scenarios/none/text").status_code == 404


def test_what_is_amended_by_nobody_else_than_an_analyst(client: Client, dina: Officer) -> None:
    client.force_login(dina)
    assert client.get("/planning/scenarios").status_code == 403
