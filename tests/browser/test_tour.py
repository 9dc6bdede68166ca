"""The tour: every stop opens, at the desk it names, and the last one lets go."""

from playwright.sync_api import expect

from goldenhour.desks.tour import STOPS
from tests.conftest_browser import ControlRoom


def test_the_two_minute_tour_goes_from_the_call_to_the_public_figure(room: ControlRoom) -> None:
    page = room.visitor()
    page.goto("/")
    page.get_by_role("button", name="Take the two-minute tour").click()
    for number, stop in enumerate(STOPS, start=1):
        strip = page.locator(".tour")
        expect(strip).to_contain_text(f"{number} of {len(STOPS)}: {stop.title}.")
        expect(strip).to_contain_text(stop.look_at)
        expect(page.locator(".bar__who")).to_contain_text(stop.role.replace("_", " "))
        expect(page.locator("h1")).to_be_visible()
        page.locator(".tour").get_by_role(
            "button", name="tour" if number == len(STOPS) else "Next stop"
        ).last.click()
    expect(page.get_by_role("button", name="Take the two-minute tour")).to_be_visible()
    expect(page.locator(".tour")).to_have_count(0)
