"""The call form in a browser: nothing is lost, and without scripts it does the same work."""

from playwright.sync_api import Page, expect

from tests.browser.waiting import Held, answered
from tests.conftest_browser import ControlRoom

WORDS = "There is somebody in the shed, I can hear the door"
LOWER = "R"  # graded lower than proposed: the house asks why


def take(page: Page) -> None:
    """Take a 999 contact, by whatever the page offers."""
    page.goto("/contacts")
    page.select_option("[name=channel]", "999")
    with page.expect_navigation():
        page.click("text=Take a contact")
    expect(page.locator("h1")).to_contain_text("999")


def say(page: Page) -> None:
    page.fill("[name=place_said]", "Mill Lane, Alton")
    page.fill("[name=words]", WORDS)
    page.select_option("[name=incident_type]", "burglary")
    page.check("[name=t_now][value=in_progress]", force=True)
    page.locator("#others").evaluate("fold => { fold.open = true; }")
    page.check("[name=h_kind][value=property]", force=True)
    page.fill("[name=t_intent]", "He said he would be back")


def test_a_refusal_loses_no_word_and_says_what_is_missing(room: ControlRoom) -> None:
    page = room.officer("contact_officer")
    take(page)
    say(page)
    page.select_option("[name=grade]", LOWER)
    page.keyboard.press("Control+Enter")
    expect(page.locator(".field--wrong .field__error")).to_be_visible()
    expect(page.locator("[name=words]")).to_have_value(WORDS)
    expect(page.locator("[name=t_intent]")).to_have_value("He said he would be back")
    expect(page.locator("[name=t_now][value=in_progress]")).to_be_checked()
    expect(page.locator("[name=h_kind][value=property]")).to_be_checked()
    expect(page.locator("[name=grade]")).to_have_value(LOWER)


def test_without_a_place_the_call_is_not_sent_and_is_not_lost(room: ControlRoom) -> None:
    page = room.officer("contact_officer")
    take(page)
    say(page)
    page.fill("[name=place_said]", "")
    page.keyboard.press("Control+Enter")
    refusal = page.locator(".call [role=alert]")
    expect(refusal).to_contain_text("a place")
    expect(refusal).to_be_focused()
    expect(page.locator("[name=words]")).to_have_value(WORDS)


def test_the_proposal_and_the_advice_follow_the_facts_while_one_types(room: ControlRoom) -> None:
    page = room.officer("contact_officer")
    take(page)
    expect(page.locator("#proposal")).to_contain_text("No proposal yet")
    say(page)
    expect(page.locator("#proposal .grade--l")).to_contain_text("Priority")
    page.fill("[name=e_told]", "Officers are com")
    page.check("[name=h_medical][value=no]", force=True)
    expect(page.locator("#advice .told").first).to_be_visible()
    expect(page.locator("[name=e_told]")).to_have_value("Officers are com")


def test_nothing_takes_the_focus_from_whoever_is_typing(room: ControlRoom) -> None:
    page = room.officer("contact_officer")
    take(page)
    known = Held(page, "**/known?**")
    page.focus("[name=phone]")
    page.keyboard.type("07700 900942")
    answer = known.last("phone=07700+900942")
    page.focus("[name=words]")
    page.keyboard.type(WORDS[:12])
    answer.continue_()  # it comes while the caller is being written down
    page.keyboard.type(WORDS[12:])
    answered(page)
    expect(page.locator("#known")).not_to_contain_text("Nothing to look by yet")
    expect(page.locator("[name=words]")).to_have_value(WORDS)
    expect(page.locator("[name=words]")).to_be_focused()


def test_what_follows_an_answer_is_shown_after_it(room: ControlRoom) -> None:
    page = room.officer("contact_officer")
    take(page)
    age = page.locator("[name=v_household_1_age]")
    expect(age).to_be_hidden()
    page.check("[name=v_household][value=somebody]", force=True)
    expect(age).to_be_visible()
    page.focus("[name=level_T]")
    page.keyboard.press("3")
    expect(page.locator("[name=level_T][value=high]")).to_be_checked()
    expect(page.locator("[name=level_T_why]")).to_be_focused()


def test_without_scripts_a_call_is_proposed_and_sent_and_a_unit_assigned(
    room: ControlRoom,
) -> None:
    page = room.officer("contact_officer", java_script_enabled=False)
    take(page)
    page.fill("[name=place_said]", "Mill Lane, Alton")
    page.fill("[name=words]", WORDS)
    page.select_option("[name=incident_type]", "burglary")
    page.check("[name=t_now][value=in_progress]", force=True)
    with page.expect_navigation():
        page.click("text=Save draft")
    expect(page.locator("[name=words]")).to_have_value(WORDS)
    page.click("text=Send to dispatch")
    expect(page.locator("#strip")).to_contain_text("Sent ")
    number = page.locator("#strip strong a").inner_text().rpartition("-")[2]

    dispatcher = room.officer("dispatcher", java_script_enabled=False)
    dispatcher.goto("/board")
    with dispatcher.expect_navigation():
        dispatcher.click(f"th a:text-is('{number}')")
    expect(dispatcher.locator("#selected-title")).to_contain_text(number)
    unit = dispatcher.locator("#assign-unit").input_value()
    dispatcher.click("text=Assign")
    row = dispatcher.locator("#incidents tr", has=dispatcher.locator(f"a:text-is('{number}')"))
    expect(row).to_contain_text(unit)


def test_one_signs_in_from_the_start_page_without_scripts(room: ControlRoom) -> None:
    page = room.visitor(java_script_enabled=False)
    page.goto("/")
    page.click("button:has-text('contact officer')")
    expect(page.locator(".bar__who")).to_contain_text("contact officer")
