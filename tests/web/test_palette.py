"""The two themes: text and shapes can be read, grades can be told apart."""

import re
from pathlib import Path

import pytest

TOKENS = Path(__file__).parents[2] / "assets/scss/_tokens.scss"
THEMES = ("day", "dim")
GROUNDS = ("ground", "panel", "well", "raised")
TEXTS = ("ink", "muted", "link", "alert", "good")
SHAPES = ("edge", "g1", "g2", "g3", "g4")
ON = (("act-ink", "act"), ("act-ink", "act-over"), ("g1-ink", "g1"), ("ground", "ink"))
HEADER = (("bar-ink", "bar"), ("bar-muted", "bar"))


def theme(name: str) -> dict[str, str]:
    """Colour name → #rrggbb, as the stylesheet's source has them."""
    block = re.search(rf"@mixin {name} \{{(.*?)\n\}}", TOKENS.read_text(), re.DOTALL)
    assert block
    return dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6});", block[1]))


def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2)."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio, 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", THEMES)
def test_every_text_can_be_read_on_every_ground(name: str) -> None:
    colours = theme(name)
    pairs = [(text, ground) for text in TEXTS for ground in GROUNDS] + [*ON, *HEADER]
    faint = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in pairs}
    assert {pair: ratio for pair, ratio in faint.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("name", THEMES)
def test_every_shape_and_border_can_be_seen_on_a_panel(name: str) -> None:
    colours = theme(name)
    pairs = [(shape, ground) for shape in SHAPES for ground in ("panel", "well")]
    faint = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in pairs}
    assert {pair: ratio for pair, ratio in faint.items() if ratio < 3} == {}


@pytest.mark.parametrize("name", THEMES)
def test_the_focus_ring_shows_on_every_ground(name: str) -> None:
    colours = theme(name)
    for ground in GROUNDS:
        ring = (contrast("#ffdd00", colours[ground]), contrast("#0b0c0c", colours[ground]))
        assert max(ring) >= 3, ground


@pytest.mark.parametrize("name", THEMES)
def test_neither_theme_is_pure_black_or_white_where_people_read(name: str) -> None:
    colours = theme(name)
    for ground in ("ground", "panel"):
        assert colours[ground] not in ("#000000", "#ffffff")
