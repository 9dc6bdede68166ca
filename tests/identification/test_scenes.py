"""Who is calling: each scene shows what it must, and never whom it must not."""

from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from goldenhour.force.models import Officer
from goldenhour.identification import queries
from goldenhour.stories.people_numbers import FOR_HOUSEHOLDS, MOBILE
from goldenhour.web import clock as house_clock
from tests.identification.scenes import SCENES, Scene, on_record

EACH = pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.name)


def names(people: tuple[queries.Somebody, ...], level: str) -> set[str]:
    return {one.name for one in people if one.level == level}


@EACH
def test_nobody_of_the_demo_force_has_these_numbers(scene: Scene) -> None:
    given = [str(one.get("phone", "")) for _, one in scene.before] + [str(scene.typed.get("phone"))]
    theirs = {MOBILE.format(place) for place in FOR_HOUSEHOLDS}
    said = {number.replace(" ", "").replace("+44", "0") for number in given}
    assert said.isdisjoint(theirs)


@EACH
def test_whom_a_look_finds(scene: Scene, hana: Officer, tara: Officer, nine: datetime) -> None:
    on_record(scene, by=hana, marks=tara, at=nine)
    found = queries.known(said=queries.Said(**said(scene)), by=hana, at=nine)
    assert names(found.same_person, "probable") == scene.probable
    assert names(found.same_person, "possible") == scene.offered
    assert names(found.same_person, "confirmed") == set()
    named = {one.name for one in found.same_address}
    assert {name for name in named if name not in scene.offered} == scene.here


@EACH
def test_what_the_panel_says(
    scene: Scene,
    client: Client,
    hana: Officer,
    tara: Officer,
    nine: datetime,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(house_clock, "now", lambda: nine)
    client.force_login(hana)
    on_record(scene, by=hana, marks=tara, at=nine)
    text = client.get("/identification/known", scene.typed).content.decode()
    for words in scene.words:
        assert words in text
    for words in scene.never:
        assert words not in text


def said(scene: Scene) -> dict[str, Any]:
    """What is typed, as the query takes it."""
    age = scene.typed.get("age")
    return {**scene.typed, "age": int(age)} if age else {**scene.typed}
