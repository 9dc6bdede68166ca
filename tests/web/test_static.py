"""Static files: from memory, kept for good under their version, as careful as every answer."""

import asyncio
import gzip
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from django.templatetags.static import static
from django.test import Client

from goldenhour.web import assets
from goldenhour.web.assets import Assets
from tests.web.test_doors import HEADERS

CSS = "goldenhour/css/goldenhour.css"
FONT = "goldenhour/fonts/latin-400.woff2"


@dataclass
class Sent:
    """What came back."""

    status: int
    heads: dict[str, str]
    body: bytes


async def house(_scope: Any, _receive: Any, send: Any) -> None:
    """Stands for the house: whatever reaches it is a teapot's."""
    await send({"type": "http.response.start", "status": 418, "headers": []})
    await send({"type": "http.response.body", "body": b"the house"})


def ask(path: str, verb: str = "GET", scheme: str = "http", **heads: str) -> Sent:
    sent: list[Mapping[str, Any]] = []

    async def keep(message: Mapping[str, Any]) -> None:
        sent.append(message)

    async def nothing() -> Mapping[str, Any]:
        raise AssertionError("a static file reads no body")

    pairs = [(name.replace("_", "-").encode(), text.encode()) for name, text in heads.items()]
    scope = {"type": "http", "method": verb, "path": path, "scheme": scheme, "headers": pairs}
    asyncio.run(Assets(house)(scope, nothing, keep))
    start, body = sent
    given = {name.decode(): text.decode() for name, text in start["headers"]}
    return Sent(start["status"], given, body["body"])


def test_a_page_names_what_never_changes_and_a_browser_keeps_it() -> None:
    answer = ask(static(CSS))

    assert static(CSS) == f"/static/{assets.version()}/{CSS}"
    assert answer.status == 200
    assert answer.heads["cache-control"] == "public, max-age=31536000, immutable"
    assert answer.body == assets.files()[CSS]


def test_a_name_without_a_version_is_asked_for_again_each_time() -> None:
    first = ask(f"/static/{CSS}")
    again = ask(f"/static/{CSS}", if_none_match=first.heads["etag"])

    assert first.heads["cache-control"] == "public, no-cache"
    assert (again.status, again.body) == (304, b"")
    assert again.heads["etag"] == first.heads["etag"]


def test_a_browser_that_can_gets_the_small_copy_and_no_cache_mixes_the_two() -> None:
    small, plain = ask(static(CSS), accept_encoding="br, gzip"), ask(static(CSS))

    assert gzip.decompress(small.body) == plain.body
    assert small.heads["content-encoding"] == "gzip"
    assert small.heads["vary"] == plain.heads["vary"] == "Accept-Encoding"
    assert small.heads["etag"] != plain.heads["etag"]
    assert small.heads["content-length"] == str(len(small.body))
    assert ask(static(CSS), if_none_match=small.heads["etag"]).status == 200


def test_a_font_goes_as_it_is() -> None:
    answer = ask(static(FONT), accept_encoding="gzip")

    assert answer.heads["content-type"] == "font/woff2"
    assert "content-encoding" not in answer.heads
    assert answer.body[:4] == b"wOF2"


def test_only_the_heading_is_sent_when_only_that_is_asked_for() -> None:
    answer = ask(static(CSS), verb="HEAD")

    assert answer.body == b""
    assert answer.heads["content-length"] == str(len(assets.files()[CSS]))


@pytest.mark.parametrize("status", [200, 304])
def test_a_file_carries_what_keeps_browsers_safe(status: int) -> None:
    tag = ask(static(CSS)).heads["etag"] if status == 304 else ""
    answer = ask(static(CSS), if_none_match=tag)

    assert answer.status == status
    assert {name: answer.heads[name.lower()] for name in HEADERS} == HEADERS
    assert "unsafe" not in answer.heads["content-security-policy"]
    assert "frame-ancestors 'none'" in answer.heads["content-security-policy"]


def test_https_is_asked_for_ever_after_only_over_https(settings: Any) -> None:
    settings.SECURE_HSTS_SECONDS = 3600

    assert "strict-transport-security" not in ask(static(CSS)).heads
    assert ask(static(CSS), scheme="https").heads["strict-transport-security"]


@pytest.mark.parametrize(
    ("verb", "path"),
    [
        ("GET", "/contacts"),
        ("GET", "/static/"),
        ("GET", "/static/lock"),
        ("GET", f"/static/000000000000/{CSS}"),  # of another release: not what was meant
        ("GET", f"/static/{CSS}.gz"),
        ("GET", "/static/../goldenhour/config/settings.py"),
        ("GET", "/static/%2e%2e/settings.py"),
        ("POST", f"/static/{CSS}"),
    ],
)
def test_everything_else_is_the_houses(verb: str, path: str) -> None:
    assert ask(path, verb).body == b"the house"


def test_the_version_is_of_every_name_and_every_byte(monkeypatch: pytest.MonkeyPatch) -> None:
    def version(files: dict[str, bytes]) -> str:
        monkeypatch.setattr(assets, "files", lambda: files)
        return assets.version.__wrapped__()

    seen = [{"a.js": b"1"}, {"a.js": b"2"}, {"b.js": b"1"}, {"a.js": b"1", "b.js": b""}]
    assert len({version(files) for files in seen}) == len(seen)


def test_what_a_file_names_beside_it_stays_within_the_version() -> None:
    names = assets.files()
    for name, text in names.items():
        if name.endswith((".js", ".css")) and "/vendor/" not in name:
            folder = name.rpartition("/")[0]
            named = re.findall(r'from "(\./[^"]+)"|url\("?(\.\./[^")]+)', text.decode())
            for one in (a or b for a, b in named):
                up = folder.rpartition("/")[0] if one.startswith("..") else folder
                assert f"{up}/{one.lstrip('./')}" in names, (name, one)
            assert "/static/" not in text.decode(), name


@pytest.mark.django_db
def test_every_page_names_its_files_under_the_version() -> None:
    named = re.findall(r'(?:src|href)="(/static/[^"]+)"', Client().get("/sign-in").content.decode())

    assert named
    for address in named:
        assert ask(address).heads["cache-control"].endswith("immutable"), address
