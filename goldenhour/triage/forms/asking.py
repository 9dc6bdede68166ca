"""Asking: the fields of each kind of question, from an edition of THRIVE."""

from collections.abc import Callable, Iterator
from typing import Any

from django import forms

from goldenhour.rulebook.thrive import Question
from goldenhour.triage.forms.captions import CAPTIONS, LANGUAGES, SHORT
from goldenhour.triage.rules import readers
from goldenhour.web.picks import LevelPick, ManyPicks, OnePick

UNKNOWN = "unknown"
NOT_KNOWN = (UNKNOWN, "?")
PEOPLE_ROWS = range(1, 4)

Choices = list[tuple[str, str]]
YES_NO: Choices = [("yes", "Yes"), ("no", "No"), NOT_KNOWN]


def one(label: str, choices: Choices) -> forms.ChoiceField:
    if UNKNOWN not in dict(choices):
        choices = [*choices, NOT_KNOWN]
    return forms.ChoiceField(required=False, label=label, choices=choices, widget=OnePick)


def level(label: str, levels: Choices) -> forms.ChoiceField:
    choices = [NOT_KNOWN if code == UNKNOWN else (code, words) for code, words in levels]
    return forms.ChoiceField(required=False, label=label, choices=choices, widget=LevelPick)


def several(label: str, choices: Choices) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(required=False, label=label, choices=choices, widget=ManyPicks)


def text(label: str, longest: int = 4000) -> forms.CharField:
    return forms.CharField(required=False, label=label, max_length=longest)


Fields = Iterator[tuple[str, forms.Field]]


def fields(question: Question, factors: Choices) -> Fields:
    """The fields of one question; the plain kinds need one, the others a few."""
    name, label = question.id, CAPTIONS.get(question.id, question.ask)
    options: Choices = short(name, [(one.id, one.label) for one in question.options])
    choices = short(name, factors) if question.type == "factors" else options
    plain: dict[str, Callable[[], forms.Field]] = {
        "choice": lambda: one(label, options),
        "multi": lambda: several(label, [*choices, NOT_KNOWN]),
        "factors": lambda: several(label, [*choices, NOT_KNOWN]),
        "yesno": lambda: one(label, YES_NO),
    }
    if question.type in FIELDS_OF:
        return FIELDS_OF[question.type](name, label, factors)
    return iter([(name, plain.get(question.type, lambda: text(label))())])


def _repeats(name: str, label: str, factors: Choices) -> Fields:
    yield name, one(label, YES_NO)
    yield f"{name}_count", _whole("How often")


def _deadline(name: str, label: str, factors: Choices) -> Fields:
    yield name, one(label, [("nothing", "Nothing"), ("by", "Yes, by")])
    yield f"{name}_at", _moment("By")


def _comms(name: str, label: str, factors: Choices) -> Fields:
    yield f"{name}_can_speak", one("Can speak freely", YES_NO)
    yield f"{name}_safe_to_call_back", one("Safe to ring back", YES_NO)
    yield f"{name}_language", LanguageField(required=False, label="Language", max_length=35)


class LanguageField(forms.CharField):
    """A language: its tag, or its name as it is said ("Polish"). Others are kept as typed."""

    def to_python(self, value: Any) -> str:
        said = str(value or "").strip()
        return LANGUAGES.get(said.casefold(), said)

    def clean(self, value: Any) -> str:
        """The tag of BCP 47. Raises ValidationError where a name is none we know."""
        tag = str(super().clean(value))
        faults: list[Any] = []
        readers.language(tag, "language", faults)
        if faults:
            raise forms.ValidationError("We know no tag for it. Type a tag such as pl or cy.")
        return tag


def _people(name: str, label: str, factors: Choices) -> Fields:
    yield name, one(label, [("nobody", "Nobody else"), ("somebody", "Somebody")])
    safe: Choices = [("", "Safe?"), ("yes", "Safe"), ("no", "Not safe")]
    known: Choices = [("", "Vulnerability"), *factors]
    for row in PEOPLE_ROWS:
        yield f"{name}_{row}_age", _blank(_whole(f"Age {row}"))
        yield f"{name}_{row}_relation", _blank(text(f"Who {row}", longest=60))
        yield f"{name}_{row}_factors", listed(f"Vulnerable {row}", known)
        yield f"{name}_{row}_safe", listed(f"Safe {row}", safe)


FIELDS_OF: dict[str, Callable[[str, str, Choices], Fields]] = {
    "yesno_count": _repeats,
    "deadline": _deadline,
    "comms": _comms,
    "people": _people,
}


def short(name: str, choices: Choices) -> Choices:
    """The same choices in words short enough for one line of quick picks."""
    return [(code, SHORT.get((name, code), label)) for code, label in choices]


def listed(label: str, choices: Choices) -> forms.ChoiceField:
    return forms.ChoiceField(required=False, label=label, choices=choices)


def _blank(field: forms.Field) -> forms.Field:
    """A blank placeholder: by it the stylesheet tells an empty row from one that is begun."""
    field.widget.attrs["placeholder"] = " "
    return field


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
