"""The board as it lives: what one window does another shows, and typed words stay."""

from playwright.sync_api import Page, expect

from goldenhour.force import queries as force
from goldenhour.web import clock
from tests.cases import an_incident
from tests.conftest_browser import ControlRoom
from tests.moments import minutes


def board(room: ControlRoom) -> Page:
    """A dispatcher's board that hears the stream."""
    page = room.officer("dispatcher")
    page.goto("/board")
    page.evaluate("window.here = true")  # gone after a reload
    return page


def waiting() -> str:
    """The row of a burglary just sent, to which nobody has been sent yet."""
    handler = force.with_role("contact_officer")[0]
    return f"incident-{an_incident(handler, clock.now() - minutes(5)).uid}"


def select(page: Page, row: str) -> None:
    with page.expect_navigation():
        page.locator(f"#{row} th a").click()
    expect(page.locator("#selected-title")).to_be_visible()


def test_a_step_taken_in_one_window_is_seen_in_the_other_without_reload(
    room: ControlRoom,
) -> None:
    row = waiting()
    watching, acting = board(room), board(room)
    watching.locator("#line").press_sequentially("a 01")
    select(acting, row)
    unit = acting.locator("#assign-unit").input_value()
    acting.click("text=Assign")
    expect(watching.locator(f"#{row}")).to_contain_text(unit)
    expect(watching.locator("#line")).to_have_value("a 01")
    expect(watching.locator("#line")).to_be_focused()
    assert watching.evaluate("window.here")


def test_a_board_behind_another_window_goes_on_hearing(room: ControlRoom) -> None:
    row = waiting()
    watching, acting = board(room), board(room)
    watching.evaluate(
        "Object.defineProperty(document, 'hidden', {get: () => true});"
        "document.dispatchEvent(new Event('visibilitychange'))"
    )
    select(acting, row)
    unit = acting.locator("#assign-unit").input_value()
    acting.click("text=Assign")
    expect(watching.locator(f"#{row}")).to_contain_text(unit)


def test_a_line_that_cannot_be_done_stays_with_its_reason(room: ControlRoom) -> None:
    page = board(room)
    page.keyboard.press("F2")
    page.keyboard.type("a 9999 ZZ99")
    page.keyboard.press("Enter")
    expect(page.locator("#board .govuk-error-summary")).to_be_visible()
    expect(page.locator("#line")).to_have_value("a 9999 ZZ99")


def test_one_line_typed_assigns_and_the_next_says_on_scene(room: ControlRoom) -> None:
    row = waiting()
    page = board(room)
    select(page, row)
    number = page.locator(f"#{row} th a").inner_text()
    unit = page.locator("#assign-unit").input_value()
    page.keyboard.press("F2")
    page.keyboard.type(f"a {number} {unit}")
    page.keyboard.press("Enter")
    expect(page.locator("#line")).to_have_value("")
    expect(page.locator(f"#{row}")).to_contain_text(unit)
    page.keyboard.press("F2")
    page.keyboard.type(f"s {unit} scene")
    page.keyboard.press("Enter")
    expect(page.locator(f"#{row} td[data-label='To breach']")).to_contain_text("in time")
