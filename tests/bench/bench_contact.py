"""Bench of first contact: the call screen and its saving, on a database with many contacts.

    make bench-contact            1,000,000 contacts (made once, kept in var/bench: minutes, 6 GB)
    make bench-contact ARGS=20000
    BENCH_FOLDER=/where/it/is make bench-contact       the rows that another checkout has made

The real server answers on loopback, one request at a time, on a connection that stays open; what
is timed is from the request's first byte to the answer's last. Wanted: the call screen opened in
80 ms and a jotting kept in 40 ms at the 95th percentile; first paint in 300 ms (median of nine,
a fresh profile each); 100 KB from cold. Without a peer: none keeps a call like this.

A browser paints what it has of a page. What an officer waits for is the form: when all of it
stands on the screen is said beside the first paint.

A page is painted as at a desk. Cold: by a browser whose window stands open and empty and that has
seen nothing of the house. Again: the next call, when the first page has come to rest and nothing is
under way but the stream. One browser serves all, and its first pair does not count.
"""

import json
import random
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from http.client import HTTPConnection, HTTPResponse
from http.cookies import SimpleCookie
from pathlib import Path
from urllib.parse import urlencode, urlsplit
from uuid import uuid4

from django.db import connection
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.bench import known_painted, million

REQUESTS = 300
WARM = 20  # requests before the first that counts: caches and plans, as at any desk after a minute
PAINTS = 9
CALLS = 15  # in which somebody's name is typed
OPENED = 1000  # ms that a new window needs for itself
REST = 500  # ms without a word on the line: what a page asks for by itself has come
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
PAINTED = """() => new Promise((done) => new PerformanceObserver((list, watch) => {
  const paint = list.getEntriesByName("first-contentful-paint")[0];
  if (paint) { watch.disconnect(); done(paint.startTime); }
}).observe({ type: "paint", buffered: true }))"""
# Notes the frame with which the last of the page's form stands on the screen.
FORMED = """(() => {
  const watch = new MutationObserver(() => {
    if (!document.getElementById("no-incident")) return;
    watch.disconnect();
    requestAnimationFrame(() => setTimeout(() => { window.formed = performance.now(); }));
  });
  watch.observe(document, { childList: true, subtree: true });
})()"""
# Resolves when nothing was fetched for so long; the stream of changes never ends, and counts not.
RESTED = """(rest) => new Promise((done) => {
  let timer = setTimeout(done, rest);
  new PerformanceObserver(() => { clearTimeout(timer); timer = setTimeout(done, rest); })
    .observe({ type: "resource" });
})"""
BYTES = """() => [...performance.getEntriesByType('navigation'),
  ...performance.getEntriesByType('resource')].reduce((sum, one) => sum + one.transferSize, 0)"""
# Contacts that one may still type into: open, or sent.
SOME = """
SELECT uid FROM contact_contact WHERE ending IN ('', 'incident') ORDER BY random() LIMIT %s
"""


class Desk:
    """One signed-in contact officer on one connection."""

    def __init__(self, address: str) -> None:
        self.host = urlsplit(address).netloc
        self.line = HTTPConnection(self.host)
        self.cookies: dict[str, str] = {}
        page = self.get("/sign-in")
        found = TOKEN.search(page)
        form = {"csrfmiddlewaretoken": found[1] if found else "", "next": "/healthz"}
        self.send("POST", f"/sign-in/demo/{officer()}", urlencode(form))

    def get(self, path: str) -> str:
        return self.send("GET", path).decode()

    def send(self, verb: str, path: str, body: str = "", kind: str = "") -> bytes:
        """One request; raises where the answer is a refusal."""
        crumbs = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        heads = {
            "Cookie": crumbs,
            "Referer": f"http://{self.host}/",
            "X-CSRFToken": self.cookies.get("csrftoken", ""),
            "Content-Type": kind or "application/x-www-form-urlencoded",
            "Accept-Encoding": "gzip",
        }
        if verb == "GET" and path == "/sign-in":
            del heads["Accept-Encoding"]
        self.line.request(verb, path, body or None, heads)
        answer = self.line.getresponse()
        said = answer.read()
        self._keep(answer)
        if answer.status >= 400:
            raise RuntimeError(f"{verb} {path}: {answer.status} {said[:200]!r}")
        return said

    def _keep(self, answer: HTTPResponse) -> None:
        for line in answer.headers.get_all("Set-Cookie") or []:
            for name, crumb in SimpleCookie(line).items():
                self.cookies[name] = crumb.value


def officer() -> str:
    """The user name of a contact officer of the demonstration."""
    # Late: the models can be imported only once Django is set up.
    from goldenhour.force import queries as force

    return force.with_role("contact_officer")[0].username


def some_contacts(count: int) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(SOME, [count])
        return [str(row[0]) for row in cursor.fetchall()]


def timed(work: Callable[[str], object], contacts: list[str]) -> str:
    """Milliseconds of each request: median, 95th percentile, most."""
    for uid in contacts[:WARM]:
        work(uid)
    took = []
    for uid in contacts[WARM:]:
        begun = time.perf_counter()
        work(uid)
        took.append((time.perf_counter() - begun) * 1000)
    p95 = statistics.quantiles(took, n=20)[-1]
    return f"median {statistics.median(took):6.1f}  p95 {p95:6.1f}  most {max(took):6.1f} ms"


def signed_in(chromium: Browser, desk: Desk, address: str) -> BrowserContext:
    """A fresh profile of the browser at that desk."""
    context = chromium.new_context(base_url=address, viewport={"width": 1280, "height": 800})
    context.add_cookies(
        [{"name": name, "value": value, "url": address} for name, value in desk.cookies.items()]
    )
    return context


@dataclass(frozen=True)
class Paint:
    """One page from the click: ms to its first paint and to its whole form, and its bytes."""

    first: float
    formed: float
    size: int


def painted(
    chromium: Browser, desk: Desk, address: str, first: str, then: str
) -> tuple[Paint, Paint]:
    """The page of one call from cold, and of the next."""
    context = signed_in(chromium, desk, address)
    context.add_init_script(FORMED)
    page = context.new_page()
    page.wait_for_timeout(OPENED)
    cold = _paint(page, first)
    page.evaluate(RESTED, REST)
    size = page.evaluate(BYTES)
    again = _paint(page, then)
    context.close()
    return replace(cold, size=int(size)), again


def _paint(page: Page, path: str) -> Paint:
    page.goto(path, wait_until="load")
    first = float(page.evaluate(PAINTED))
    formed = page.wait_for_function("window.formed").json_value()
    return Paint(first, float(formed), 0)


@contextmanager
def browser() -> Iterator[Browser]:
    from tests.conftest_browser import CHROMIUM, QUIET

    with sync_playwright() as started:
        chromium = started.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield chromium
        chromium.close()


def measure(address: str) -> None:
    desk = Desk(address)
    contacts = some_contacts(REQUESTS + WARM)
    dice = random.Random(7)

    def save(uid: str) -> None:
        typed = {"words": f"He is at the door {dice.randint(1, 9999)}", "t_now": "in_progress"}
        body = json.dumps({"key": str(uuid4()), "typed": typed})
        desk.send("POST", f"/call/{uid}/jot", body, "application/json")

    opened = timed(lambda uid: desk.send("GET", f"/call/{uid}"), contacts)
    say(f"open the call screen  {opened}")
    say(f"keep what was typed   {timed(save, contacts)}")
    pages = [f"/call/{uid}" for uid in contacts]
    typed = dict(zip(pages[::-1], known_painted.people(CALLS), strict=False))
    with browser() as chromium:
        pairs = list(zip(pages[::2], pages[1::2], strict=True))[: PAINTS + 1]
        paints = [painted(chromium, desk, address, *pair) for pair in pairs][1:]
        took = known_painted.keys(signed_in(chromium, desk, address), typed)
    cold, again = zip(*paints, strict=True)
    for name, those in (("cold", cold), ("again", again)):
        first, formed = (statistics.median(one) for one in zip(*map(times, those), strict=True))
        say(f"first paint, {name:5}    median {first:6.1f} ms of {PAINTS}; its form {formed:6.1f}")
    say(f"who it is, after a key {known_painted.told(took)}")
    say(f"from cold             {max(one.size for one in cold) / 1000:6.1f} KB at most")


def times(paint: Paint) -> tuple[float, float]:
    return paint.first, paint.formed


def main(contacts: int) -> None:
    with million.database(contacts) as kept, tempfile.TemporaryDirectory() as folder:
        from tests.conftest_browser import served

        say(f"{kept:,} contacts")
        with served(Path(folder, "log")) as address:
            measure(address)


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
