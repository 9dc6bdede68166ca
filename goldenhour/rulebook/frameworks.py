"""Frameworks: the field's own ways of thinking about threat, risk and vulnerability.

Names and parts that people of the control room meet in policies and training, in our words, with
how sure we are of each. None of them is scored here and none decides anything.
"""

from datetime import date
from typing import Literal

from goldenhour.rulebook import shelf


class Framework(shelf.Sourced, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One framework: what it is for, and its parts in order (none where it is one rule)."""

    id: str
    name: str
    used_for: Literal["first_contact", "decision", "vulnerability", "allocation", "stalking"]
    meaning: str
    parts: tuple[str, ...] = ()


class Frameworks(shelf.Edition, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The frameworks of one edition."""

    framework: tuple[Framework, ...]


def in_force(on: date) -> Frameworks:
    return shelf.in_force(Frameworks, "frameworks", on)
