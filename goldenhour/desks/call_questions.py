"""The questions of the call's page, each drawn by itself: main field, what follows, people.

The same answer looks the same in every call. So a question of quick picks is drawn once for each
edition and answer and kept; only what holds words of somebody, or a fault, is drawn anew. Nothing
that anybody said is ever kept here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any

from django import forms
from django.utils.safestring import SafeString

from goldenhour.desks.call_advice import basis
from goldenhour.desks.call_form import Fates
from goldenhour.rulebook import control_room
from goldenhour.rulebook.control_room import ControlRoom
from goldenhour.triage.forms import Thrive
from goldenhour.triage.forms.asking import PEOPLE_ROWS
from goldenhour.triage.rules import NotSafe
from goldenhour.web.controls import Control, control, drawn, picked

BEFORE, AFTER = 1, 2  # needed before the first send, or after it
MOST_KEPT = 4096  # drawings of each kind: a question has a few answers, rarely several at once
NOTHING_WRONG: Mapping[str, str] = MappingProxyType({})
PARTS = ("age", "relation", "factors", "safe")
FOLLOWS = {"yesno_count": "count", "deadline": "at"}


Picks = tuple[tuple[str, tuple[str, ...]], ...]  # of each field that has one, its picks


@dataclass(frozen=True)
class Asked:
    """One question: its main field, what follows an answer, and the people who may be named."""

    id: str
    kind: str
    main: Control
    follows: tuple[Control, ...] = ()
    people: tuple[tuple[Control, ...], ...] = ()


def question(thrive: Thrive, name: str, needed: int, ask: str = "") -> SafeString:
    """One question as it stands in the form. ``ask``: its wording here; blank: the edition's."""
    edition = thrive.book.edition
    picks = picked(thrive, _names(edition, name))
    if picks is None:
        return _question(thrive, name, needed, ask)
    return _kept(edition, name, needed, ask, picks)


def level(thrive: Thrive, element: str) -> SafeString:
    """The handler's judgement of one element, and why, as they stand in the form."""
    picks = picked(thrive, (f"level_{element}", f"level_{element}_why"))
    return (
        _level(thrive, element)
        if picks is None
        else _kept_level(thrive.book.edition, element, picks)
    )


def told(
    book: ControlRoom,
    item: str,
    typed: Any,
    *,
    unsafe: NotSafe | None = None,
    wrong: Mapping[str, str] = NOTHING_WRONG,
) -> SafeString:
    """One item of advice and what became of it. ``wrong``: sentences by the field they are of."""
    names = _fields(item)
    if typed.get(names[1]) or not wrong.keys().isdisjoint(names):
        return _told(book, item, typed, unsafe, wrong)
    return _kept_told(book.edition, item, str(typed.get(names[0]) or ""), unsafe)


@lru_cache(MOST_KEPT)
def _kept(edition: str, name: str, needed: int, ask: str, picks: Picks) -> SafeString:
    return _question(Thrive(control_room.keyed(edition), initial=dict(picks)), name, needed, ask)


@lru_cache(MOST_KEPT)
def _kept_level(edition: str, element: str, picks: Picks) -> SafeString:
    return _level(Thrive(control_room.keyed(edition), initial=dict(picks)), element)


@lru_cache(MOST_KEPT)
def _kept_told(edition: str, item: str, fate: str, unsafe: NotSafe | None) -> SafeString:
    return _told(control_room.keyed(edition), item, {f"advice_{item}": fate}, unsafe)


def _question(thrive: Thrive, name: str, needed: int, ask: str) -> SafeString:
    return drawn("desks/question.html", q=_asked(thrive, name, needed, ask))


def _level(thrive: Thrive, element: str) -> SafeString:
    meaning = next(one.meaning for one in thrive.book.thrive.element if one.key == element)
    judged = control(thrive, f"level_{element}", needed=AFTER, title=meaning)
    return drawn("desks/level.html", level=judged, why=control(thrive, f"level_{element}_why"))


def _told(
    book: ControlRoom,
    item: str,
    typed: Mapping[str, Any],
    unsafe: NotSafe | None = None,
    wrong: Mapping[str, str] = NOTHING_WRONG,
) -> SafeString:
    form: forms.Form = Fates([control_room.advice_wording(book, item)], typed)
    fate, why = _fields(item)
    for name in wrong.keys() & {fate, why}:
        form.add_error(name, wrong[name])
    return drawn(
        "desks/told.html",
        fate=control(form, fate, needed=AFTER),
        why=control(form, why),
        unsafe=unsafe,
        basis=basis(unsafe) if unsafe else "",
    )


def _fields(item: str) -> tuple[str, str]:
    """What became of an item, and why."""
    return f"advice_{item}", f"why_advice_{item}"


def _asked(thrive: Thrive, name: str, needed: int, ask: str) -> Asked:
    asks = thrive.book.thrive.asked(name)
    main = control(thrive, name, needed=needed, title=ask or asks.ask)
    if asks.type == "people":
        rows = [[control(thrive, one) for one in _person(name, n)] for n in PEOPLE_ROWS]
        return Asked(name, asks.type, main, people=tuple(map(tuple, rows)))
    after = FOLLOWS.get(asks.type)
    follows = (control(thrive, f"{name}_{after}"),) if after else ()
    return Asked(name, asks.type, main, follows)


@cache
def _names(edition: str, name: str) -> tuple[str, ...]:
    """Every field of a question."""
    kind = control_room.keyed(edition).thrive.asked(name).type
    if kind == "people":
        return (name, *(one for n in PEOPLE_ROWS for one in _person(name, n)))
    return (name, f"{name}_{FOLLOWS[kind]}") if kind in FOLLOWS else (name,)


def _person(name: str, row: int) -> tuple[str, ...]:
    return tuple(f"{name}_{row}_{part}" for part in PARTS)
