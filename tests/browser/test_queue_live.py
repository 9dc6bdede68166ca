"""The queue as it lives: somebody rings, it is seen at once, and answered without the mouse."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from playwright.sync_api import Page, expect

from goldenhour.desks import call_events
from goldenhour.force import queries as force
from goldenhour.web import clock
from tests.browser.hands import Hands
from tests.conftest_browser import ControlRoom

PLACE = (
    "[...document.querySelectorAll('#ringing tr')].indexOf(document.activeElement.closest('tr'))"
)
FOCUSED = "document.activeElement.closest('tr')?.id ?? ''"


def rings(channel: str = "999", **more: Any) -> str:
    """Somebody rings now; the row's id."""
    return tell(str(uuid4()), "offered", channel, **more)


def tell(call: str, kind: str, channel: str, **more: Any) -> str:
    at = clock.now()
    event = call_events.CallEvent(
        event=f"{call}/{kind}",
        call=call,
        kind=kind,  # type: ignore[arg-type]  # one of the list
        at=at - timedelta(seconds=more.pop("ago", 0)),
        channel=channel,  # type: ignore[arg-type]  # one of the list
        **more,
    )
    service = force.with_role("telephony")[0]
    return f"ringing-{call_events.take(event, by=service, at=at).uid}"


def queue(room: ControlRoom) -> Page:
    """A contact officer's queue that hears the stream; whoever presses Enter answers the next."""
    page = room.officer("contact_officer")
    page.goto("/contacts")
    expect(page.locator("[data-primary]")).to_be_focused()
    page.evaluate("window.here = true")  # gone after a reload
    return page


def test_a_call_is_seen_as_it_rings_and_answered_by_enter(room: ControlRoom) -> None:
    watching, other = queue(room), queue(room)
    row = rings(number="07700900998")
    expect(watching.locator(f"#{row}")).to_be_visible()
    expect(other.locator(f"#{row}")).to_be_visible()
    assert "07700900998" not in watching.content()
    assert watching.evaluate("window.here")
    expect(watching.locator("[data-primary]")).to_be_focused()
    first = other.locator("#ringing tr").first.get_attribute("id")  # ours, or one of this evening's
    Hands(watching).press("Enter")
    watching.wait_for_url("**/call/*")
    expect(other.locator(f"#{first}")).to_have_count(0)


def test_the_row_that_has_the_focus_keeps_its_place_while_others_come(room: ControlRoom) -> None:
    rings("101", ago=60)
    page = queue(room)
    hands = Hands(page)
    hands.press("j")
    first = page.evaluate(FOCUSED)  # ours, or one of this evening's calls that rings still
    assert first.startswith("ringing-")
    place = page.evaluate(PLACE)
    emergency = rings("999")
    expect(page.locator(f"#{emergency}")).to_be_visible()
    assert page.evaluate(FOCUSED) == first
    assert page.evaluate(PLACE) == place
    hands.press("j", "k", "Enter")
    page.wait_for_url("**/call/*")
