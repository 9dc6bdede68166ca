"""The grades: how soon we come, and when somebody must look again.

Four national call grades; the minutes are each force's own, with our defaults (B: force
policies carrying the national standard; the 24 hours of R are ours, P). Grades are stored as
their letters. An edition names the editions of questions, criteria, advice and factors it was
made with, so that its key says by what a contact was judged.
"""

from datetime import date
from typing import Literal

import msgspec

from goldenhour.rulebook import shelf

Code = Literal["I", "P", "S", "R"]
ORDER: tuple[Code, ...] = ("I", "P", "S", "R")
"""Most urgent first."""


class Grade(shelf.Sourced, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One grade. Attendance is promised in minutes, or else a first action is."""

    code: Code
    name: str
    meaning: str
    attend_urban_minutes: int | None = None
    attend_rural_minutes: int | None = None
    first_action_within_minutes: int | None = None
    deploy_within_minutes: int | None = None

    def attend_within_minutes(self, setting: str) -> int | None:
        return self.attend_rural_minutes if setting == "rural" else self.attend_urban_minutes


class Clock(shelf.Sourced, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A moment at which somebody must look again, counted from the first contact.

    It comes after so many ``seconds``, or at so many per cent of the grade's target.
    ``observed`` limits it to contacts where that was observed.
    """

    trigger: str
    grades: tuple[Code, ...]
    do: str
    seconds: int | None = None
    percent_of_target: int | None = None
    observed: str | None = None


class MadeWith(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The keys of the other books this edition of the grades was made with."""

    thrive: str
    criteria: str
    advice: str
    vulnerability: str


class Grades(shelf.Edition, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The grades of one edition, most urgent first."""

    perishable_hours: int
    made_with: MadeWith
    grade: tuple[Grade, ...]
    clock: tuple[Clock, ...]

    def coded(self, code: str) -> Grade:
        return next(grade for grade in self.grade if grade.code == code)

    def clocks_of(self, code: str) -> tuple[Clock, ...]:
        return tuple(clock for clock in self.clock if code in clock.grades)


def in_force(on: date) -> Grades:
    return shelf.in_force(Grades, "grades", on)
