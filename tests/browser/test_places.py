"""Choosing a place without a mouse: from the list, and with the mark on the map."""

import re

from playwright.sync_api import Page, expect

from tests.browser.hands import Hands
from tests.browser.waiting import Held, answered
from tests.conftest_browser import ControlRoom

HERE = re.compile(r"/call/([0-9a-f-]{36})")


def a_call(page: Page) -> str:
    """Take a contact; its uid."""
    page.goto("/contacts")
    page.select_option("[name=channel]", "999")
    page.click("text=Take a contact")
    page.wait_for_url(HERE)
    found = HERE.search(page.url)
    assert found
    return found[1]


def test_a_street_is_typed_and_chosen_with_the_arrow_keys(room: ControlRoom) -> None:
    page = room.officer("contact_officer")
    call = a_call(page)
    page.goto(f"/places?contact={call}")
    hands = Hands(page)
    hands.fill("#places-q", "mallowfield av")
    answered(page)
    expect(page.locator("#places [data-place]")).to_have_count(8)
    hands.press("ArrowDown", "ArrowDown", "ArrowUp", "ArrowDown")
    chosen = page.locator("#places [data-place]").nth(1)
    expect(chosen).to_be_focused()
    hands.press("Enter")
    expect(page.locator("[data-placed]")).to_contain_text("Placed: Mallowfield Avenue")
    expect(page.locator("#places-q")).to_be_focused()
    page.goto(f"/call/{call}")
    expect(page.locator("[name=street]")).to_have_value("Mallowfield Avenue")


def test_an_answer_that_comes_late_leaves_the_list_that_somebody_has_gone_into(
    room: ControlRoom,
) -> None:
    page = room.officer("contact_officer")
    page.goto(f"/places?contact={a_call(page)}")
    hands = Hands(page)
    hands.fill("#places-q", "mallowfield av")
    answered(page)
    late = Held(page, "**/places?**")
    hands.type("e")
    answer = late.last("mallowfield+ave")
    hands.press("ArrowDown")
    chosen = page.locator("#places [data-place]").first
    expect(chosen).to_be_focused()
    answer.continue_()
    answered(page)
    expect(chosen).to_be_focused()


def test_without_scripts_a_place_is_searched_and_chosen(room: ControlRoom) -> None:
    page = room.officer("contact_officer", java_script_enabled=False)
    call = a_call(page)
    page.goto(f"/places?contact={call}")
    page.fill("#places-q", "ST7 1AB")
    page.click("text=Search")
    page.click("[data-place]")
    page.wait_for_url(HERE)
    expect(page.locator("[name=postcode]")).to_have_value("ST7 1AB")


def test_the_mark_is_moved_by_keys_and_taken_with_enter(room: ControlRoom) -> None:
    page = room.officer("contact_officer")
    call = a_call(page)
    page.goto(f"/map?contact={call}&point=53.05000,-2.10000")
    page.wait_for_selector("[data-map][data-ready]")
    hands = Hands(page)
    hands.tab_to("#map-sheet")
    hands.press("ArrowUp")
    expect(page.locator("#map-point")).to_have_value("53.05009, -2.10000")
    hands.press("Shift+ArrowRight")
    expect(page.locator("#map-point")).to_have_value("53.05009, -2.09850")
    expect(page.locator("#map-there")).to_contain_text("Nearest place Endon")
    hands.press("Enter")
    page.wait_for_url(HERE)
    page.goto(f"/map?contact={call}")
    expect(page.locator("#map-point")).to_have_value(re.compile(r"53\.0500\d+, -2\.0985\d+"))


def test_a_click_puts_the_mark_and_a_typed_point_moves_it(room: ControlRoom) -> None:
    page = room.officer("contact_officer")
    page.goto("/map")
    page.wait_for_selector("[data-map][data-ready]")
    page.locator("#map-sheet").click(position={"x": 300, "y": 200})
    expect(page.locator("#map-point")).to_have_value(re.compile(r"^5\d\.\d{5}, -\d\.\d{5}$"))
    page.fill("#map-point", "-2.1, 53.05")
    expect(page.locator("#map-there")).to_contain_text("swapped?")
    expect(page.locator(".map__mark")).to_have_count(1)


def test_the_call_screen_does_not_load_the_map(room: ControlRoom) -> None:
    page = room.officer("contact_officer")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    a_call(page)
    assert not [url for url in asked if "leaflet" in url or "areas.json" in url]
