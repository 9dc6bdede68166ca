"""Browser: the house served to the distribution's Chromium, with told stories on its record.

The played database of the run is copied for each module, so that no module meets what another
wrote. The server is the real one, a process of its own on a free port of 127.0.0.1.
Whatever a page says on the browser's console, and whatever the server complains of, fails.

What costs seconds and remembers nothing is begun once and kept for the modules that follow one
another in a worker: the browser (each test has a window and cookies of its own), and the process
from which servers are forked.
"""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    expect,
    sync_playwright,
)

from goldenhour.force import queries as force
from tests.browser.waiting import WATCH
from tests.conftest_database import Templates, connected_to
from tests.conftest_serving import STARTED, UNSAFE, Servers

CHROMIUM = "/usr/bin/chromium"
# The address bar's own pages are a process for each window, dearer than ours, and nobody sees
# them. Chromium heeds the last list alone: what Playwright switches off itself is said again.
UNUSED = (
    "WebUIOmniboxAimPopup,WebUIOmniboxPopup,PreloadTopChromeWebUI,"
    "AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,HttpsUpgrades,"
    "HttpsFirstBalancedModeAutoEnable,LensOverlay,MediaRouter,PaintHolding,"
    "ThirdPartyStoragePartitioning,AvoidCorsURLLoaderRestartOnRedirect,OptimizationHints,"
    "NetworkTimeServiceQuerying,AimEnabled,PreconnectToSearch"
)
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--disable-features={UNUSED}",
)
DESK = {"width": 1280, "height": 800}
PATIENCE = 60_000  # milliseconds: only ever waited for where something is broken
# What no test may lean on: how fast the machine is. With "behind" the page is six times slower
# and every answer late; with "ahead" all has happened before the hands do the next thing.
PACE = os.environ.get("PACE", "")
BEHIND = {"rate": 6}
LATE = {"offline": False, "latency": 150, "downloadThroughput": -1, "uploadThroughput": -1}
AHEAD = 120  # milliseconds before each thing that the hands do
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')
SERVING = ("--lifespan", "off", "--log-level", "warning", "--timeout-graceful-shutdown", "1")
NO_FAULTS = (
    "Failed to load resource",  # a refusal's own status (422): the page says the rest
    "preloaded using link preload",  # a slow machine used the font late
)


@dataclass
class ControlRoom:
    """The house at work: its address, and browsers that walk up to it."""

    address: str
    chromium: Browser
    complaints: list[str] = field(default_factory=list)
    _open: list[BrowserContext] = field(default_factory=list)
    _desks: dict[str, Page] = field(default_factory=dict)

    def visitor(self, **how: Any) -> Page:
        """A fresh browser, signed in as nobody."""
        context = self.chromium.new_context(base_url=self.address, **({"viewport": DESK} | how))
        self._open.append(context)
        context.add_init_script(WATCH)
        page = paced(context.new_page())
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        return page

    def officer(self, role: str, **how: Any) -> Page:
        """A browser signed in as the first person with this role; blank: as nobody."""
        page = self.visitor(**how)
        if role:
            self.sign_in(page, role)
        return page

    def sign_in(self, page: Page, role: str) -> None:
        """Sign this browser in as the first person with this role."""
        username = force.with_role(role)[0].username
        token = TOKEN.search(page.request.get("/sign-in").text())
        assert token
        answer = page.request.post(
            f"/sign-in/demo/{username}",
            form={"csrfmiddlewaretoken": token[1], "next": "/healthz"},
            headers={"Referer": f"{self.address}/sign-in"},
        )
        assert answer.ok, answer.status

    def desk(self, role: str) -> Page:
        """This role's browser, kept from test to test: for whoever opens a page and only looks.

        It comes as a fresh one would: a desk's size, and no theme chosen.
        """
        if role not in self._desks:
            self._desks[role] = self.officer(role)
            self._open.remove(self._desks[role].context)
        page = self._desks[role]
        page.set_viewport_size({"width": DESK["width"], "height": DESK["height"]})
        page.context.clear_cookies(name="theme")
        return page

    def choose_theme(self, page: Page, theme: str) -> None:
        """This desk's theme, as the server keeps it."""
        page.context.add_cookies([{"name": "theme", "value": theme, "url": self.address}])

    def leave(self) -> None:
        """Close every browser but the desks'; fail on what any of them complained of."""
        for context in self._open:
            context.close()
        self._open.clear()
        complaints, self.complaints = self.complaints, []
        assert complaints == []

    def close(self) -> None:
        """The module is over: nobody is left at any desk."""
        for page in self._desks.values():
            page.context.close()

    def _heard(self, message: ConsoleMessage) -> None:
        is_fault = not any(words in message.text for words in NO_FAULTS)
        if message.type in ("error", "warning") and is_fault:
            self.complaints.append(message.text)


def paced(page: Page) -> Page:
    """The page, with as much patience as a busy machine needs, at the pace of this run."""
    page.set_default_timeout(PATIENCE)
    if PACE == "behind":
        session = page.context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", BEHIND)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", LATE)
    return page


class OneBrowser:
    """The distribution's browser, begun for the first module that opens pages.

    It is closed before a module that opens none: while Playwright's event loop turns in this
    thread, Django takes every test for a coroutine and refuses it the database.
    """

    def __init__(self) -> None:
        self.browser: Browser | None = None
        self._closing = ExitStack()

    def begun(self) -> Browser:
        """The browser, at work."""
        if self.browser is None:
            environment = self._closing.enter_context(pytest.MonkeyPatch.context())
            environment.setenv(UNSAFE, "1")  # Playwright's loop is not Django's
            playwright = self._closing.enter_context(sync_playwright())
            expect.set_options(timeout=PATIENCE)
            slow_mo = AHEAD if PACE == "ahead" else 0
            self.browser = playwright.chromium.launch(
                executable_path=CHROMIUM, args=list(QUIET), slow_mo=slow_mo
            )
            self._closing.callback(self.browser.close)
        return self.browser

    def close(self) -> None:
        """Close it, if it was begun."""
        self._closing.close()
        self.browser = None


BROWSER = OneBrowser()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """After the last test of a module: keep the browser only where the next module needs it."""
    try:
        return (yield)
    finally:
        is_over = nextitem is None or nextitem.path != item.path
        if is_over and BROWSER.browser and not _opens_pages(nextitem):
            BROWSER.close()


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish() -> None:
    """A run that is stopped half way leaves no browser behind."""
    BROWSER.close()


def _opens_pages(first: pytest.Item | None) -> bool:
    """Whether a test of the module that begins with this one opens pages."""
    if first is None:
        return False
    module = (one for one in first.session.items if one.path == first.path)
    return any("chromium" in getattr(one, "fixturenames", ()) for one in module)


@pytest.fixture(scope="module")
def chromium() -> Browser:
    """The distribution's browser."""
    return BROWSER.begun()


@pytest.fixture(scope="module")
def control_room(
    played: str,
    templates: Templates,
    servers: Servers,
    django_db_blocker: Any,
    chromium: Browser,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[ControlRoom]:
    """The house served from a copy of the played database that is this module's own."""
    log = tmp_path_factory.mktemp("server") / "log"
    with (
        templates.copy(of=played) as name,
        django_db_blocker.unblock(),
        connected_to(templates.cluster.host, name),
        servers.serving(name, log) as address,
    ):
        found = ControlRoom(address, chromium)
        yield found
        found.close()
    assert "Traceback" not in log.read_text()


@contextmanager
def served(log: Path) -> Iterator[str]:
    """The real server in a process of its own; its address, once it answers there."""
    with socket.create_server(("127.0.0.1", 0)) as door, log.open("w") as writes:
        door.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # as the demonstration's does
        words = ["--fd", str(door.fileno()), *SERVING]
        process = subprocess.Popen(
            [sys.executable, "-m", "uvicorn", "goldenhour.config.asgi:application", *words],
            pass_fds=[door.fileno()],
            stdout=writes,
            stderr=writes,
        )
        try:
            address = f"http://127.0.0.1:{door.getsockname()[1]}"
            urlopen(f"{address}/healthz", timeout=STARTED).close()
            yield address
        finally:
            process.terminate()
            process.wait(timeout=STARTED)


@pytest.fixture
def room(control_room: ControlRoom) -> Iterator[ControlRoom]:
    """The control room for one test: its browsers are closed and its complaints read after it."""
    yield control_room
    control_room.leave()
