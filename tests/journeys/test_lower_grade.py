"""A lower grade from end to end, keyboard only: asked at one desk, agreed at another, told.

Real browsers, each with a session of its own; nobody touches a mouse. On the way every refusal
stands beside its field and loses nothing.
"""

import pytest
from playwright.sync_api import expect

from goldenhour.force import queries as force
from goldenhour.triage import commands as triage
from goldenhour.triage import queries
from goldenhour.web import clock
from tests.browser.hands import Hands
from tests.browser.looking import faults
from tests.conftest_browser import ControlRoom
from tests.journeys.desks import sit_down
from tests.moments import minutes
from tests.response.incidents import sent

pytestmark = [pytest.mark.ux, pytest.mark.browser]

WHY = "He left an hour ago and she is with her sister."
TOLD = "Somebody comes tomorrow at ten; ring 999 if he is back."


def open_step(hands: Hands, letter: str) -> None:
    """To the steps by F2, and one of them by its letter."""
    hands.press("F2")
    hands.press(letter)


def press(hands: Hands, button: str) -> None:
    """Go to a button of the open step, press it, and see the page it leads to."""
    hands.tab_to(button)
    with hands.page.expect_navigation():
        hands.press("Enter")


def look_again(hands: Hands) -> None:
    """A fresh THRIVE: it is over, the source has gone, the harm is small, nobody is hurt."""
    open_step(hands, "r")
    hands.type("New info")
    for name, digit in (("t_now", "4"), ("t_source", "5"), ("h_level", "2"), ("h_medical", "2")):
        hands.tab_to(f"#look-again [name={name}]")
        hands.press(digit)
    hands.tab_to("#look-again [name=i_lines]")
    hands.press("1")
    press(hands, "#look-again button")


def ask(hands: Hands, why: str) -> None:
    """Ask a supervisor for Scheduled."""
    open_step(hands, "g")
    hands.type("3")
    hands.fill("[name=grade-why]", why)
    press(hands, "[name=do][value=ask]")


def asked_for(hers: Hands) -> None:
    """She asks for Scheduled; each refusal on the way stands beside its field."""
    wrong = hers.page.locator("#regrade .field__error")
    ask(hers, WHY)  # nothing fresh of her own stands yet: the facts still hold the grade
    expect(wrong).to_contain_text("Re-assess first.")
    expect(hers.page.locator("[name=grade-why]")).to_have_value(WHY)
    look_again(hers)
    expect(hers.page.locator("#incident-history")).to_contain_text("New information")
    ask(hers, " ")
    expect(wrong).to_contain_text("Write why the lower grade is safe, then ask.")
    assert faults(hers.page) == []
    hers.fill("[name=grade-why]", WHY)
    press(hers, "[name=do][value=regrade]")
    expect(wrong).to_contain_text("A supervisor must agree in their own session.")
    press(hers, "[name=do][value=ask]")
    expect(hers.page.locator("main")).to_contain_text("Waits for a supervisor's answer")
    expect(hers.page.locator("[name=do][value=agree]")).to_have_count(0)


def agreed(theirs: Hands, address: str) -> None:
    """The supervisor reads the request on their list and agrees, with a reason."""
    asked = theirs.page.locator("[aria-labelledby=answer-title-1]")
    theirs.page.goto("/agreements")
    theirs.follow(f"a[href$='{address}']")
    expect(asked).to_contain_text(WHY)
    press(theirs, "[name=do][value=agree]")
    expect(asked.locator(".field__error")).to_contain_text("Write why the lower grade is safe")
    theirs.type("I heard the call.")
    press(theirs, "[name=do][value=agree]")
    expect(asked).to_have_count(0)


def lowered(hers: Hands) -> None:
    """The grade falls once the caller was told."""
    open_step(hers, "g")
    hers.type("3")
    hers.fill("[name=grade-why]", WHY)
    press(hers, "[name=do][value=regrade]")
    wrong = hers.page.locator("#regrade .field__error")
    expect(wrong).to_contain_text("Tell the caller of the lower grade")
    hers.type(TOLD)
    press(hers, "[name=do][value=regrade]")


def test_a_grade_is_lowered_by_two_people_and_the_caller_is_told(room: ControlRoom) -> None:
    rang_at = clock.now() - minutes(15)  # her own THRIVE is no longer fresh
    incident = sent(force.with_role("contact_officer")[0], rang_at)
    address = f"/incidents/{incident.uid}"
    hers = sit_down(room, "contact_officer")
    hers.page.goto(address)
    asked_for(hers)
    agreed(sit_down(room, "room_supervisor"), address)
    hers.page.goto(address)
    lowered(hers)
    expect(hers.page.locator("h1")).to_contain_text("Scheduled")
    expect(hers.page.locator("#incident-told")).to_contain_text(TOLD)
    expect(hers.page.locator("#incident-history")).to_contain_text("Agreed by")
    assert queries.incident_row(incident.uid).grade == "S"


def test_who_asked_never_agrees_whatever_their_desk(room: ControlRoom) -> None:
    boss = force.with_role("room_supervisor")[0]
    now = clock.now()
    incident = sent(boss, now)
    (contact,) = queries.contacts_of(incident.uid)
    triage.ask_agreement(contact=contact, grade="S", why=WHY, by=boss, at=now)
    theirs = sit_down(room, "room_supervisor")
    theirs.page.goto(f"/incidents/{incident.uid}")
    expect(theirs.page.locator("main")).to_contain_text("Waits for a supervisor's answer")
    expect(theirs.page.locator("[name=do][value=agree]")).to_have_count(0)
