"""Desks: what each person of the journey does at theirs, with the keyboard alone."""

from playwright.sync_api import expect

from goldenhour.config import timetable
from goldenhour.force import queries as force
from goldenhour.web import clock
from tests.browser.hands import Hands
from tests.conftest_browser import ControlRoom


def sit_down(room: ControlRoom, post: str) -> Hands:
    """Sign in from the start page as whoever works at this post."""
    hands = Hands(room.visitor())
    hands.page.goto("/")
    hands.follow(f"form[action*='/sign-in/demo/{post}'] button")
    expect(hands.page.locator(".bar__who")).to_be_visible()
    return hands


def act(hands: Hands, name: str, /, **fields: str) -> None:
    """On a case's file: open one action, fill its fields (lists by first letters), send it."""
    fold = f"#do-{name}"
    hands.enter(f"{fold} > summary")
    for field, said in fields.items():
        box = f"{fold} [name={name}-{field}]"
        kind = hands.page.locator(box).first.get_attribute("type")
        if kind == "checkbox":
            hands.tab_to(f"{box}[value='{said}']")
            hands.press("Space")
        elif hands.page.locator(box).evaluate("(box) => box.tagName") == "SELECT":
            hands.choose(box, said)
        else:
            hands.fill(box, said)
    with hands.page.expect_navigation():
        hands.press("Control+Enter")
    expect(hands.page.locator(f"{fold}[open]")).to_have_count(0)


def the_clock_goes_round() -> None:
    """Every job of the timetable, once: messages are sent, deliveries become facts, figures."""
    at = clock.now()
    timetable.run(timetable.due(last={}, at=at), by=force.officer("clock"), at=at)
