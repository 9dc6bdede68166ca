"""The case file: the facts seen at a moment, in order, with who held which role when.

Source: the case-file contract: order of judgement is ``at``, ``recorded_at``, ``id``; facts
recorded after the moment are not seen; voids act from the beginning; an act's role is the
latest ``staff.role`` at or before it; the officer in the case is whom it was last allocated
to. A CaseFile is frozen: the same facts in any order make the same file.
"""

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import datetime
from functools import cached_property
from operator import attrgetter
from typing import TypeVar, cast

from goldenhour.investigation.rules.facts import Fact
from goldenhour.investigation.rules.facts.case import CaseAllocated, CaseReported, StaffRole
from goldenhour.investigation.rules.facts.fields import Data
from goldenhour.investigation.rules.voiding import standing

D = TypeVar("D", bound=Data)
T = TypeVar("T")
H = TypeVar("H", bound=Hashable)

SUPERVISORS = frozenset({"sergeant", "inspector", "superintendent"})
INSPECTORS = frozenset({"inspector", "superintendent"})
_ORDER = attrgetter("at", "recorded_at", "id")
_BEGINNING: Sequence[Fact[Data]] = ()


class CaseFile:
    """The standing facts of one case as seen at ``as_of`` (UTC)."""

    def __init__(self, case: str, facts: Iterable[Fact[Data]], as_of: datetime) -> None:
        seen = sorted((f for f in facts if f.recorded_at <= as_of), key=_ORDER)
        # A case all of whose facts were voided was begun all the same.
        self.was_begun = bool(seen)
        self._hold(case, tuple(standing(seen)), as_of)

    def _hold(self, case: str, facts: tuple[Fact[Data], ...], as_of: datetime) -> None:
        self.case = case
        self.as_of = as_of
        self.facts = facts
        self._worked_out: dict[Hashable, object] = {}
        self._of: dict[type[Data], list[Fact[Data]]] = {}
        for fact in facts:
            self._of.setdefault(type(fact.data), []).append(fact)

    def seen_at(self, moment: datetime) -> "CaseFile":
        """The file as it lay there at an earlier moment; what was voided since stays out."""
        earlier = CaseFile.__new__(CaseFile)
        seen = tuple(f for f in self.facts if f.recorded_at <= moment)
        earlier.was_begun = bool(seen)
        earlier._hold(self.case, seen, moment)
        return earlier

    def worked_out(self, work_out: "Callable[[CaseFile], T]") -> T:
        """What a function finds in this file, worked out once: neither file nor facts change."""
        if work_out not in self._worked_out:
            self._worked_out[work_out] = work_out(self)
        return cast("T", self._worked_out[work_out])

    def worked_out_by(self, policy: H, work_out: "Callable[[CaseFile, H], T]") -> T:
        """The same for a function that also needs a policy."""
        asked = (work_out, policy)
        if asked not in self._worked_out:
            self._worked_out[asked] = work_out(self, policy)
        return cast("T", self._worked_out[asked])

    def of(self, shape: type[D]) -> Sequence[Fact[D]]:
        """The facts of one type, in order of judgement."""
        return cast("Sequence[Fact[D]]", self._of.get(shape, _BEGINNING))

    def of_any(self, *shapes: type[D]) -> list[Fact[D]]:
        """The facts of several types, in order of judgement."""
        held = [self.of(shape) for shape in shapes if shape in self._of]
        found = [fact for facts in held for fact in facts]
        return sorted(found, key=_ORDER) if len(held) > 1 else found

    def has(self, *shapes: type[Data]) -> bool:
        return any(shape in self._of for shape in shapes)

    @cached_property
    def _roles(self) -> dict[str, tuple[list[datetime], list[str]]]:
        roles: dict[str, tuple[list[datetime], list[str]]] = {}
        for fact in self.of(StaffRole):
            moments, names = roles.setdefault(fact.data.staff, ([], []))
            moments.append(fact.at)
            names.append(fact.data.role)
        return roles

    def role_of(self, staff: str, at: datetime) -> str | None:
        """The role somebody held at a moment, or None where the file does not say."""
        moments, names = self._roles.get(staff, ([], []))
        index = bisect_right(moments, at)
        return names[index - 1] if index else None

    def officer_in_case(self, at: datetime) -> str | None:
        """Whom the case was last allocated to at that moment, or None before that."""
        given = [fact.data.to for fact in self.of(CaseAllocated) if fact.at <= at]
        return given[-1] if given else None

    def is_supervisor(self, staff: str, at: datetime) -> bool:
        return self.role_of(staff, at) in SUPERVISORS

    def is_independent(self, staff: str, at: datetime) -> bool:
        """A supervisor who is not the officer in the case at that moment."""
        return self.is_supervisor(staff, at) and self.officer_in_case(at) != staff

    @property
    def is_high_harm(self) -> bool:
        """As reported last; a file that does not say is watched as one of high harm."""
        reports = self.of(CaseReported)
        return not reports or reports[-1].data.harm == "high"

    def flag(self, name: str) -> bool | None:
        """A flag of the latest report that says it, or None where none does."""
        said = [getattr(f.data, name) for f in self.of(CaseReported)]
        return next((value for value in reversed(said) if isinstance(value, bool)), None)
