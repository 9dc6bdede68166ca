"""Addresses page: every address with its door, and every door of the command line."""

import inspect
from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Any

import typer
from django.urls import URLPattern, URLResolver

from goldenhour.config import doors, urls
from goldenhour.config.docs.commands import who_may
from goldenhour.config.docs.tables import code, codes, first_line, page, table

API = "api/"


def addresses_page() -> str:
    """Pages first, then the command line."""
    every = sorted(_walk(urls.urlpatterns, ""), key=lambda each: each[0])
    pages = [_row(route, view) for route, view in every if not route.startswith(API)]
    return page(
        "Addresses and doors",
        "## Pages",
        "A page that names no door is shut for everybody. The API's addresses stand on "
        "[its own page](api.md).",
        table(("address", "what it is", "door", "who may"), pages),
        "## The command line",
        table(("command", "what it does", "needs a database"), _terminal()),
    )


def _walk(patterns: Iterable[Any], before: str) -> Iterator[tuple[str, Any]]:
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern):
            yield route, pattern.callback


def _row(route: str, view: Any) -> tuple[str, ...]:
    door = getattr(view, "door", "")
    who = "anybody" if door == "*" else codes(who_may(door))
    return code(f"/{route}"), _said(view), code(door), who


def _said(view: Any) -> str:
    """The first line of the view's docstring, without the address it may begin with."""
    line = first_line(inspect.getdoc(view))
    words = line.partition("``: ")[2] if line.startswith("``") else line
    return words[:1].upper() + words[1:]


def _terminal() -> list[tuple[str, str, str]]:
    app = typer.Typer()
    for module in dict.fromkeys(door.module for door in doors.DOORS):
        import_module(module).register(app)
    said = {command.name: command.callback for command in app.registered_commands}
    said |= {str(c.callback and c.callback.__name__): c.callback for c in app.registered_commands}
    said |= {group.name: group.typer_instance for group in app.registered_groups}
    return [_door(door, said.get(door.name)) for door in doors.DOORS]


def _door(door: doors.Door, callback: Any) -> tuple[str, str, str]:
    if isinstance(callback, typer.Typer):
        inner = callback.registered_commands[0]
        name, callback = f"goldenhour {door.name} {inner.name}", inner.callback
    else:
        name = f"goldenhour {door.name}"
    return code(name), first_line(inspect.getdoc(callback)), _needs(door)


def _needs(door: doors.Door) -> str:
    if door.needs_database is doors.never:
        return "no, or opens it itself"
    return "yes" if door.needs_database is doors.always else "unless it is given a file"
