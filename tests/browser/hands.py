"""Hands: somebody at a desk who never touches the mouse. Keys go in, keystrokes are counted."""

import re

from playwright.sync_api import Page, expect

FARTHEST = 200  # presses of Tab before we say that something cannot be reached
FOCUSED = "([wanted]) => document.activeElement?.matches(wanted)"
# How many stops of Tab lie on the way for certain; groups of radios and regions are left out.
ON_THE_WAY = """([wanted]) => {
  const kinds = "a[href], button, select, textarea, summary, input:not([type=radio])";
  const isSeen = (e) => e.checkVisibility({visibilityProperty: true});
  const isStop = (e) => e.tabIndex >= 0 && !e.disabled && isSeen(e);
  const isAfter = (e, other) =>
    other.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING;
  const here = document.activeElement;
  const there = [...document.querySelectorAll(wanted)].find((e) => isAfter(e, here));
  const isOnTheWay = (e) => isAfter(e, here) && isAfter(there, e) && !e.contains(there);
  return there ? [...document.querySelectorAll(kinds)].filter(isStop).filter(isOnTheWay).length : 0;
}"""
IN_SIGHT = """() => {
  const box = document.activeElement.getBoundingClientRect();
  const at = document.elementFromPoint(box.x + box.width / 2, box.y + Math.min(box.height, 30) / 2);
  return box.bottom > 0 && box.top < innerHeight && at !== null;
}"""


class Hands:
    """Two hands on a keyboard, before one page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.keystrokes = 0

    def press(self, *keys: str) -> None:
        """Press keys one after another: ``F4``, ``Control+Enter``, ``2``."""
        for key in keys:
            self.page.keyboard.press(key)
        self.keystrokes += len(keys)

    def type(self, text: str) -> None:
        """Type into whatever has the focus."""
        self.page.keyboard.type(text)
        self.keystrokes += len(text)

    def tab_to(self, selector: str) -> None:
        """Press Tab until the focus is there; fails where Tab never leads there."""
        self.press(*["Tab"] * self.page.evaluate(ON_THE_WAY, [selector]))
        for _ in range(FARTHEST):
            if self.page.evaluate(FOCUSED, [selector]):
                assert self.page.evaluate(IN_SIGHT), f"{selector} has the focus out of sight"
                return
            self.press("Tab")
        raise AssertionError(f"Tab does not lead to {selector} on {self.page.url}")

    def fill(self, selector: str, text: str) -> None:
        """Go to a field and type over what is in it."""
        self.tab_to(selector)
        self.press("Control+a")
        self.type(text)

    def choose(self, selector: str, words: str) -> None:
        """Go to a list and type the first letters of a choice."""
        self.tab_to(selector)
        self.type(words)

    def enter(self, selector: str) -> None:
        """Go to a link, button or fold and press Enter."""
        self.tab_to(selector)
        self.press("Enter")

    def follow(self, selector: str) -> None:
        """Go to a link or button, press Enter, and be on the next page."""
        self.tab_to(selector)
        with self.page.expect_navigation():
            self.press("Enter")

    def arrives(self, path: str) -> None:
        """The page at this address (a pattern) has come, with its scripts."""
        expect(self.page).to_have_url(re.compile(path))
        self.page.wait_for_load_state()
