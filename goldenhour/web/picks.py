"""Picks: one answer or several, as real radio buttons or tick boxes drawn as quick picks.

While a group has the focus one key picks: 1 to 9, then 0 and the letters; ? is ``unknown``.
A level counts from 0. A blank option is not drawn: nothing chosen means not asked. All options
of a group are drawn by one template, which a call screen has 30 of.
"""

from collections.abc import Callable

from django import forms

KEYS = "1234567890abcdefghijklmnopqrstuvwxyz"
UNKNOWN = "unknown"


class OnePick(forms.RadioSelect):
    """A question with one answer."""

    template_name = "web/picks.html"
    keys = KEYS


class LevelPick(OnePick):
    """A level: 0 none, 1 low, 2 medium, 3 high."""

    keys = "0123456789"


class ManyPicks(forms.CheckboxSelectMultiple):
    """A question with several answers."""

    template_name = "web/picks.html"
    keys = KEYS


def key_of(widget: forms.Widget) -> Callable[[int, str], str]:
    """Which key picks the option at a place, from 0, that has this value."""
    keys: str = getattr(widget, "keys", KEYS)
    return lambda place, value: "?" if value == UNKNOWN else keys[place : place + 1]
