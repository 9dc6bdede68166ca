"""Every page of the house, opened once on an example: fit for everybody, on any screen.

Theme and size are chosen by a hash of the page's name, so that all of them are met in a run;
`make test-ux` opens every page in each theme and size.
"""

import zlib

import pytest

from tests.browser.looking import SIZES, THEMES, faults
from tests.browser.pages import NO_PAGE, VISITS, Visit, named_addresses
from tests.conftest_browser import ControlRoom


def test_every_address_is_visited_or_shows_no_page() -> None:
    assert named_addresses() == {visit.name for visit in VISITS} | NO_PAGE.keys()


@pytest.mark.browser
@pytest.mark.parametrize("visit", VISITS, ids=lambda visit: visit.called)
def test_a_page_is_fit_for_everybody(visit: Visit, room: ControlRoom) -> None:
    chance = zlib.crc32(visit.called.encode())
    width, height = SIZES[chance % len(SIZES)]
    page = room.desk(visit.role)
    page.set_viewport_size({"width": width, "height": height})
    room.choose_theme(page, THEMES[chance // len(SIZES) % len(THEMES)])
    answer = page.goto(visit.address())
    assert answer is not None
    assert answer.status == 200
    assert faults(page) == []
