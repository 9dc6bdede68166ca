"""Looking: what a page must be for everybody: axe at zero, no sideways scroll, targets to hit."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

THEMES = ("day", "dim")
SIZES = ((1280, 800), (640, 400), (320, 640))  # a desk, the desk at 200 %, a phone
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
OPTIONS = {"runOnly": list(RULES), "resultTypes": ["violations"]}
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# Targets under 24 by 24 pixels; links within sentences and what is out of sight are exempt.
TOO_SMALL = """() => {
  const inText = (e) => e.matches("a") && e.closest("p, li, dd, dt, td, th, h2, caption");
  return [...document.querySelectorAll("a[href], button, select, textarea, summary, input")]
    .filter((e) => e.type !== "hidden" && !inText(e) && e.checkVisibility({opacityProperty: false}))
    .filter((e) => !e.classList.contains("skip"))
    .map((e) => [e, e.getBoundingClientRect()])
    .filter(([, box]) => box.width > 1 && (box.width < 23.9 || box.height < 23.9))
    .map(([e, box]) => `${e.outerHTML.slice(0, 80)} ${box.width} by ${box.height}`);
}"""
# What the focus looks like: an outline or a shadow, on the element or on its drawn pick.
FOCUS_IS_SEEN = """() => {
  const here = document.activeElement;
  if (!here || here === document.body) return true;
  const drawn = [here, here.nextElementSibling].filter(Boolean);
  return drawn.some((e) => {
    const style = getComputedStyle(e);
    return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2)
      || style.boxShadow !== "none";
  });
}"""


def faults(page: Page) -> list[str]:
    """Everything wrong with the page as it stands, in words; empty where nothing is."""
    found = [_words(each) for each in Axe().run(page, options=OPTIONS).response["violations"]]
    sideways = page.evaluate(SIDEWAYS)
    if sideways > 0:
        found.append(f"scrolls {sideways} pixels sideways")
    return found + [f"too small: {each}" for each in page.evaluate(TOO_SMALL)]


def unseen_focus(page: Page, presses: int) -> list[str]:
    """Where Tab leads within so many presses without anybody seeing it."""
    found = []
    for _ in range(presses):
        page.keyboard.press("Tab")
        if not page.evaluate(FOCUS_IS_SEEN):
            found.append(str(page.evaluate("document.activeElement.outerHTML.slice(0, 80)")))
    return found


def _words(violation: dict[str, Any]) -> str:
    where = "; ".join(node["html"][:120] for node in violation["nodes"][:3])
    return f"{violation['id']} ({len(violation['nodes'])}): {where}"
