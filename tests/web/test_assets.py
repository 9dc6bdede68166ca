"""The committed assets: nothing drifts, nothing phones home, nothing is too heavy."""

import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
STATIC = ROOT / "goldenhour/web/static"
HOUSE = STATIC / "goldenhour"
TEMPLATES = ROOT / "goldenhour/web/templates"
BUILT = ("css", "fonts", "vendor")
COMPRESSED = ("css/*.css", "js/*.js", "places/*.js", "vendor/*.js", "vendor/*.css", "icons/*.svg")


def locked() -> dict[str, str]:
    """Path (from the root) → sha256, as the lock has it."""
    lines = (STATIC / "lock").read_text().splitlines()
    pairs = (line.split(maxsplit=1) for line in lines if not line.startswith("#"))
    return {path: digest for digest, path in pairs}


def built() -> Iterator[Path]:
    """What `make assets` writes, and what it writes from."""
    for folder in BUILT:
        yield from (p for p in (HOUSE / folder).iterdir() if p.suffix != ".gz")
    yield from (ROOT / "assets/scss").iterdir()
    yield ROOT / "assets/package.json"


def transfer(*names: str) -> int:
    """Bytes over the wire, cold: the compressed copy where there is one."""
    copies = (HOUSE / f"{name}.gz" for name in names)
    plain = (HOUSE / name for name in names)
    return sum((c if c.exists() else p).stat().st_size for c, p in zip(copies, plain, strict=True))


def templates() -> list[Path]:
    return sorted(TEMPLATES.rglob("*.html"))


def test_what_is_built_and_vendored_is_what_the_lock_says() -> None:
    now = {
        str(path.relative_to(ROOT)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in built()
    }
    assert now == locked(), "Run `make assets` and commit what it writes."


def test_every_compressed_copy_says_what_its_original_says() -> None:
    for pattern in COMPRESSED:
        for original in HOUSE.glob(pattern):
            copy = original.with_name(original.name + ".gz")
            assert copy.exists(), f"{original.name} has no compressed copy: run `make assets`."
            same = gzip.decompress(copy.read_bytes()) == original.read_bytes()
            assert same, f"{copy.name} is old: run `make assets`."


def test_the_stylesheet_carries_no_brand_and_asks_nobody_else() -> None:
    css = (HOUSE / "css/goldenhour.css").read_text()
    assert not re.search(r"GDS Transport|crown", css.split("*/", 1)[1], re.IGNORECASE)
    addresses = re.findall(r"url\(\"?([^\")]+)", css)
    assert addresses
    assert all(address.startswith("../fonts/") for address in addresses)


def test_the_lock_of_the_asset_build_names_no_registry() -> None:
    packages = json.loads((ROOT / "assets/package-lock.json").read_text())["packages"]
    assert not [name for name, entry in packages.items() if "resolved" in entry]


def test_htmx_is_the_release_that_was_measured() -> None:
    packages = json.loads((ROOT / "assets/package-lock.json").read_text())["packages"]
    assert packages["node_modules/htmx.org"]["version"] == "4.0.1"
    assert 'version="4.0.1"' in (HOUSE / "vendor/htmx-sse.min.js").read_text()


@pytest.mark.parametrize("path", templates(), ids=lambda path: path.name)
def test_no_template_needs_an_inline_style_or_script(path: Path) -> None:
    text = path.read_text()
    assert not re.search(r"\sstyle=|\son[a-z]+=|hx-on|javascript:|<style", text)
    assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", text))


@pytest.mark.parametrize("path", templates(), ids=lambda path: path.name)
def test_every_template_begins_by_saying_what_it_is_given(path: Path) -> None:
    first = path.read_text().splitlines()[0]
    assert first.startswith("{#")
    assert first.endswith("#}")
    assert "ontext" in first


EVERYWHERE = ("ages", "keys", "theme")  # base.html
OF_A_PAGE = {
    "board": ("live",),
    "call": ("more", "draft", "call", "live", "same"),
    "file": ("more",),
    "incident": ("live", "incident"),
    "report": ("exit",),
    "queue": ("live", "rows"),
}


def scripts_of(page: str) -> list[str]:
    return [f"js/{name}.js" for name in (*EVERYWHERE, *OF_A_PAGE[page])]


# The call's page hears the stream beside its own keys and draft; all of it stays under 100 KB.
MOST = {"call": 13_700}


@pytest.mark.parametrize("page", OF_A_PAGE)
def test_our_own_scripts_on_a_page_weigh_at_most_ten_kilobytes_and_a_calls_little_more(
    page: str,
) -> None:
    assert 0 < transfer(*scripts_of(page)) <= MOST.get(page, 10_000)


def test_every_script_of_ours_is_weighed_on_some_page() -> None:
    weighed = {name for page in OF_A_PAGE for name in scripts_of(page)}
    assert {f"js/{path.name}" for path in (HOUSE / "js").glob("*.js")} == weighed


def test_the_map_is_leaflet_of_the_release_that_was_tried_and_weighs_little() -> None:
    packages = json.loads((ROOT / "assets/package-lock.json").read_text())["packages"]
    assert packages["node_modules/leaflet"]["version"] == "1.9.4"
    scripts, looks = (HOUSE / f"vendor/leaflet.{kind}" for kind in ("js", "css"))
    assert "Leaflet 1.9.4" in scripts.read_text()
    assert not re.search(r"sourceMappingURL|eval\(", scripts.read_text())
    assert "url(" not in looks.read_text().replace("url(#default#VML)", "")
    parts = ("vendor/leaflet.js", "vendor/leaflet.css", "css/map.css", "places/map.js")
    assert transfer(*parts) <= 52_000


def test_a_live_page_leaves_room_for_its_words() -> None:
    weight = transfer(
        "css/goldenhour.css",
        "fonts/latin-400.woff2",
        "fonts/latin-700.woff2",
        "vendor/htmx-sse.min.js",
        *scripts_of("board"),
    )
    assert weight <= 58_000
