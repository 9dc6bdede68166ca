"""What an analyst fills in to put a question to the simulator."""

from collections.abc import Mapping
from typing import Any, cast

from django import forms

from goldenhour.planning.rules import asking
from goldenhour.web.picks import ManyPicks

USUAL_REPLICATIONS = 20


class Question(forms.Form):
    """Which scenarios, how many replications, which seed."""

    first = forms.ChoiceField(
        label="Scenario A",
        help_text="Every other is compared with this one.",
        error_messages={"required": "Choose a scenario."},
    )
    others = forms.MultipleChoiceField(
        required=False,
        label="Compared with A",
        widget=ManyPicks,
    )
    replications = forms.IntegerField(
        label="Replications",
        initial=USUAL_REPLICATIONS,
        min_value=asking.REPLICATIONS.start,
        max_value=asking.REPLICATIONS.stop - 1,
        help_text="Four times as many halve the intervals.",
    )
    seed = forms.IntegerField(
        label="Seed",
        initial=1,
        min_value=0,
        max_value=asking.SEEDS.stop - 1,
        help_text="The same seed gives the same figures.",
    )

    def __init__(self, *given: Any, known: Mapping[str, str], **named: Any) -> None:
        super().__init__(*given, **named)
        choices = list(known.items())
        for name in ("first", "others"):
            cast(forms.ChoiceField, self.fields[name]).choices = choices

    def chosen(self) -> list[str]:
        """The scenarios by their keys, A first, none twice."""
        first = self.cleaned_data["first"]
        return list(dict.fromkeys([first, *self.cleaned_data["others"]]))
