"""One call all the way through: from the ring of the phone to the public figure.

A real browser, real commands, the real database; each person signs in at their own desk from
the start page, and nobody touches a mouse.
"""

import re

from django.utils.formats import date_format
from playwright.sync_api import expect

from goldenhour.force import queries as force
from goldenhour.investigation import commands as investigation
from goldenhour.journal.numbers import LONDON
from goldenhour.victims.rules import calendar
from goldenhour.web import clock
from tests import cases
from tests.browser.hands import Hands
from tests.browser.waiting import answered
from tests.conftest_browser import ControlRoom
from tests.journeys.desks import act, sit_down, the_clock_goes_round
from tests.moments import minutes

WORKING_DAYS = 5  # R6.ARREST, for a victim without enhanced rights
WORDS = "The kitchen window is broken and somebody has been in all the drawers"
LINES = {
    "source_1": "doorbell opposite",
    "objective_1": "Who came to the window",
    "source_2": "kitchen window",
    "objective_2": "Marks of whoever climbed in",
}
REVIEW = {
    "text": "The plan fits what was found; the doorbell overwrites first.",
    "directions": "Ask for the doorbell today",
    "line_point": "L1 before L2.",
    "victim_point": "Alina wants to be written to.",
}


def answer_the_phone(room: ControlRoom) -> Hands:
    hands = sit_down(room, "contact_officer")
    hands.choose("[name=channel]", "999")
    hands.press("Control+Enter")
    hands.arrives("/call/")
    return hands


def say_what_is_happening(hands: Hands) -> None:
    """Who, where, the words, the type and the facts; the proposal follows."""
    proposal = hands.page.locator("#proposal")
    hands.fill("[name=phone]", "07700 900942")
    hands.fill("[name=given_name]", "Alina")
    hands.fill("[name=surname]", "Sample")
    hands.fill("[name=place_said]", "2 Mill Lane, Alton")
    hands.press("F4")
    hands.type(WORDS)
    hands.press("F4")
    hands.type("Burg")
    hands.press("F4")
    answered(hands.page)  # what is needed next follows from the type
    hands.press("1")  # when: now
    answered(hands.page)
    expect(proposal.locator(".grade--l")).to_contain_text("Priority")
    hands.press("5")  # whoever it was is gone
    hands.press("Shift+Tab", "Shift+Tab", "2")  # and it is just over
    answered(hands.page)
    hands.tab_to("[name=i_lines]")
    hands.press("5")  # a doorbell may have seen it
    answered(hands.page)
    hands.press("F4", "2", "2")  # nobody is hurt, the worst is minor
    hands.press("1", "2")  # nobody else is there, and it never happened before
    expect(proposal.locator(".grade--l")).to_contain_text("Scheduled")


def send(hands: Hands) -> str:
    """Advice is said, the incident sent; its number."""
    hands.tab_to("#advice [type=radio]")
    hands.press("1")
    answered(hands.page)
    hands.press("Control+Enter")
    sent = hands.page.locator("#strip strong a")
    expect(sent).to_be_visible()
    expect(hands.page.locator("[name=words]")).to_have_value(WORDS)
    return sent.inner_text()


def dispatch(room: ControlRoom, reference: str) -> None:
    """The nearest unit is assigned by one line, and arrives by another."""
    number = reference.rpartition("-")[2]
    hands = sit_down(room, "dispatcher")
    row = hands.page.locator("#incidents tr", has=hands.page.locator(f"a:text-is('{number}')"))
    expect(row).to_contain_text("none")
    hands.follow(f"#{row.get_attribute('id')} th a")
    expect(hands.page.locator("#selected-title")).to_contain_text(number)
    nearest = hands.page.locator(".list strong").first.inner_text()
    line = hands.page.locator("#line")
    for typed in (f"a {number} {nearest}", f"s {nearest} scene"):
        hands.press("F2")
        hands.type(typed)
        hands.press("Enter")
        expect(line).to_have_value("")
    expect(row.locator("[data-label='To breach']")).to_contain_text("in time")


def record_the_crime(room: ControlRoom, reference: str) -> str:
    """The officer who went records the crime from the incident; the case's address."""
    number = reference.rpartition("-")[2]
    hands = sit_down(room, "response")
    page = hands.page
    row = page.locator("#incidents tr", has=page.locator(f"a:text-is('{number}')"))
    hands.follow(f"#{row.get_attribute('id')} th a")
    hands.follow("#selected-title a")
    hands.follow("a[href$='/crime']")
    hands.fill("[name=offence]", "Residential burglary")
    hands.choose("[name=harm]", "Standard")
    for name in ("domestic_abuse", "stalking", "child_present"):
        hands.choose(f"[name={name}]", "No")
    hands.fill("[name=victim_name]", "Alina Sample")
    hands.fill("[name=victim_email]", "alina@example.org")
    hands.press("Control+Enter")
    hands.arrives("/cases/")
    act(hands, "name_safe_contact", safe="email")
    act(hands, "assess_needs", reason="Asked; shaken, wants a visit about locks.")
    return page.url.partition("#")[0].removeprefix(room.address)


def at_the_file(room: ControlRoom, post: str, case: str) -> Hands:
    """Sign in and open the case from the list of cases."""
    hands = sit_down(room, post)
    hands.follow(f"a[href='{case}']")
    hands.arrives(re.escape(case))
    return hands


def refused_then_authorised(sergeant: Hands, detective: Hands) -> None:
    """The gate names every reason; with both lines ended and a review it opens."""
    outcome = sergeant.page.locator("#outcome")
    act(detective, "propose_outcome", code="18")
    sergeant.page.reload()
    act(sergeant, "authorise_outcome", proposal="Outcome")
    expect(outcome).to_contain_text("Refused")
    expect(outcome).to_contain_text("C02")
    for number, reason in (("1", "No face on it."), ("2", "Glove marks only.")):
        detective.page.reload()
        act(detective, "dispose_line", line=f"L{number}", disposition="Done", reason=reason)
    act(detective, "propose_outcome", code="18")
    sergeant.page.reload()
    act(sergeant, "authorise_outcome", proposal="Outcome")
    expect(outcome.locator("article").first).to_contain_text("Authorised")


def tell_and_finalise(detective: Hands) -> None:
    """The victim is told through the outbox; only then does the case end."""
    detective.page.reload()
    act(detective, "tell", rules="R6.OUTCOME", why="Nobody could be named.")
    expect(detective.page.locator("#victims")).to_contain_text("waiting to be sent")
    the_clock_goes_round()
    detective.page.reload()
    act(detective, "finalise_outcome", proposal="Outcome")
    expect(detective.page.locator(".file__head")).to_contain_text("Outcome 18")


def test_one_call_goes_from_the_ring_to_the_public_figure(room: ControlRoom) -> None:
    phone = answer_the_phone(room)
    say_what_is_happening(phone)
    reference = send(phone)
    dispatch(room, reference)
    case = record_the_crime(room, reference)
    sergeant = at_the_file(room, "sergeant", case)
    act(sergeant, "allocate", officer="")
    detective = at_the_file(room, "investigator", case)
    act(detective, "record_plan", **LINES)
    sergeant.page.reload()
    act(sergeant, "record_review", **REVIEW)
    detective.page.reload()
    act(detective, "meet_direction", met="Ask")
    refused_then_authorised(sergeant, detective)
    tell_and_finalise(detective)
    expect(detective.page.locator(".file__head")).to_contain_text("finalised")
    the_audit_reads_it(room, case)
    anybody_sees_the_figure(room)


def the_audit_reads_it(room: ControlRoom, case: str) -> None:
    """Plan, review, needs and outcome: the file answers yes."""
    the_clock_goes_round()
    hands = at_the_file(room, "auditor", f"{case}?from=audit")
    answers = hands.page.locator("#answers li")
    for check in ("B01", "B08", "V05", "O06"):
        expect(answers.filter(has_text=check)).to_contain_text("Yes")


def anybody_sees_the_figure(room: ControlRoom) -> None:
    """The public figure with what it counts, and as CSV."""
    page = room.visitor()
    page.goto("/public")
    figure = page.locator("section.panel", has=page.locator(".figure")).first
    expect(figure).to_contain_text(re.compile(r"\d+ of \d+\.|Not shown"))
    expect(figure).to_contain_text("Left out")
    table = page.request.get("/public.csv").text()
    assert table.startswith("figure,title,")


def due_day() -> str:
    """The day by which whoever is told of an arrest of now must be told."""
    due = calendar.due_after(clock.now(), WORKING_DAYS)
    return date_format(due.astimezone(LONDON), "j M")


def a_recorded_crime() -> str:
    """The way to it is walked above: here by commands. The case's address."""
    handler = force.with_role("contact_officer")[0]
    officer = force.with_role("investigator")[0]
    now = clock.now()
    incident = cases.an_incident(handler, now - minutes(30))
    case = cases.a_case(officer, incident, now - minutes(10), victim_email="alina@example.org")
    by_mail = {"safe": [{"channel": "email"}], "unsafe": []}
    victim = {"case": case.uid, "victim": "V1", "by": officer, "at": now}
    investigation.name_safe_contact(**victim, **by_mail)
    investigation.assess_needs(**victim, reason="Asked; shaken, wants a visit about locks.")
    return f"/cases/{case.uid}"


def test_an_arrest_starts_the_clock_of_working_days(room: ControlRoom) -> None:
    detective = at_the_file(room, "investigator", a_recorded_crime())
    act(detective, "identify_suspect", name="Terry Specimen")
    before = due_day()  # midnight may come meanwhile
    act(detective, "record_arrest", suspect="S1")
    owed = detective.page.locator("#victims .duties li", has_text="R6.ARREST")
    expect(owed).to_contain_text(re.compile(f"({before}|{due_day()})"))
    act(detective, "tell", rules="R6.ARREST")
    the_clock_goes_round()
    sergeant = sit_down(room, "sergeant")
    sergeant.follow("a[href='/outbox']")
    expect(sergeant.page.locator("tbody tr").first).to_contain_text("sent")
    sergeant.follow("tbody a")
    expect(sergeant.page.locator("main")).to_contain_text("alina@example.org")
    detective.page.reload()
    expect(owed).to_contain_text("Done")
