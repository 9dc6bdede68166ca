"""The form of a call back: were they reached, and what is to be known of it."""

from django import forms

from goldenhour.web.picks import OnePick


class RungBack(forms.Form):
    """What came of ringing somebody back. Nothing is preset."""

    reached = forms.ChoiceField(
        label="Reached?",
        widget=OnePick,
        choices=[("yes", "Reached"), ("no", "Not reached")],
        error_messages={"required": "Say whether they were reached."},
    )
    note = forms.CharField(
        required=False,
        label="Note",
        max_length=4000,
        strip=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
