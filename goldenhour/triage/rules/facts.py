"""Facts: what the answers, observations and history of one contact mean, read once.

Everything the criteria, flags and advice ask for is worked out here, so that "now", "a weapon"
or "harm can reach them" means the same everywhere. What is not known stays None, and None never
makes a fact safe. Readings where the contract leaves a choice, each taken for the safer side:

* An empty `h_kind` names no kind of harm: harm can reach them, and danger now may be physical.
* A marker counts wherever it stands, on the contact or on a household member, except where a
  criterion asks for a match: there a member's markers count through the member.
* A factor counts for `hate_crime`, `exploitation_possible` and the children's flags wherever it
  stands: on the caller or victim, somebody at risk, or a member of the household.
* `match` not given is probable where `history` has a marker or an earlier crime, else none.
"""

from collections.abc import Iterable
from datetime import timedelta
from typing import TypeVar

from goldenhour.triage.rules.shape import UNKNOWN, Comms, Contact, Deadline, Person, Repeat

BASICS = ("t_now", "t_source", "h_level", "h_medical")
"""Without these four nothing slower than P is proposed."""

HERE = ("present", "nearby")
GONE = ("gone_unlikely", "no_suspect")
WEAPONS = ("firearm", "blade", "other_weapon")
GRAVE = ("serious", "life_threatening")
LIKELY = ("likely", "certain_or_happening")
DOMESTIC = ("partner", "ex_partner", "family")
PERSONAL_HARM = frozenset(("physical", "sexual", "psychological"))
ABUSE_MARKERS = ("marac", "court_order", "code_word")
NUISANCE = "nuisance"

Answer = TypeVar("Answer")

Found = list[str]
"""The facts that make a criterion hold, as `t_now=in_progress`; empty where it does not."""


class Facts:
    """One contact, read for its meaning. Made once, then only asked."""

    def __init__(self, contact: Contact, *, perishable_hours: int) -> None:
        self.contact = contact
        self.answers = contact.answers
        self.history = contact.history
        self.observed = frozenset(contact.observed)
        self.types = (contact.incident_type, *contact.also_types)
        self._read_threat()
        self._read_harm()
        self._read_people()
        self._read_history()
        self._read_deadline(timedelta(hours=perishable_hours))

    def _read_threat(self) -> None:
        self.t_now = self.choice("t_now")
        self.t_source = self.choice("t_source")
        self.is_now = self.t_now == "in_progress"
        self.has_just_ended = self.t_now == "just_ended_lt_60m"
        self.is_source_here = self.t_source in HERE
        self.weapons = [each for each in self.many("t_means") if each in WEAPONS]
        self.is_domestic = self.choice("t_relationship") in DOMESTIC

    def _read_harm(self) -> None:
        self.h_level = self.choice("h_level")
        self.is_grave = self.h_level in GRAVE
        self.is_likely = self.choice("r_likelihood") in LIKELY
        self.is_crime = self.choice("i_crime") == "yes"
        self.kinds = self.many("h_kind")
        is_impersonal = bool(self.kinds) and PERSONAL_HARM.isdisjoint(self.kinds)
        self.can_harm_reach = not (is_impersonal and self.t_source in GONE)

    def _read_people(self) -> None:
        self.factors = self.many("v_factors")
        self.household = self.people("v_household")
        self.at_risk = self.people("t_who")
        factors = [*self.factors]
        for person in (*self.household, *self.at_risk, *self.history.household):
            factors += person.factors
        self.all_factors = frozenset(factors)
        self.vulnerable_members = vulnerable_people("v_household", self.household)
        self.vulnerable_at_risk = vulnerable_people("t_who", self.at_risk)
        path = "history.household"
        self.vulnerable_on_record = vulnerable_people(path, self.history.household)
        self.comms = self._as(Comms, "v_comms") or Comms()
        self.repeat = self._as(Repeat, "v_repeat")
        self.is_repeat = self.repeat is not None and self.repeat.is_repeat

    def _read_history(self) -> None:
        history = self.history
        self.markers = history.markers
        found = "probable" if history.markers or history.crimes_12m else "none"
        self.match = history.match or found
        self.is_matched = self.match != "none"
        marked = [*self.markers]
        for member in history.household:
            marked += member.markers
        self.all_markers = frozenset(marked) - {NUISANCE}

    def _read_deadline(self, soon: timedelta) -> None:
        self.perishable = self._as(Deadline, "i_perishable")
        # Subtracted, not added: a moment near the end of the calendar has no tomorrow.
        received_at = self.contact.received_at
        self.is_lost_soon = bool(self.perishable and self.perishable.at - received_at <= soon)

    def choice(self, question: str) -> str | None:
        """The option answered, or None where it is not known."""
        answer = self.answers.get(question)
        return answer if isinstance(answer, str) and answer != UNKNOWN else None

    def many(self, question: str) -> tuple[str, ...]:
        answer = self.answers.get(question)
        return answer if isinstance(answer, tuple) else ()

    def people(self, question: str) -> tuple[Person, ...]:
        answer = self.answers.get(question)
        return answer if isinstance(answer, tuple) else ()

    def _as(self, kind: type[Answer], question: str) -> Answer | None:
        answer = self.answers.get(question)
        return answer if isinstance(answer, kind) else None

    def said(self, question: str) -> str:
        """`t_now=earlier`, `t_now=unknown`, or `t_now=absent` where it was not asked."""
        return f"{question}={self.answers.get(question) or 'absent'}"

    def named(self, question: str, chosen: Iterable[str]) -> Found:
        return [f"{question}={each}" for each in chosen]

    def noticed(self, *observations: str) -> Found:
        """Which of these were observed."""
        if not self.observed or self.observed.isdisjoint(observations):
            return []
        return [f"observed={each}" for each in observations if each in self.observed]

    def marked(self, *markers: str) -> Found:
        """Which of these markers stand in the history, on the contact or a household member."""
        if not self.all_markers or self.all_markers.isdisjoint(markers):
            return []
        found = [f"history.markers={each}" for each in self.markers if each in markers]
        for index, member in enumerate(self.history.household):
            path = f"history.household[{index}].markers"
            found += [f"{path}={each}" for each in member.markers if each in markers]
        return found

    def perishing(self) -> Found:
        return [f"i_perishable={self.perishable.text}"] if self.perishable else []

    def repeated(self) -> Found:
        """What the caller said of it having happened before."""
        if self.repeat is None or not self.repeat.is_repeat:
            return []
        said = ["v_repeat=yes"] if self.repeat.answer == "yes" else []
        return said + ([f"v_repeat.count={self.repeat.count}"] if self.repeat.count else [])

    def is_known(self, question: str) -> bool:
        return self.answers.get(question) not in (None, UNKNOWN)

    def reach(self) -> Found:
        """Why harm can, or cannot, reach them."""
        if not self.can_harm_reach:
            return [self.said("t_source"), *self.named("h_kind", self.kinds)]
        found = [] if self.t_source in GONE else [self.said("t_source")]
        personal = [each for each in self.kinds if each in PERSONAL_HARM]
        if not self.kinds:
            found.append("h_kind=[]" if self.answers.get("h_kind") == () else self.said("h_kind"))
        return found + self.named("h_kind", personal)


def vulnerable_people(path: str, people: Iterable[Person]) -> Found:
    """What makes anybody of a list vulnerable."""
    found: Found = []
    for index, person in enumerate(people):
        found += vulnerable_person(f"{path}[{index}]", person)
    return found


def vulnerable_person(path: str, person: Person) -> Found:
    """What makes one person vulnerable: age, factors, markers, or not being safe."""
    found: Found = []
    if person.age is not None and not 18 <= person.age < 65:
        found.append(f"{path}.age={person.age}")
    if person.factors:
        found += [f"{path}.factors={each}" for each in person.factors]
    if person.markers:
        found += [f"{path}.markers={each}" for each in person.markers if each != NUISANCE]
    if person.safe is False:
        found.append(f"{path}.safe=false")
    return found
