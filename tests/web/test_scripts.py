"""The small scripts and the vendored htmx in a real browser: keys, rows, typed words, theme.

No server: the browser's requests are answered from the committed files, so a new htmx that
breaks rows, focus or background windows fails here before it reaches a control room.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from playwright.sync_api import Browser, Page, Route, expect

from goldenhour.web.assets import version
from tests.conftest_browser import paced

STATIC = Path(__file__).parents[2] / "goldenhour/web/static"
HOME = "http://house.test"
KINDS = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}
ROW = '<tr id="{id}" hx-swap-oob="outerMorph" data-into="rows" data-order="{order}">{cells}</tr>'
PICKS = """
<form id="form"><textarea id="words"></textarea>
<fieldset data-digits data-needed id="when"><legend>When</legend>
  <label data-digit="1"><input type="radio" name="when" value="now">Now</label>
  <label data-digit="?"><input type="radio" name="when" value="unknown">?</label></fieldset>
<fieldset data-digits data-needed id="heard"><legend>Heard</legend>
  <label data-digit="1"><input type="checkbox" name="heard" value="cut">Cut</label></fieldset>
<button data-primary name="send" value="yes">Send</button></form>
<input data-command-line id="line" aria-label="Command">
"""
TABLE = """
<table><tbody id="rows" data-live-rows>
<tr id="a" data-order="1"><td><input id="typed" value="start"></td><td>old</td></tr>
<tr id="b" data-order="2"><td>second</td></tr></tbody></table>
"""


def page_of(main: str, scripts: str = "") -> str:
    """A page of the house around `main`, as base.html makes it for nobody signed in."""
    text = render_to_string("base.html", {"theme": "day"})
    head, tail = text.split('<main id="main" tabindex="-1" class="">')
    return (
        f'{head.replace("</head>", scripts + "</head>")}<main id="main" tabindex="-1">{main}{tail}'
    )


class House:
    """Answers the browser: one page, the static files, and a stream of the given messages.

    The first stream is answered at once, the others once the test lets it go on.
    """

    def __init__(self, html: str, *streams: str) -> None:
        self.html = html
        self.streams = list(streams)
        self.posted: list[str] = []
        self.held: list[Route] = []
        self.begun = self.going_on = False

    def answer(self, route: Route) -> None:
        path = route.request.url.removeprefix(HOME).split("?")[0]
        if route.request.method == "POST":
            self.posted.append(path)
            route.fulfill(status=204)
        elif path.startswith("/static/"):
            file = STATIC / path.removeprefix(f"/static/{version()}/")
            kind = KINDS.get(file.suffix, "font/woff2")
            route.fulfill(body=file.read_bytes(), content_type=kind)
        elif path == "/events":
            self.stream(route)
        else:
            route.fulfill(body=self.html, content_type="text/html; charset=utf-8")

    def stream(self, route: Route) -> None:
        if self.begun and not self.going_on:
            self.held.append(route)
            return
        self.begun = True
        body = self.streams.pop(0) if self.streams else ": still here\n\n"
        route.fulfill(body=body, content_type="text/event-stream")

    def go_on(self) -> None:
        """Answer the streams after the first, those that were asked for and those to come."""
        self.going_on = True
        for route in self.held:
            self.stream(route)


@pytest.fixture
def window(chromium: Browser) -> Iterator[Page]:
    page = paced(chromium.new_page())
    yield page
    page.close()


def open_house(page: Page, main: str, *streams: str) -> House:
    """Show `main` in the house; with streams, as a page that listens."""
    scripts = render_to_string("web/_live_scripts.html") if streams else ""
    live = render_to_string("web/_live.html", {"stream": "/events"}) if streams else ""
    house = House(page_of(live + main, scripts), *streams)
    page.route("**/*", house.answer)
    page.goto(f"{HOME}/")
    return house


def message(row: str, order: str, cells: str) -> str:
    return f"data: {ROW.format(id=row, order=order, cells=cells)}\n\n"


def order_of(page: Page) -> list[str]:
    found = page.evaluate("[...document.querySelectorAll('#rows > tr')].map((row) => row.id)")
    return [str(row) for row in found]


pytestmark = pytest.mark.browser


def test_a_digit_chooses_only_inside_a_group_and_moves_on(window: Page) -> None:
    open_house(window, PICKS)
    window.focus("#words")
    window.keyboard.type("1?")
    assert window.input_value("#words") == "1?"
    window.focus("input[name=when]")
    window.keyboard.press("?")
    assert window.is_checked("input[value=unknown]")
    assert window.evaluate("document.activeElement.name") == "heard"


def test_backspace_takes_an_answer_back(window: Page) -> None:
    open_house(window, PICKS)
    window.check("input[value=now]")
    window.focus("input[value=now]")
    window.keyboard.press("Backspace")
    assert not window.is_checked("input[value=now]")


def test_no_plain_character_does_anything_outside_a_field(window: Page) -> None:
    house = open_house(window, PICKS)
    before = window.content()
    for key in "abcdefghijklmnopqrstuvwxyz0123456789?/":
        window.keyboard.press(key)
    assert window.content() == before
    assert house.posted == []


def test_f4_goes_to_the_next_thing_still_needed(window: Page) -> None:
    open_house(window, PICKS)
    window.focus("#words")
    window.keyboard.press("F4")
    assert window.evaluate("document.activeElement.name") == "when"
    window.keyboard.press("F4")
    assert window.evaluate("document.activeElement.name") == "heard"


def test_control_and_enter_sends_from_wherever_one_types(window: Page) -> None:
    open_house(window, PICKS)
    window.focus("#words")
    window.keyboard.press("Control+Enter")
    expect(window).to_have_url(re.compile("send=yes"))


def test_escape_leaves_the_command_line_and_its_words(window: Page) -> None:
    open_house(window, PICKS)
    window.focus("#words")
    window.keyboard.press("F2")
    window.keyboard.type("a 142")
    window.keyboard.press("Escape")
    assert window.input_value("#line") == "a 142"
    assert window.evaluate("document.activeElement.id") == "words"


def test_the_theme_changes_without_losing_a_typed_word(window: Page) -> None:
    house = open_house(window, PICKS)
    window.fill("#words", "he is outside")
    window.click("[data-theme-form] button")
    expect(window.locator("html")).to_have_attribute("data-theme", "dim")
    expect(window.locator("#words")).to_have_value("he is outside")
    assert house.posted == ["/theme/dim"]


def test_a_row_that_changes_keeps_the_words_being_typed_in_it(window: Page) -> None:
    first = message("c", "3", "<td>third</td>")
    again = message("a", "1", '<td><input id="typed" value="start"></td><td>new</td>')
    house = open_house(window, TABLE, first, again)
    window.fill("#typed", "half a sentence")
    house.go_on()
    expect(window.locator("#a")).to_contain_text("new")
    expect(window.locator("#typed")).to_have_value("half a sentence")
    expect(window.locator("#typed")).to_be_focused()


def test_a_new_row_finds_its_place_and_an_ended_one_goes(window: Page) -> None:
    gone = 'data: <tr id="b" hx-swap-oob="delete"></tr>\n\n'
    open_house(window, TABLE, message("n", "0", "<td>new</td>") + gone)
    expect(window.locator("#n td")).to_be_visible()
    expect(window.locator("#b")).to_have_count(0)
    assert order_of(window) == ["n", "a"]


def test_the_row_in_hand_keeps_its_place_until_it_is_left(window: Page) -> None:
    house = open_house(
        window,
        TABLE,
        ": quiet\n\n",
        message("a", "9", '<td><input id="typed"></td><td>later</td>'),
    )
    window.focus("#typed")
    house.go_on()
    expect(window.locator("#a")).to_contain_text("later")
    assert order_of(window) == ["a", "b"]
    window.focus("#main")
    expect(window.locator("#rows > tr").first).to_have_id("b")


def test_a_window_in_the_background_goes_on_listening(window: Page) -> None:
    window.add_init_script("Object.defineProperty(document, 'hidden', {get: () => true});")
    before, behind = message("b", "2", "<td>before</td>"), message("b", "2", "<td>behind</td>")
    house = open_house(window, TABLE, before, ": quiet\n\n", ": quiet\n\n", behind)
    expect(window.locator("#b td")).to_have_text("before")
    window.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    house.go_on()
    expect(window.locator("#b td")).to_have_text("behind")


def test_htmx_reads_the_settings_the_page_gives_it(window: Page) -> None:
    open_house(window, TABLE, ": quiet\n\n")
    config = json.loads(window.evaluate("JSON.stringify(htmx.config)"))
    assert config["sse"]["pauseOnBackground"] is False
    assert config["history"] is False
    assert "5xx" in config["noSwap"]
    assert config["includeIndicatorCSS"] is False
