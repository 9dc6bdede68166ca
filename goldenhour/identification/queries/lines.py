"""Lines: which statements stand together as one, and how sure it is that they are the subject.

An officer's claim goes before every weight. Statements that nobody linked stand in one line
where full name and whole date of birth are the same, or where the engine is all but certain and
nothing contradicts; they never join a person's line, for to say "it is them" of that line would
link what nobody looked at. Probable is one at most, with their other statements: where another
weighs nearly as much (twins, father and son of one name) both are offered side by side.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from goldenhour.identification.queries.gathered import Gathered
from goldenhour.identification.queries.rows import Stated
from goldenhour.identification.rules.weighing import LEAD, Weighed
from goldenhour.linkage import names

SURE = 0.99  # from which two statements stand in one line: ours, conf P
COMPARED = 12  # lines that are compared with each other, the heaviest first
LISTED = ("phone", "email", "uprn", "address")  # kinds of key that stand among the codes


@dataclass(frozen=True)
class Line:
    """Statements that stand together, the newest first, and how sure it is that it is them."""

    rows: list[Stated]
    person: int | None
    level: str
    weighed: Weighed | None  # of the statement that fits best
    best: Stated
    kinds: frozenset[str] = frozenset()
    is_said: bool = False  # an officer said so

    @property
    def bits(self) -> float:
        """What it weighs; less than anything where nobody weighed it."""
        return self.weighed.bits if self.weighed else float("-inf")

    @property
    def because(self) -> tuple[str, ...]:
        """Why, in words."""
        return self.weighed.because if self.weighed else ()

    @property
    def codes(self) -> tuple[str, ...]:
        """Why, in codes: the kinds of key they share, then the levels of the comparisons."""
        shared = tuple(kind for kind in LISTED if kind in self.kinds)
        return (*shared, *(self.weighed.codes if self.weighed else ()))


def lines(found: Gathered) -> list[Line]:
    """Whoever may be the subject, the heaviest first; whoever was dismissed is left out."""
    every = [_line(found, rows) for rows in grouped(found, found.stated)]
    likely = sorted(
        (one for one in every if one.level != "none"), key=lambda one: (-one.bits, one.best.id)
    )
    return _settled(found, _joined(found, likely))


def grouped(found: Gathered, rows: Iterable[Stated]) -> list[list[Stated]]:
    """The statements of one person, and those of one full name and date of birth, together."""
    groups: dict[tuple[object, ...], list[Stated]] = defaultdict(list)
    for row in rows:
        groups[_whose(found, row)].append(row)
    return list(groups.values())


def _whose(found: Gathered, row: Stated) -> tuple[object, ...]:
    """What makes two statements stand in one line before anything is weighed."""
    if person := found.standing.person_of.get(row.first):
        return ("person", person)
    given, surname = names.key(row.said.given_name), names.key(row.said.surname)
    born = row.said.birth(on=row.said_at.date()).on if given and surname else None
    return (given, surname, born) if born else ("first", row.first)


def _line(found: Gathered, rows: list[Stated]) -> Line:
    """The line with its level, before it is compared with others."""
    weighed = [(found.scales.weigh(row.record), row) for row in rows if found.is_weighed(row)]
    weight, best = max(weighed, key=lambda one: one[0].bits, default=(None, rows[0]))
    person = found.standing.person_of.get(rows[0].first)
    level = weight.level if weight else "none"
    kinds = frozenset(kind for row in rows for kind in found.kinds.get(row.id, ()))
    line = Line(rows, person, level, weight, best, kinds)
    if person is not None and person == found.person:
        return replace(line, level="confirmed", is_said=True)
    if found.first is None:
        return line
    if any(found.standing.dismissed(found.first, row.first) for row in rows):
        return replace(line, level="none")
    if person is not None and (found.first, person) in found.standing.probable:
        return replace(line, level="probable", is_said=True)
    return line


def _joined(found: Gathered, ranked: list[Line]) -> list[Line]:
    """Lines that nobody linked and that are all but certainly one, made one."""
    kept: list[list[Line]] = []
    for line in ranked[:COMPARED]:
        home = next((group for group in kept if _belongs(found, line, group)), None)
        if home is None:
            kept.append([line])
        else:
            home.append(line)
    return [*(_as_one(group) for group in kept), *ranked[COMPARED:]]


def _belongs(found: Gathered, line: Line, group: list[Line]) -> bool:
    everyone = [line, *group]
    if any(one.person is not None or one.is_said for one in everyone):
        return False
    return all(_is_one(found, line, other, SURE) for other in group)


def _is_one(found: Gathered, one: Line, other: Line, chance: float = 0.0) -> bool:
    """Whether two lines are probably one person, and nobody said that they are not."""
    if one.person is not None and other.person is not None:
        return one.person == other.person
    if found.standing.dismissed(one.best.first, other.best.first):
        return False
    weighed = found.scales.between(one.best.record, other.best.record)
    return weighed.level == "probable" and weighed.probability >= chance


def _as_one(group: list[Line]) -> Line:
    if len(group) == 1:
        return group[0]
    rows = sorted(
        (row for line in group for row in line.rows),
        key=lambda row: (row.said_at, row.id),
        reverse=True,
    )
    kinds = frozenset[str]().union(*(line.kinds for line in group))
    return replace(group[0], rows=rows, kinds=kinds)  # the first is the heaviest


def _settled(found: Gathered, ranked: list[Line]) -> list[Line]:
    """One probable at most: the surest, where it leads; and what else they stated."""
    first = next((one for one in ranked if one.level == "confirmed"), None)
    likely = [one for one in ranked if one.level == "probable" and not one.is_said]
    if first is None and likely:
        near = [one for one in likely[1:] if likely[0].bits - one.bits < LEAD]
        if all(_is_one(found, likely[0], one) for one in near):
            first = likely[0]
    held = [
        id(one)
        for one in likely
        if first is None or (one is not first and not _is_one(found, first, one))
    ]
    return [replace(one, level="possible") if id(one) in held else one for one in ranked]
