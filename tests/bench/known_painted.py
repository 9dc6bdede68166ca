"""Known, painted: how long after a key the panel of who is calling shows its answer.

Names of people on record are typed letter by letter into calls, in the real browser; each key
waits for the answer of the one before. What is timed is from the key to the frame after the
panel was put in place, within the page. Wanted: 150 ms at the 95th percentile.
"""

import statistics

from django.db import connection
from playwright.sync_api import BrowserContext, Page

LONGEST = 5_000  # ms after which a key without an answer is a fault of the bench
REST = 400  # ms before the first key: what a page asks for by itself has come
# People of the played week; those of the other weeks are found by no key that can be typed.
PEOPLE = """
SELECT given_name, surname FROM identification_mention
WHERE given_name <> '' AND surname <> '' AND role = 'caller' ORDER BY id LIMIT %s
"""
# A promise of the milliseconds from the next key to the next answer that stands on the screen.
NEXT = """() => { window.answered = new Promise((done) => {
  let pressed = 0;
  const note = () => { pressed = performance.now(); };
  addEventListener("keydown", note, { capture: true, once: true });
  const known = document.getElementById("known");
  const watch = new MutationObserver(() => {
    if (!pressed) return;
    watch.disconnect();
    requestAnimationFrame(() => setTimeout(() => done(performance.now() - pressed)));
  });
  watch.observe(known, { childList: true });
}); }"""
ANSWERED = "() => window.answered"


def people(count: int) -> list[tuple[str, str]]:
    """Given name and surname of some callers on record."""
    with connection.cursor() as cursor:
        cursor.execute(PEOPLE, [count])
        return [(given, surname) for given, surname in cursor.fetchall()]


def keys(context: BrowserContext, typed: dict[str, tuple[str, str]]) -> list[float]:
    """Milliseconds from each key to its answer painted; ``typed``: two names for each path."""
    took: list[float] = []
    page = context.new_page()
    page.set_default_timeout(LONGEST)
    for path, (given, surname) in typed.items():
        page.goto(path, wait_until="load")
        page.wait_for_timeout(REST)
        for name, text in (("given_name", given), ("surname", surname)):
            page.fill(f"[name={name}]", "")
            page.wait_for_timeout(REST)
            took += [_one(page, letter) for letter in text]
    page.close()
    return took


def _one(page: Page, letter: str) -> float:
    page.evaluate(NEXT)
    page.keyboard.type(letter)
    return float(page.evaluate(ANSWERED))


def told(took: list[float]) -> str:
    """Median, 95th percentile and how many keys."""
    p95 = statistics.quantiles(took, n=20)[-1]
    return f"median {statistics.median(took):6.1f}  p95 {p95:6.1f} ms of {len(took)} keys"
