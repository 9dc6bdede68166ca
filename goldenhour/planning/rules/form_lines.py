"""Form lines: the fields of a scenario in sections, with their words and what is wrong."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from goldenhour.planning.rules import building, saying

SECTIONS = {
    "": "The scenario",
    "demand": "Demand",
    "service": "Minutes at the scene",
    "travel": "Travel",
    "shifts": "Shifts",
    "base": "Bases",
    "standby": "Standby points",
    "dispatch": "Which unit goes",
    "behaviour": "What people and units do besides",
    "targets": "Targets, minutes",
    "spike": "Events that bring many calls",
    "preference": "Order of bases for a place",
    "arrivals": "Plain streams of incidents",
}
ADDS = {
    "base": "Add a base",
    "standby": "Add a standby point",
    "spike": "Add an event",
}
LABELS = {
    "name": "Name",
    "horizon_hours": "Hours that are counted",
    "warmup_hours": "Hours of warm-up before them",
    "places": "Places",
    "per_day": "Incidents a day",
    "hour_of_week": "Weights of 168 hours from Monday 00:00, or built-in",
    "dist": "Shape",
    "mean": "Mean",
    "cv": "Deviation divided by mean",
    "kind": "Kind of travel",
    "minutes": "Minutes",
    "multiplier": "Times the minutes that each drive takes",
    "easting": "Easting, metres",
    "northing": "Northing, metres",
    "units": "Units, always on duty",
    "standby": "Standby points, separated by semicolons",
    "rule": "Rule",
    "preempt": "An Immediate may take a unit on its way to a lower grade",
    "reserve": "Units held back for Immediates",
    "custody_probability": "Share of attendances with an arrest",
    "custody_minutes": "Minutes in custody",
    "end_of_shift_minutes": "Last minutes of a shift without new jobs below Immediate",
    "availability": "Share of rostered units present",
    "per_year": "Events a year",
    "calls": "Calls of each",
    "grade": "Grade",
    "per_hour": "Incidents an hour",
    "place": "Place",
    "bases": "Bases, separated by semicolons",
    "I_rural": "Immediate, in the country",
    **saying.GRADES,
}
LINES = {
    "demand.grades": "Share of each grade",
    "dispatch.units_needed": "Mean units sent to one incident",
    "behaviour.cancel_per_hour": "Waiting incidents that end by themselves, an hour",
    "behaviour.regrade_per_hour": "Waiting incidents that become Immediate, an hour",
}
OPTIONS = {
    "places": ("", "staffordshire"),
    "dist": ("", "lognormal", "exponential", "fixed"),
    "kind": ("", "calibrated", "fixed"),
    "rule": ("nearest-free", "fixed-preference"),
    "preempt": (building.YES, building.NO),
    "grade": tuple(saying.GRADES),
}


@dataclass(frozen=True, slots=True)
class Field:
    """One assumption: its path, its words, what is typed, and what is wrong with it."""

    path: str
    number: int
    label: str
    value: str
    options: tuple[str, ...]
    error: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the file, or a block of a list: its fields and their source."""

    where: str
    number: int
    title: str
    fields: tuple[Field, ...]
    source: str
    may_go: bool

    @property
    def has_place(self) -> bool:
        """Whether a postcode may be typed instead of coordinates."""
        return any(one.path.endswith("].easting") for one in self.fields)


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the form, and the button that adds to it."""

    key: str
    title: str
    lines: tuple[Line, ...]
    add: str


def sections(
    values: Mapping[str, str], sources: Mapping[str, str], wrong: Mapping[str, str]
) -> tuple[Section, ...]:
    """The form of these values; ``wrong`` is by path."""
    numbered = {path: number for number, path in enumerate(values)}
    fields = {path: _field(path, numbered[path], text, wrong) for path, text in values.items()}
    grouped: dict[str, list[Field]] = {}
    for path, one in fields.items():
        grouped.setdefault(building.line_of(path), []).append(one)
    found = []
    for key, title in SECTIONS.items():
        lines = [
            _line(where, number, tuple(group), sources.get(where, ""))
            for number, (where, group) in enumerate(grouped.items())
            if _section_of(where) == key
        ]
        if lines or key in ADDS or key == building.CLOCKS:
            found.append(Section(key, title, tuple(lines), ADDS.get(key, "")))
    return tuple(found)


def placed(faults: Iterable[str], paths: Iterable[str]) -> tuple[dict[str, str], list[str]]:
    """Each fault beside the field that it speaks of; those that speak of none apart."""
    known = list(paths)
    wrong: dict[str, str] = {}
    apart = []
    for fault in faults:
        where, _, said = fault.partition(": ")
        near = [one for one in known if one == where]
        near += [one for one in known if one.startswith((f"{where}.", f"{where}["))]
        near += [one for one in known if where.startswith(f"{one}.")]
        if near and said:
            wrong[near[0]] = f"{wrong[near[0]]}; {said}" if near[0] in wrong else said
        else:
            apart.append(fault)
    return wrong, apart


def _section_of(where: str) -> str:
    head = where.partition(".")[0].partition("[")[0]
    return head if head in SECTIONS else ""


def _field(path: str, number: int, text: str, wrong: Mapping[str, str]) -> Field:
    last = path.rpartition(".")[2]
    options = OPTIONS.get(last, ())
    if options and text not in options:
        options = (*options, text)
    return Field(path, number, _label(path, last), text, options, wrong.get(path, ""))


def _label(path: str, last: str) -> str:
    if ".units." in path:
        return f"Units, {last}"
    if path.startswith(f"{building.CLOCKS}."):
        return f"{last.capitalize()}: from; to"
    return LABELS.get(last, path)


def _line(where: str, number: int, fields: tuple[Field, ...], source: str) -> Line:
    head, _, rest = where.partition(".")
    title = LINES.get(where, "")
    if head == "service":
        title = saying.GRADES.get(rest, rest)
    if "[" in where:
        name = next((one.value for one in fields if one.path.endswith("].name")), "")
        title = name or f"{head.partition('[')[0].capitalize()} without a name yet"
    may_go = "[" in where or head == building.CLOCKS
    return Line(where, number, title, fields, source, may_go)
