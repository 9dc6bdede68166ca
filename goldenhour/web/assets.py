"""Static files: read once, held in memory, answered before Django is asked, kept by browsers.

Every page names them under the version of the whole set, ``/static/VERSION/goldenhour/…``: what
stands there never changes, so a browser keeps it for a year and asks once for each release. What
one file names beside it (a script's import, a stylesheet's font) stays within the version by
itself. Without a version the same file is there for people: asked for again each time.

Compressed copies (``x.css.gz`` beside ``x.css``) are made when the assets are built.
"""

import hashlib
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any

from csp.middleware import CSPMiddleware
from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.contrib.staticfiles.storage import StaticFilesStorage
from django.core.handlers.asgi import ASGIRequest
from django.http import HttpResponse
from django.middleware.clickjacking import XFrameOptionsMiddleware
from django.middleware.security import SecurityMiddleware

Heads = list[tuple[bytes, bytes]]
Scope = dict[str, Any]
Receive = Callable[[], Awaitable[Mapping[str, Any]]]
Send = Callable[[Mapping[str, Any]], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

KINDS = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".woff2": "font/woff2",
}
FOR_GOOD = "public, max-age=31536000, immutable"
ASK_AGAIN = "public, no-cache"
GZIP = b"gzip"


@dataclass(frozen=True)
class Asset:
    """One file as it is sent: with its compressed copy, or blank where that saves nothing."""

    plain: bytes
    small: bytes
    tag: bytes  # the ETag of the plain one; the compressed copy has its own
    heads: Heads

    def for_(self, asked: Mapping[bytes, bytes]) -> tuple[bytes, bytes, bool]:
        """The body for a browser with these request headers, its ETag, whether it is small."""
        if self.small and GZIP in asked.get(b"accept-encoding", b""):
            return self.small, self.tag[:-1] + b'-gz"', True
        return self.plain, self.tag, False


class Versioned(StaticFilesStorage):
    """The addresses that pages give: under the version of the whole set."""

    def url(self, name: str | None) -> str:
        """The address of ``goldenhour/css/…`` as of this release."""
        return f"{settings.STATIC_URL}{version()}/{name}"


class Assets:
    """The house with its static files in front: an ASGI application around another."""

    def __init__(self, house: Application) -> None:
        self.house = house
        self.assets = {name: _asset(name, files()) for name in files() if not _is_copy(name)}
        self.safe = {scheme: _safe(scheme) for scheme in ("http", "https")}
        self.version = f"{version()}/"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the file that is asked for; the house answers everything else."""
        name = _name(scope)
        asset = self.assets.get(name.removeprefix(self.version)) if name else None
        if asset:
            keeps = FOR_GOOD if name.startswith(self.version) else ASK_AGAIN
            await self._send(asset, keeps, scope, send)
        else:
            await self.house(scope, receive, send)

    async def _send(self, asset: Asset, keeps: str, scope: Scope, send: Send) -> None:
        status, heads, body = _answer(asset, dict(scope["headers"]), keeps)
        heads = [*heads, *self.safe.get(scope.get("scheme", "http"), self.safe["https"])]
        await send({"type": "http.response.start", "status": status, "headers": heads})
        is_head = scope["method"] == "HEAD"
        await send({"type": "http.response.body", "body": b"" if is_head else body})


@cache
def files() -> dict[str, bytes]:
    """Every static file of every part of the house by its name; the first finder wins."""
    found: dict[str, bytes] = {}
    for name, folder in (one for finder in get_finders() for one in finder.list([])):
        if name not in found and PurePosixPath(name.removesuffix(".gz")).suffix in KINDS:
            with folder.open(name) as file:
                found[name] = bytes(file.read())
    return found


@cache
def version() -> str:
    """Twelve hex digits of SHA-256 over all names and contents."""
    digest = hashlib.sha256()
    for name, text in sorted(files().items()):
        digest.update(f"{name} {len(text)}\n".encode() + text)
    return digest.hexdigest()[:12]


def _is_copy(name: str) -> bool:
    return name.endswith(".gz")


def _asset(name: str, among: Mapping[str, bytes]) -> Asset:
    plain, small = among[name], among.get(f"{name}.gz", b"")
    kind = KINDS[PurePosixPath(name).suffix]
    heads = [(b"content-type", kind.encode())]
    if small:
        heads.append((b"vary", b"Accept-Encoding"))
    tag = hashlib.sha256(plain).hexdigest()[:16]
    return Asset(plain, small if len(small) < len(plain) else b"", f'"{tag}"'.encode(), heads)


def _name(scope: Scope) -> str:
    """What of the set is asked for; blank where something else is."""
    if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
        return ""
    path = str(scope["path"])
    return path.removeprefix(settings.STATIC_URL) if path.startswith(settings.STATIC_URL) else ""


def _answer(asset: Asset, asked: Mapping[bytes, bytes], keeps: str) -> tuple[int, Heads, bytes]:
    """Status, headers and body; 304 without a body for a browser that has it already."""
    body, tag, is_small = asset.for_(asked)
    heads = [*asset.heads, (b"etag", tag), (b"cache-control", keeps.encode())]
    if tag in asked.get(b"if-none-match", b""):
        return 304, heads, b""
    if is_small:
        heads.append((b"content-encoding", GZIP))
    return 200, [*heads, (b"content-length", str(len(body)).encode())], body


def _safe(scheme: str) -> Heads:
    """The headers that keep browsers safe, as the house's own middleware writes them."""
    answer = HttpResponse()
    chain = SecurityMiddleware(XFrameOptionsMiddleware(CSPMiddleware(lambda _request: answer)))
    scope = {"type": "http", "method": "GET", "path": "/", "scheme": scheme, "headers": []}
    chain(ASGIRequest(scope, BytesIO()))
    return [
        (name.lower().encode(), value.encode())
        for name, value in answer.headers.items()
        if name != "Content-Type"
    ]
