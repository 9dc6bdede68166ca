"""A sign-in ends in the middle of a call: once the same officer is in again, nothing was lost."""

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from goldenhour.web.assets import version
from tests.web.test_scripts import HOME, KINDS, STATIC

pytestmark = pytest.mark.browser
PAGE = """<!doctype html><html lang="en-GB"><title>Call</title>
<span class="bar__who">{who}</span><p data-kept></p><div id="on-top"></div>
<form id="call" data-call="/jot" data-secret="s">
<input type="hidden" name="csrfmiddlewaretoken" value="{token}">
<label class="field">Words <input name="words"></label></form>
<script type="module" src="/static/{version}/goldenhour/js/draft.js"></script></html>"""


class Desk:
    """The first page carries an old token; whoever asks now gets a good one."""

    def __init__(self, now: str) -> None:
        self.now = now
        self.pages = 0
        self.tokens: list[str] = []

    def answer(self, route: Route) -> None:
        path = route.request.url.removeprefix(HOME)
        if path.startswith("/static/"):
            file = STATIC / path.removeprefix(f"/static/{version()}/")
            route.fulfill(body=file.read_bytes(), content_type=KINDS[file.suffix])
        elif path == "/jot":
            self.tokens.append(route.request.headers["x-csrftoken"])
            is_good = self.tokens[-1] == "good"
            route.fulfill(status=200 if is_good else 403, json={})
        else:
            self.pages += 1
            who, token = ("Hana", "old") if self.pages == 1 else (self.now, "good")
            html = PAGE.format(who=who, token=token, version=version())
            route.fulfill(body=html, content_type="text/html; charset=utf-8")


def typed_at(chromium: Browser, desk: Desk) -> Page:
    page = chromium.new_page()
    page.set_default_timeout(10_000)
    page.route("**/*", desk.answer)
    page.goto(f"{HOME}/call/1")
    page.wait_for_load_state()
    page.fill("[name=words]", "He has a knife")
    return page


def test_her_words_are_kept_with_the_new_sign_in(chromium: Browser) -> None:
    desk = Desk(now="Hana")
    page = typed_at(chromium, desk)
    expect(page.locator("[data-kept]")).to_contain_text("saved", timeout=10_000)
    assert desk.tokens == ["old", "good"]
    assert page.input_value("[name=csrfmiddlewaretoken]") == "good"
    page.close()


def test_somebody_else_who_signed_in_does_not_send_them_as_theirs(chromium: Browser) -> None:
    desk = Desk(now="Tara")
    page = typed_at(chromium, desk)
    expect(page.locator("[data-kept]")).to_contain_text("this sign-in has ended", timeout=10_000)
    assert desk.tokens == ["old"]
    assert page.input_value("[name=words]") == "He has a knife"
    page.close()
