"""Picks: one answer or several, as real radio buttons or tick boxes drawn as quick picks.

Digits 1 to 9 choose, ? is ``unknown``. A blank option is not drawn: nothing chosen means not
asked. All options of a group are drawn by one template, which a call screen has 30 of.
"""

from django import forms


class OnePick(forms.RadioSelect):
    """A question with one answer."""

    template_name = "web/picks.html"


class ManyPicks(forms.CheckboxSelectMultiple):
    """A question with several answers."""

    template_name = "web/picks.html"
