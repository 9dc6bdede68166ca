"""Who is calling: each scene at the desk, by keyboard: typed, read, and said by the handler."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from goldenhour.contact import queries as contacts
from goldenhour.force import queries as force
from goldenhour.identification.models import Link
from goldenhour.web import clock
from tests.browser.hands import Hands
from tests.browser.looking import faults
from tests.browser.waiting import answered as all_answered
from tests.conftest_browser import ControlRoom
from tests.identification.scenes import SCENES, Scene, on_record
from tests.journeys.desks import sit_down

pytestmark = [pytest.mark.ux, pytest.mark.browser]
BOXES = {"age": "date_of_birth"}  # the desk has one box for both
SILENT, KEOGH, TWINS, FATHER, SON, SIX, NOBODY = SCENES


def answered(room: ControlRoom, scene: Scene) -> Hands:
    """The scene is on record, and somebody takes a call in which this is typed."""
    handler = force.with_role("contact_officer")[0]
    sergeant = force.with_role("room_supervisor")[0]
    at = clock.now() - timedelta(minutes=1)
    on_record(scene, by=handler, marks=sergeant, at=at)
    hands = sit_down(room, "contact_officer")
    hands.choose("[name=channel]", "999")
    hands.press("Control+Enter")
    hands.arrives("/call/")
    for name, said in scene.typed.items():
        hands.fill(f"[name={BOXES.get(name, name)}]", str(said))
    hands.press("Tab")
    all_answered(hands.page)
    return hands


def shown(page: Page, level: str) -> set[str]:
    """Whoever stands under "Who this may be" with this level."""
    lines = page.locator("#known li", has=page.locator(f".tag:text-is('{level}')"))
    return {one.inner_text() for one in lines.locator("> strong").all()}


def holds(page: Page, scene: Scene) -> None:
    """What must be shown is, and what must not is not."""
    for words in scene.words:
        expect(page.locator("#known")).to_contain_text(words)
    assert shown(page, "probable") == scene.probable
    assert shown(page, "possible") == scene.offered
    text = page.locator("#known").inner_text()
    for words in scene.never:
        assert words not in text


def kept(hands: Hands) -> None:
    """The draft is saved: from now on it can be said who it is."""
    hands.tab_to("button[name='action'][value='save']")
    hands.press("Enter")
    expect(hands.page.locator("#known button[hx-post$='/confirm']").first).to_be_visible()
    all_answered(hands.page)


@pytest.mark.parametrize("scene", [KEOGH, TWINS, FATHER, SIX, NOBODY], ids=lambda scene: scene.name)
def test_what_stands_there_while_it_is_typed(room: ControlRoom, scene: Scene) -> None:
    hands = answered(room, scene)
    for name in scene.probable | scene.offered | scene.here:
        expect(hands.page.locator("#known")).to_contain_text(name)
    holds(hands.page, scene)
    assert faults(hands.page) == []


def test_a_silent_call_from_a_known_number_is_said_to_be_hers(room: ControlRoom) -> None:
    hands = answered(room, SILENT)
    page = hands.page
    expect(page.locator("#known")).to_contain_text("Alisha Sample")
    holds(page, SILENT)
    kept(hands)
    hands.press("F6")
    expect(page.locator("#known")).to_be_focused()
    hands.tab_to("#known button[hx-post$='/confirm']")
    hands.press("Enter")
    expect(page.locator("#known .tag--strong")).to_have_text("confirmed")
    expect(page.locator("#known")).to_be_focused()  # and not lost at the top of the page
    assert Link.objects.filter(claim="confirmed").count() >= 2
    assert contacts.waiting()


def test_not_them_is_remembered_and_nothing_moves_while_it_is_read(room: ControlRoom) -> None:
    hands = answered(room, SON)
    page = hands.page
    expect(page.locator("#known")).to_contain_text("Patrick Brannock")
    holds(page, SON)
    kept(hands)
    hands.press("F6")
    hands.tab_to("#known details summary")
    page.evaluate("htmx.trigger('#known', 'known:again')")
    expect(page.locator("[data-known-go]")).to_contain_text("Newer answer")
    expect(page.locator("#known summary").first).to_be_focused()
    hands.press("F6")
    expect(page.locator("[data-known-go]")).to_contain_text("Read")
    before = page.locator("#known button[hx-post$='/dismiss']").count()
    hands.press("F6")
    hands.tab_to("#known button[hx-post$='/dismiss']")
    hands.press("Enter")
    expect(page.locator("#known button[hx-post$='/dismiss']")).to_have_count(before - 1)
    page.reload()
    expect(page.locator("#known button[hx-post$='/dismiss']")).to_have_count(before - 1)
