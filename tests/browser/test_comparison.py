"""The report of a comparison in a browser: for everybody, in both themes, down to 320 pixels."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

pytest.importorskip("numba", reason="the extra planning is not installed: make install")

from goldenhour.planning.jobs import comparing, exports
from tests.browser.looking import SIZES, faults
from tests.planning.layouts import shortened


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped hubs against the shipped bases, over two weeks."""
    folder = tmp_path_factory.mktemp("compared")
    paths = shortened(folder, "staffordshire-3-hubs", "staffordshire-10-bases")
    made = comparing.run(
        comparing.layouts(paths), seed=1, replications=2, workers=1, done=lambda _count: None
    )
    exports.write(made, folder / "report.html")
    return folder / "report.html"


@pytest.mark.ux
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("size", [SIZES[0], SIZES[-1]], ids=["desk", "phone"])
def test_the_report_is_for_everybody(
    chromium: Browser, report: Path, theme: str, size: tuple[int, int]
) -> None:
    context = chromium.new_context(
        color_scheme="dark" if theme == "dark" else "light",
        viewport={"width": size[0], "height": size[1]},
    )
    complaints: list[str] = []
    page = context.new_page()
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(report.as_uri())
    expect(page.get_by_role("img", name="staffordshire-3-hubs: mean response")).to_be_visible()
    assert faults(page) == []
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", name="Every assumption")).to_be_visible()
    assert complaints == []
    context.close()
