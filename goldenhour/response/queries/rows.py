"""Lines of the board: one incident, one unit, and the whole at one moment. No name, no house."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from goldenhour.identification.rules.markers import Marked, marked
from goldenhour.response.rules import clocks, flagged, states, typed


@dataclass(frozen=True)
class UnitOnIncident:
    """A unit that is on its way to an incident, or there."""

    deployment: UUID
    version: int
    unit: UUID
    callsign: str
    state: str
    assigned_at: datetime
    arrived_at: datetime | None
    incident: UUID
    reference: str
    locality: str

    @property
    def number(self) -> str:
        """The incident's number as people say it: ``0142``."""
        return spoken_number(self.reference)

    @property
    def spoken(self) -> str:
        """What the unit is doing, in words."""
        return states.SPOKEN[self.state]


@dataclass(frozen=True)
class Linked:
    """The other one of two incidents that are one event, as the board shows it."""

    incident: UUID
    reference: str
    grade: str
    due_at: datetime
    first_arrived_at: datetime | None
    is_open: bool

    def is_harder(self, than: str) -> bool:
        """Whether its grade is a higher one than this."""
        return clocks.HARD_FIRST.index(self.grade) < clocks.HARD_FIRST.index(than)


@dataclass(frozen=True)
class IncidentRow:
    """One open incident as the board shows it: no name, no number, no house."""

    uid: UUID
    version: int
    reference: str
    incident_type: str
    grade: str
    received_at: datetime
    due_at: datetime
    setting: str
    locality: str
    easting: int | None
    northing: int | None
    flags: tuple[str, ...]
    units: tuple[UnitOnIncident, ...]
    first_arrived_at: datetime | None
    minutes_to_breach: int
    is_late: bool
    order: str
    today: str
    in_charge: str = ""  # a staff number; "": nobody has taken charge
    news: int = 0  # updates that nobody in dispatch has read
    markers: tuple[str, ...] = ()  # kinds on record for whoever rang, the number or the home
    under: Linked | None = None  # the incident under which it is worked
    duplicates: tuple[Linked, ...] = ()  # those worked under it

    @property
    def number(self) -> str:
        """What people say and type: ``0142`` of today's ``261122-0142``, else the whole."""
        return self._said(self.reference)

    def _said(self, reference: str) -> str:
        return spoken_number(reference) if reference.startswith(self.today) else reference

    @property
    def type_words(self) -> str:
        return clocks.in_words(self.incident_type)

    @property
    def flagged(self) -> list[flagged.Flag]:
        """Its flags as short codes, each with its words."""
        return flagged.flags(self.flags)

    @property
    def marked(self) -> list[Marked]:
        """Its markers in a short word each, but those that a flag says already."""
        return marked(kind for kind in self.markers if kind not in self.flags)

    @property
    def under_number(self) -> str:
        """The number of the one under which it is worked, as people say it."""
        return self._said(self.under.reference) if self.under else ""

    @property
    def with_numbers(self) -> list[str]:
        """The numbers of those worked under it."""
        return [self._said(one.reference) for one in self.duplicates]

    @property
    def harder_numbers(self) -> list[str]:
        """Those worked under it whose grade is higher than its own: it is to be re-assessed."""
        harder = (one for one in self.duplicates if one.is_harder(self.grade))
        return [self._said(one.reference) for one in harder]

    @property
    def is_worked_under(self) -> bool:
        """Whether another one is worked for it: open, and of no lower grade."""
        return is_worked_for(self.grade, self.under)

    @property
    def minutes_over(self) -> int:
        """How many minutes ago the promise was broken, begun minutes counted; 0 if it was not."""
        return max(0, -self.minutes_to_breach) if self.is_late else 0

    @property
    def is_by_phone(self) -> bool:
        """Whether it is to be resolved without sending anybody."""
        return self.grade == "R" and not self.units

    @property
    def is_waiting(self) -> bool:
        """Whether no unit is on the way or there, and it is not worked under another one."""
        return not self.units and not self.is_worked_under


@dataclass(frozen=True)
class UnitRow:
    """One unit as the board shows it, with the age of its place."""

    uid: UUID
    version: int
    callsign: str
    base: str
    state: str
    since: datetime
    easting: int | None
    northing: int | None
    located_at: datetime | None
    at: UnitOnIncident | None

    @property
    def spoken(self) -> str:
        """Its state in words."""
        return states.SPOKEN[self.state]

    @property
    def order(self) -> str:
        """By callsign, those off duty last."""
        return f"{int(self.state == states.OFF_DUTY)} {self.callsign}"

    @property
    def presses(self) -> list[tuple[str, str]]:
        """The steps that can be pressed on its row: the word that is typed, and what it says."""
        steps = states.steps_from(self.state)
        return [
            (phrase.letters.split()[-1], phrase.says)
            for phrase in typed.PHRASES
            if phrase.command in steps and "UNIT" in phrase.letters and phrase.command != "assign"
        ]


@dataclass(frozen=True)
class Board:
    """All that the board shows at one moment."""

    at: datetime
    incidents: list[IncidentRow]
    units: list[UnitRow]

    @property
    def to_send(self) -> list[IncidentRow]:
        """Every open incident but those to be resolved by phone, the hardest pressed first."""
        return [row for row in self.incidents if not row.is_by_phone]

    @property
    def by_phone(self) -> list[IncidentRow]:
        """To be resolved by phone, by their clock of 24 hours."""
        return [row for row in self.incidents if row.is_by_phone]

    @property
    def waiting_count(self) -> int:
        return sum(row.is_waiting for row in self.to_send)

    @property
    def late_count(self) -> int:
        return sum(row.is_late for row in self.incidents)

    @property
    def free(self) -> list[UnitRow]:
        return [unit for unit in self.units if unit.state == states.FREE]

    @property
    def busy_count(self) -> int:
        return sum(unit.state in (states.EN_ROUTE, states.AT_SCENE) for unit in self.units)

    def incident(self, uid: UUID | str | None) -> IncidentRow | None:
        """The row of that incident, or None where it is not open."""
        return next((row for row in self.incidents if str(row.uid) == str(uid)), None)


def is_worked_for(grade: str, under: Linked | None) -> bool:
    """Whether an incident of this grade is worked by the one it is under.

    A closed one works for nobody; under one of a lower grade the harder one would wait unseen.
    """
    if under is None or not under.is_open:
        return False
    return clocks.HARD_FIRST.index(under.grade) <= clocks.HARD_FIRST.index(grade)


def spoken_number(reference: str) -> str:
    """``0142`` of ``261122-0142``: what people say and type."""
    return reference.rpartition("-")[2]
