"""The facts of THRIVE as the call form sends them. Shape only; the meaning is in rules.

The fields are made from the edition of the questions in force, so a new edition is a new
form. What was not touched stays absent: an absent answer was not asked, ``unknown`` was
asked and not known, and neither is ever read as safe. Nothing is preset.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any

from django import forms

from goldenhour.journal.numbers import LONDON
from goldenhour.rulebook.control_room import ControlRoom
from goldenhour.rulebook.thrive import Question

UNKNOWN = "unknown"
NOT_KNOWN = (UNKNOWN, "Not known")
PEOPLE_ROWS = range(1, 4)

Choices = list[tuple[str, str]]
YES_NO: Choices = [("yes", "Yes"), ("no", "No"), NOT_KNOWN]


class Thrive(forms.Form):
    """One field, or a few, for each question of the edition; levels beside them."""

    def __init__(self, book: ControlRoom, *args: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        self.book = book
        self.factors: Choices = [(one.id, one.label) for one in book.vulnerability.factor]
        types: Choices = [(one.id, one.label) for one in book.thrive.incident_type]
        self.fields["incident_type"] = forms.ChoiceField(
            label="Type", choices=[("", "Choose…"), *types]
        )
        for question in book.thrive.question:
            for name, field in _fields(question, self.factors):
                self.fields[name] = field
        heard: Choices = [(one.id, one.label) for one in book.thrive.observation]
        self.fields["observed"] = _several("Heard or seen", heard)
        for element in book.thrive.element:
            levels: Choices = [(one.id, one.label) for one in book.thrive.level]
            self.fields[f"level_{element.key}"] = _one(element.name.capitalize(), levels)
            self.fields[f"level_{element.key}_why"] = forms.CharField(
                required=False, label=f"Why this level of {element.name}?", max_length=2000
            )

    def answers(self) -> dict[str, Any]:
        """What was asked and what was said, in the form of contracts/triage.md."""
        found = ((question.id, self._answer(question)) for question in self.book.thrive.question)
        return {name: value for name, value in found if value is not ABSENT}

    def observed(self) -> list[str]:
        """What the handler heard or saw."""
        return list(self.cleaned_data.get("observed") or [])

    def levels(self) -> dict[str, dict[str, str]]:
        """The handler's own judgement of each element, where one was given."""
        said = self.cleaned_data
        return {
            element.key: {
                "level": said[f"level_{element.key}"],
                "why": said[f"level_{element.key}_why"],
            }
            for element in self.book.thrive.element
            if said.get(f"level_{element.key}")
        }

    def _answer(self, question: Question) -> Any:
        return READ[question.type](self.cleaned_data, question.id)


class _Absent:
    """Not asked."""


ABSENT = _Absent()
Said = Mapping[str, Any]


def _one(label: str, choices: Choices) -> forms.ChoiceField:
    if UNKNOWN not in dict(choices):
        choices = [*choices, NOT_KNOWN]
    return forms.ChoiceField(required=False, label=label, choices=choices, widget=forms.RadioSelect)


def _several(label: str, choices: Choices) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        required=False, label=label, choices=choices, widget=forms.CheckboxSelectMultiple
    )


def _text(label: str, longest: int = 4000) -> forms.CharField:
    return forms.CharField(required=False, label=label, max_length=longest)


Fields = Iterator[tuple[str, forms.Field]]


def _fields(question: Question, factors: Choices) -> Fields:
    """The fields of one question; the plain kinds need one, the others a few."""
    name, label = question.id, question.ask
    options: Choices = [(one.id, one.label) for one in question.options]
    several = factors if question.type == "factors" else options
    plain: dict[str, Callable[[], forms.Field]] = {
        "choice": lambda: _one(label, options),
        "multi": lambda: _several(label, [*several, NOT_KNOWN]),
        "factors": lambda: _several(label, [*several, NOT_KNOWN]),
        "yesno": lambda: _one(label, YES_NO),
    }
    if question.type in FIELDS_OF:
        return FIELDS_OF[question.type](name, label, factors)
    return iter([(name, plain.get(question.type, lambda: _text(label))())])


def _repeats(name: str, label: str, factors: Choices) -> Fields:
    yield name, _one(label, YES_NO)
    yield f"{name}_count", _whole("How often before?")


def _deadline(name: str, label: str, factors: Choices) -> Fields:
    yield name, _one(label, [("nothing", "Nothing"), ("by", "Something, by")])
    yield f"{name}_at", _moment("By when?")


def _comms(name: str, label: str, factors: Choices) -> Fields:
    yield f"{name}_can_speak", _one("Can the caller speak freely?", YES_NO)
    yield f"{name}_safe_to_call_back", _one("Is it safe to call back?", YES_NO)
    yield f"{name}_language", _text("Language", longest=35)


def _people(name: str, label: str, factors: Choices) -> Fields:
    yield name, _one(label, [("nobody", "Nobody"), ("somebody", "Somebody")])
    safe: Choices = [("", "Safe? Not known"), ("yes", "Safe"), ("no", "Not safe")]
    known: Choices = [("", "No vulnerability known"), *factors]
    for row in PEOPLE_ROWS:
        yield f"{name}_{row}_age", _whole(f"Age of person {row}")
        yield f"{name}_{row}_relation", _text(f"Who person {row} is", longest=60)
        yield f"{name}_{row}_factors", _listed(f"Vulnerability of person {row}", known)
        yield f"{name}_{row}_safe", _listed(f"Is person {row} safe?", safe)


FIELDS_OF: dict[str, Callable[[str, str, Choices], Fields]] = {
    "yesno_count": _repeats,
    "deadline": _deadline,
    "comms": _comms,
    "people": _people,
}


def _listed(label: str, choices: Choices) -> forms.ChoiceField:
    return forms.ChoiceField(required=False, label=label, choices=choices)


def _whole(label: str) -> forms.IntegerField:
    return forms.IntegerField(
        required=False, label=label, min_value=0, max_value=999, widget=forms.TextInput
    )


def _moment(label: str) -> forms.DateTimeField:
    return forms.DateTimeField(
        required=False,
        label=label,
        input_formats=["%Y-%m-%dT%H:%M", "%d/%m/%Y %H:%M", "%d.%m.%Y %H:%M"],
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}),
    )


def _read_one(said: Said, name: str) -> Any:
    return said.get(name) or ABSENT


def _read_several(said: Said, name: str) -> Any:
    picked = said.get(name) or []
    if not picked:
        return ABSENT
    known = [code for code in picked if code != UNKNOWN]
    return known or UNKNOWN


def _read_count(said: Said, name: str) -> Any:
    answer = said.get(name)
    if not answer or answer == UNKNOWN:
        return answer or ABSENT
    count = said.get(f"{name}_count")
    return {"answer": answer} | ({} if count is None else {"count": count})


def _read_deadline(said: Said, name: str) -> Any:
    answer, at = said.get(name), said.get(f"{name}_at")
    if isinstance(at, datetime) and answer in ("", "by", None):
        return at.astimezone(LONDON).isoformat()
    if answer == "nothing":
        return None
    return UNKNOWN if answer in ("by", UNKNOWN) else ABSENT


def _read_people(said: Said, name: str) -> Any:
    rows = [person for row in PEOPLE_ROWS if (person := _person(said, f"{name}_{row}"))]
    if rows:
        return rows
    return {"nobody": [], "somebody": UNKNOWN, UNKNOWN: UNKNOWN}.get(said.get(name, ""), ABSENT)


def _person(said: Said, row: str) -> dict[str, Any]:
    age, relation = said.get(f"{row}_age"), said.get(f"{row}_relation")
    factor, safe = said.get(f"{row}_factors"), said.get(f"{row}_safe")
    person: dict[str, Any] = {}
    if age is not None:
        person["age"] = age
    if relation:
        person["relation"] = relation
    if factor:
        person["factors"] = [factor]
    if safe:
        person["safe"] = safe == "yes"
    return person


def _read_comms(said: Said, name: str) -> Any:
    known = {"yes": True, "no": False, UNKNOWN: None}
    found: dict[str, Any] = {
        part: known[answer]
        for part in ("can_speak", "safe_to_call_back")
        if (answer := said.get(f"{name}_{part}"))
    }
    if language := said.get(f"{name}_language"):
        found["language"] = language
    return found or ABSENT


READ: dict[str, Callable[[Said, str], Any]] = {
    "choice": _read_one,
    "multi": _read_several,
    "factors": _read_several,
    "yesno": _read_one,
    "yesno_count": _read_count,
    "deadline": _read_deadline,
    "people": _read_people,
    "comms": _read_comms,
    "location": _read_one,
    "text": _read_one,
    "verbatim": _read_one,
}
