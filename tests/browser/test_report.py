"""The public form in a browser: a phone, a keyboard, no scripts; leaving at once; plain to all."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from goldenhour.desks.report.forms import ORDER
from goldenhour.desks.report.views import NEUTRAL
from tests.browser.hands import Hands
from tests.browser.looking import THEMES, faults, unseen_focus
from tests.conftest_browser import ControlRoom

PHONE = {"width": 375, "height": 800}
NARROW = {"width": 320, "height": 640}
# Three presses count within five seconds: here no time passes, however busy the machine is.
NO_TIME = "Object.defineProperty(Event.prototype, 'timeStamp', {get: () => 0})"
WORDS = "Somebody took my bicycle from the yard"


def weather(route: Route) -> None:
    """The neutral page, without the network."""
    route.fulfill(status=200, content_type="text/html", body="<title>Weather</title>Rain")


def fill_by_keys(hands: Hands) -> None:
    """Every page, by keyboard alone; most of it is left empty."""
    hands.page.goto("/report")
    hands.follow("[data-primary]")
    for name in ORDER:
        hands.arrives(f"/report/{name}$")
        if name == "what":
            hands.fill("#id_words", WORDS)
        if name in ("when", "danger"):
            hands.tab_to("input[type=radio]")
            hands.press("ArrowDown", "Space")
        hands.follow("[data-primary]")
    hands.arrives("/report/check$")


def reference(page: Page) -> str:
    expect(page.locator("h1")).to_have_text("We have your report")
    return page.locator(".arrived__number").inner_text()


@pytest.mark.parametrize(
    "size", [PHONE, pytest.param(NARROW, marks=pytest.mark.ux)], ids=["phone", "narrow"]
)
def test_a_report_by_keyboard_alone_on_a_phone(room: ControlRoom, size: dict[str, int]) -> None:
    page = room.visitor(viewport=size)
    hands = Hands(page)
    fill_by_keys(hands)
    expect(page.locator("main")).to_contain_text(WORDS)
    hands.follow("[data-primary]")
    assert re.fullmatch(r"C-\d{6}-\d{4}", reference(page))


def test_a_report_without_any_script_reaches_the_list(room: ControlRoom) -> None:
    page = room.visitor(java_script_enabled=False, viewport=PHONE)
    page.goto("/report")
    page.click("text=It is not happening now")
    for name in ORDER:
        if name == "what":
            page.fill("#id_words", "My mother\u2019s shed was opened")
        if name in ("when", "danger"):
            page.check("input[type=radio] >> nth=2")
        page.click("button:has-text('Continue')")
    page.click("button:has-text('Send')")
    number = reference(page)
    desk = room.officer("contact_officer")
    desk.goto("/contacts")
    desk.click(f"text={number}")
    expect(desk.locator("[name=words]")).to_have_value("My mother\u2019s shed was opened")


def test_danger_is_met_with_999_and_stands_on_top_of_my_calls(room: ControlRoom) -> None:
    page = room.visitor(viewport=PHONE)
    hands = Hands(page)
    fill_by_keys(hands)
    page.goto("/report/what")
    page.fill("#id_words", "He has a knife and he is here")
    page.click("[data-primary]")
    expect(page.locator(".ways")).to_contain_text("somebody may be in danger")
    page.click("button:has-text('Send')")
    number = reference(page)
    desk = room.officer("contact_officer")
    desk.goto("/my-calls")
    row = desk.locator(".owed--first li", has_text=number)
    expect(row).to_contain_text("Speaks of a weapon; Speaks of somebody there now")
    row.locator("a").press("Enter")
    expect(desk).to_have_url(re.compile("/call/"))


def test_shift_three_times_leaves_at_once_and_back_shows_nothing(room: ControlRoom) -> None:
    page = room.visitor(viewport=PHONE)
    page.add_init_script(NO_TIME)
    page.route(f"{NEUTRAL}**", weather)
    page.goto("/report/what")
    page.fill("#id_words", WORDS)
    with page.expect_navigation():
        page.click("[data-primary]")
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    expect(page.locator("[data-exit-said]")).to_have_text("Shift pressed 2 of 3 times.")
    page.keyboard.press("Shift")
    expect(page).to_have_title("Weather")
    page.go_back()
    expect(page.locator("h1")).to_have_text("What happened?")
    expect(page.locator("#id_words")).to_have_value("")


def test_typing_capitals_does_not_leave(room: ControlRoom) -> None:
    page = room.visitor(viewport=PHONE)
    page.goto("/report/what")
    page.focus("#id_words")
    for letter in "ABCD":
        page.keyboard.press(f"Shift+{letter}")
    expect(page.locator("#id_words")).to_have_value("ABCD")
    expect(page).to_have_url(re.compile("/report/what"))


@pytest.mark.ux
@pytest.mark.parametrize("theme", THEMES)
def test_what_only_answers_lead_to_has_no_fault(room: ControlRoom, theme: str) -> None:
    page = room.visitor(viewport=NARROW)
    room.choose_theme(page, theme)
    page.goto("/report/what")
    page.click("[data-primary]")
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    assert faults(page) == []
    fill_by_keys(Hands(page))
    page.goto("/report/what")
    page.fill("#id_words", "x" * 300 + " knife")
    page.click("[data-primary]")
    assert faults(page) == []
    assert unseen_focus(page, 12) == []
    page.click("button:has-text('Send')")
    reference(page)
    assert faults(page) == []
