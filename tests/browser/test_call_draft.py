"""The call screen in a browser: what is typed is kept, with the network and without it."""

from uuid import UUID

import pytest
from playwright.sync_api import Page, expect

from goldenhour.contact import commands as contacts
from goldenhour.contact import queries
from goldenhour.force import queries as force
from goldenhour.web import clock
from tests.browser.looking import THEMES, faults
from tests.browser.waiting import Held, kept
from tests.conftest_browser import ControlRoom

COLD = 100 * 1024  # bytes over the wire for the whole screen, nothing kept from before
WORDS = "He is at the door and shouting"
NO_SCROLL = "document.documentElement.scrollHeight <= innerHeight"
A_LONG_WORD = "Llanfairpwllgwyngyll" * 12
SIGNED_OUT = ("status of 403", "Failed to fetch")
WITHOUT_A_LINE = ("net::ERR_INTERNET_DISCONNECTED", "Failed to fetch")


def rings(channel: str = "999") -> UUID:
    officer = force.with_role("contact_officer")[0]
    return contacts.receive(channel=channel, by=officer, at=clock.now()).uid


def opened(room: ControlRoom, contact: UUID, role: str = "contact_officer") -> Page:
    page = room.officer(role)
    page.goto(f"/call/{contact}")
    return page


def say(page: Page, words: str) -> None:
    page.focus("[name=words]")
    page.keyboard.press("Control+End")
    page.keyboard.type(words)


def typed(contact: UUID) -> dict[str, object]:
    """What the server keeps of this call's fields."""
    found: dict[str, object] = {}
    for one in queries.jottings_of(contact):
        found |= one.typed
    return found


def forget(room: ControlRoom, these: tuple[str, ...]) -> None:
    """What the browser complains of where the test means it to."""
    room.complaints[:] = [one for one in room.complaints if not any(w in one for w in these)]


def test_a_letter_typed_before_any_script_runs_lands_in_the_first_field_and_is_kept(
    room: ControlRoom,
) -> None:
    contact = rings()
    page = room.officer("contact_officer")
    script = Held(page, "**/built/call.js")
    page.goto(f"/call/{contact}", wait_until="commit")
    expect(page.locator("[name=place_said]")).to_be_focused()
    page.keyboard.type("M")
    script.last().continue_()
    kept(page)
    assert typed(contact) == {"place_said": "M"}


def test_whoever_is_faster_than_the_scripts_is_heard_in_every_field(room: ControlRoom) -> None:
    contact = rings()
    page = room.officer("contact_officer")
    script = Held(page, "**/built/call.js")
    page.goto(f"/call/{contact}", wait_until="commit")
    page.fill("[name=place_said]", "Mill Lane, Alton")
    page.select_option("[name=incident_type]", "burglary")
    page.check("[name=t_now][value=in_progress]", force=True)
    page.focus("[name=words]")
    script.last().continue_()
    expect(page.locator("#proposal .grade--l")).to_be_visible()
    kept(page)
    assert typed(contact) == {
        "place_said": "Mill Lane, Alton",
        "incident_type": "burglary",
        "t_now": "in_progress",
    }
    expect(page.locator("[name=words]")).to_be_focused()


def test_what_is_typed_is_kept_without_any_key_pressed_for_it(room: ControlRoom) -> None:
    contact = rings()
    page = opened(room, contact)
    say(page, WORDS)
    kept(page)
    assert typed(contact) == {"words": WORDS}
    again = opened(room, contact, "room_supervisor")
    expect(again.locator("[name=words]")).to_have_value(WORDS)
    say(again, " now")
    kept(again)
    page.reload()
    expect(page.locator("#strip")).to_contain_text("until")
    expect(page.locator("[name=words]")).to_have_value(f"{WORDS} now")


def test_the_network_goes_in_the_middle_and_nothing_is_lost(room: ControlRoom) -> None:
    contact = rings()
    page = opened(room, contact)
    page.context.set_offline(True)
    say(page, WORDS)
    expect(page.locator("#kept")).to_contain_text("Not connected since ")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#gh-alert")).to_contain_text("Not sent")
    expect(page.locator("[name=words]")).to_have_value(WORDS)
    page.context.set_offline(False)
    kept(page)
    assert typed(contact) == {"words": WORDS}
    forget(room, WITHOUT_A_LINE)


def test_a_window_closed_without_a_line_offers_its_words_again(room: ControlRoom) -> None:
    contact = rings()
    page = opened(room, contact)
    page.route("**/jot", lambda route: route.abort())
    say(page, WORDS)
    expect(page.locator("#kept")).to_contain_text("it is kept on this desk")
    expect(page.locator("#call[data-copy=made]")).to_have_count(1)
    page.unroute("**/jot")
    page.route("**/jot", lambda route: route.abort())
    page.reload()
    page.unroute("**/jot")
    expect(page.locator("[name=words]")).to_have_value(WORDS)
    kept(page)
    assert typed(contact) == {"words": WORDS}


def test_a_sign_in_that_ends_in_mid_call_takes_no_words_with_it(room: ControlRoom) -> None:
    contact = rings()
    page = opened(room, contact)
    page.context.clear_cookies(name="sessionid")
    say(page, WORDS)
    expect(page.locator("#kept")).to_contain_text("this sign-in has ended")
    expect(page.locator("#call[data-copy=made]")).to_have_count(1)
    room.sign_in(page, "room_supervisor")
    page.goto(f"/call/{contact}")
    expect(page.locator("#queue-strip .count").first).to_be_visible()
    expect(page.locator("[name=words]")).to_have_value("")
    room.sign_in(page, "contact_officer")
    page.goto(f"/call/{contact}")
    expect(page.locator("[name=words]")).to_have_value(WORDS)
    kept(page)
    assert typed(contact) == {"words": WORDS}
    forget(room, SIGNED_OUT)


def test_after_the_send_one_types_on_and_the_dispatcher_reads_it(room: ControlRoom) -> None:
    contact = rings()
    page = opened(room, contact)
    page.fill("[name=place_said]", "Mill Lane, Alton")
    say(page, WORDS)
    page.check("[name=t_now][value=in_progress]", force=True)
    page.focus("[name=words]")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#strip")).to_contain_text("Sent ")
    expect(page.locator("[name=words]")).to_be_focused()
    page.keyboard.type(". He has a red car")
    kept(page)
    incident = page.get_attribute("#strip a", "href")
    dispatcher = room.officer("dispatcher")
    dispatcher.goto(str(incident))
    updates = dispatcher.locator("[aria-labelledby=updates-title]")
    expect(updates).to_contain_text("He has a red car")


def test_who_types_on_before_the_send_is_answered_types_where_they_are(room: ControlRoom) -> None:
    contact = rings()
    page = opened(room, contact)
    page.fill("[name=place_said]", "Mill Lane, Alton")
    page.check("[name=t_now][value=in_progress]", force=True)
    say(page, WORDS)
    sent = Held(page, f"**/call/{contact}")
    page.keyboard.press("Control+Enter")
    page.focus("[name=surname]")
    page.keyboard.type("Keo")
    sent.last().continue_()
    expect(page.locator("#strip")).to_contain_text("Sent ")
    page.keyboard.type("gh")
    expect(page.locator("[name=surname]")).to_have_value("Keogh")
    expect(page.locator("[name=words]")).to_have_value(WORDS)


@pytest.mark.ux
def test_the_worst_case_fits_and_is_within_reach_of_everybody(room: ControlRoom) -> None:
    contact = rings()
    for theme in THEMES:
        page = opened(room, contact)
        room.choose_theme(page, theme)
        page.reload()
        for name in ("place_said", "words", "surname"):
            page.fill(f"[name={name}]", A_LONG_WORD)
        page.select_option("[name=incident_type]", "domestic_abuse")
        page.check("[name=v_household][value=somebody]", force=True)
        page.check("[name=observed][value=silent_call]", force=True)
        page.click("summary:has-text('All other questions')")
        expect(page.locator("#proposal .grade--l")).to_be_visible()
        page.wait_for_function(NO_SCROLL)
        expect(page.locator(".call__column:nth-of-type(2) [data-more]")).to_contain_text("more")
        for width, height in ((1280, 800), (640, 400), (320, 640)):
            page.set_viewport_size({"width": width, "height": height})
            assert faults(page) == []


def test_the_screen_is_small_over_the_wire(room: ControlRoom) -> None:
    page = room.officer("contact_officer")
    contact = rings()
    session = page.context.new_cdp_session(page)
    sizes: list[float] = []
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(f"/call/{contact}")
    expect(page.locator("#queue-strip .count").first).to_be_visible()  # the last to be fetched
    assert 0 < sum(sizes) < COLD, sizes
