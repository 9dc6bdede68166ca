"""Changes: which facts of a contact differ between two assessments, in codes for any screen."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

NOT_ASKED = None
FACTS = ("incident_type", "also_types", "observed")


@dataclass(frozen=True)
class Change:
    """One fact that differs: its id, what was known before and what is known now.

    None stands for "not asked". ``observed`` and ``also_types`` are whole lists.
    """

    fact: str
    before: Any
    now: Any


def changes_between(old: Mapping[str, Any], new: Mapping[str, Any]) -> tuple[Change, ...]:
    """The facts that differ, in the order of the new answers. Takes and gives contract values.

    Both have ``incident_type``, ``also_types``, ``observed`` and ``answers``.
    """
    found = [
        Change(name, old.get(name), new.get(name))
        for name in FACTS
        if _same(old.get(name)) != _same(new.get(name))
    ]
    before, now = old["answers"], new["answers"]
    names = dict.fromkeys([*now, *before])
    return tuple(found) + tuple(
        Change(name, before.get(name), now.get(name))
        for name in names
        if (name in before, _same(before.get(name))) != (name in now, _same(now.get(name)))
    )


def _same(value: Any) -> Any:
    """A value as it is compared: the order of picks means nothing."""
    if isinstance(value, list | tuple) and all(isinstance(each, str) for each in value):
        return sorted(value)
    return value
