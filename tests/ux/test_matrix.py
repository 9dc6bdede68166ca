"""The full matrix: every page in both themes at a desk, at 200 % and on a phone (make test-ux)."""

import pytest

from tests.browser.looking import SIZES, THEMES, faults, unseen_focus
from tests.browser.pages import VISITS, Visit
from tests.conftest_browser import ControlRoom

PRESSES = 30  # of Tab on each page

pytestmark = [pytest.mark.ux, pytest.mark.browser]


@pytest.mark.parametrize("visit", VISITS, ids=lambda visit: visit.called)
@pytest.mark.parametrize("theme", THEMES)
def test_a_page_is_fit_in_every_theme_and_size(visit: Visit, theme: str, room: ControlRoom) -> None:
    page = room.desk(visit.role)
    room.choose_theme(page, theme)
    found = {}
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        page.goto(visit.address())
        found[width] = faults(page)
    assert found == {width: [] for width, _ in SIZES}


@pytest.mark.parametrize("visit", VISITS, ids=lambda visit: visit.called)
def test_the_focus_is_seen_wherever_tab_leads(visit: Visit, room: ControlRoom) -> None:
    page = room.desk(visit.role)
    page.goto(visit.address())
    assert unseen_focus(page, PRESSES) == []
