"""Two callers, one event: joined by keyboard; the open page of the dispatcher hears it."""

import pytest
from playwright.sync_api import expect

from goldenhour.force import queries as force
from goldenhour.web import clock
from tests.browser.hands import Hands
from tests.browser.looking import faults
from tests.conftest_browser import ControlRoom
from tests.journeys.desks import sit_down
from tests.response.incidents import sent

pytestmark = [pytest.mark.ux, pytest.mark.browser]
SEEN = "He is climbing out of the window now"
TYPED = "They have been rung"


def second_call(room: ControlRoom) -> Hands:
    """A second caller speaks: the same postcode, other words."""
    hands = sit_down(room, "contact_officer")
    hands.choose("[name=channel]", "999")
    hands.press("Control+Enter")
    hands.arrives("/call/")
    hands.fill("[name=postcode]", "ST1 1AA")
    hands.fill("[name=words]", SEEN)
    return hands


def test_a_second_caller_joins_and_the_dispatcher_hears_it_while_typing(room: ControlRoom) -> None:
    incident = sent(force.with_role("room_supervisor")[0], clock.now())
    dispatcher = sit_down(room, "dispatcher")
    board = dispatcher.page.locator(f"#incident-{incident.uid}")
    hands = second_call(room)
    expect(hands.page.locator("#queue-strip")).to_contain_text("Waiting:")
    expect(hands.page.locator("#same-event")).to_contain_text("May be the same event")

    dispatcher.page.goto(f"/incidents/{incident.uid}")
    dispatcher.press("F2", "t")
    dispatcher.fill("[name=tell-what]", TYPED)

    hands.press("F7")
    hands.type("The same back door")
    hands.press("Enter")  # joins nothing: the button is pressed on purpose
    expect(hands.page.locator("#same-event-sheet")).to_be_visible()
    assert faults(hands.page) == []
    hands.tab_to(f"#same-event-sheet button[value='{incident.uid}']:not([formaction])")
    with hands.page.expect_navigation():
        hands.press("Enter")
    expect(hands.page.locator("#strip strong a")).to_have_text(incident.reference)
    expect(hands.page.locator("[name=words]")).to_have_value(SEEN)

    news = dispatcher.page.locator("#incident-updates")
    expect(news).to_contain_text(SEEN)
    expect(dispatcher.page.locator("#incident-contacts article")).to_have_count(2)
    hands.fill("[name=words]", f"{SEEN}. A green coat")
    expect(news).to_contain_text("A green coat")
    what = dispatcher.page.locator("[name=tell-what]")
    expect(what).to_be_focused()
    expect(what).to_have_value(TYPED)
    assert faults(dispatcher.page) == []

    dispatcher.page.goto("/board")
    hands.fill("[name=words]", f"{SEEN}. A green coat and a ladder")
    expect(board).to_contain_text("new update")
