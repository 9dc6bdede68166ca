"""Bank holidays of England and Wales that were proclaimed late.

The yearly ones come from the pinned ``holidays`` library; a day proclaimed after that
version was published is added here by a new edition, without waiting for the library.
"""

from datetime import date

import msgspec

from goldenhour.rulebook import shelf


class Proclaimed(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One day made a bank holiday by proclamation."""

    day: date
    name: str


class BankHolidays(shelf.Edition, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Days proclaimed, as known when the edition was written."""

    proclaimed: tuple[Proclaimed, ...]


def proclaimed_days() -> frozenset[date]:
    """Every proclaimed day now known, whatever the moment a case is judged at."""
    editions = shelf.editions(BankHolidays, "bank_holidays")
    return frozenset(each.day for edition in editions for each in edition.proclaimed)
