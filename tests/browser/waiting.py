"""Waiting: what a test waits for before it looks, on a slow machine and on a fast one.

A wait is for a state that lasts, never for an event that may have passed, nor for "an answer"
where that to an earlier letter could be meant: `answered`, `kept`. Where the order itself is
tested, the answer is held back: `Held`.
"""

import re

from playwright.sync_api import Page, Route, expect

LONGEST_DELAY = 450  # milliseconds: no part of a page waits longer for the next key before it asks
A_MOMENT = 10  # milliseconds between two looks
LOOKS = 6_000
# Counts what the page has asked for and what was not yet put into it; the streams apart.
WATCH = """
(() => {
  const asked = new Set();
  window.unanswered = () => [...asked].filter((ctx) => ctx.sourceElement.isConnected).length;
  addEventListener("htmx:before:request", (event) => {
    if (!event.target.matches?.("[data-live]")) asked.add(event.detail.ctx);
  }, true);
  addEventListener("htmx:finally:request", (event) => asked.delete(event.detail.ctx), true);
})();
"""
# Timers fire in the order in which they are due: after this delay the page has asked.
ALL_ANSWERED = """async ([delay, moment, looks]) => {
  await new Promise((go) => setTimeout(go, delay));
  for (let look = 0; look < looks && unanswered(); look += 1) {
    await new Promise((go) => setTimeout(go, moment));
  }
  return unanswered() === 0;
}"""


def answered(page: Page, *, delay: int = LONGEST_DELAY) -> None:
    """Everything that follows from the keys so far was asked for, has come, and is shown."""
    assert page.evaluate(ALL_ANSWERED, [delay, A_MOMENT, LOOKS]), "no answer"


def kept(page: Page) -> None:
    """The server keeps every word that was typed into this call so far."""
    expect(page.locator("#kept")).to_contain_text(re.compile(r"saved \d+ s ago"))


class Held:
    """Requests to an address (a pattern) are held back until the test lets one go."""

    def __init__(self, page: Page, pattern: str) -> None:
        self._page = page
        self._routes: list[Route] = []
        page.route(pattern, lambda route: self._routes.append(route))

    def last(self, having: str = "") -> Route:
        """The last that was asked for, once it was; of those whose address has this in it."""
        for _ in range(LOOKS):
            found = [one for one in self._routes if having in one.request.url]
            if found:
                return found[-1]
            self._page.wait_for_timeout(A_MOMENT)
        raise AssertionError(f"nothing was asked for that has {having!r} in it")
