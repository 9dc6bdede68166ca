"""The pictures of the pages are the real screens, on told stories.

Each run takes them again and compares what can be compared: that the screen is the one the page
describes, and that the committed picture has its size. To commit new ones:
``PICTURES=docs/pictures make test ARGS=tests/docs/test_pictures.py``.
"""

import os
import struct
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.conftest_browser import ControlRoom

COMMITTED = Path(__file__).resolve().parents[2] / "docs/pictures"

pytestmark = pytest.mark.browser


def size(picture: Path) -> tuple[int, int]:
    """Width and height of a PNG."""
    head = picture.read_bytes()[:24]
    assert head.startswith(b"\x89PNG")
    width, height = struct.unpack(">II", head[16:24])
    return width, height


def taken(page: Page, name: str, tmp_path: Path) -> None:
    """Take the picture, and compare its size with the committed one."""
    folder = Path(os.environ.get("PICTURES", tmp_path))
    page.screenshot(path=folder / name, animations="disabled", caret="hide")
    assert size(folder / name) == size(COMMITTED / name)


def test_the_call_screen_shows_words_facts_and_the_proposal(
    room: ControlRoom, tmp_path: Path
) -> None:
    page = room.officer("contact_officer")
    page.goto("/example/repeat_victim_third_call/call")
    page.check("[name=h_medical][value=yes]", force=True)
    expect(page.locator("#proposal")).to_contain_text("Immediate")
    taken(page, "call.png", tmp_path)


def test_the_board_shows_who_waits_by_the_clock(room: ControlRoom, tmp_path: Path) -> None:
    page = room.officer("dispatcher")
    page.goto("/board")
    expect(page.locator("h1")).to_have_text("Board")
    taken(page, "board.png", tmp_path)
