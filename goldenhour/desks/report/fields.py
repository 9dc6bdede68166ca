"""The fields of the public form: one line, many words, one answer, some answers.

Each says its own refusals in plain words. Nothing is stripped: what was typed is kept.
"""

from django import forms

from goldenhour.contact.rules import LONGEST_TEXT

NOT_KEPT = "This holds a sign that no record can keep. Delete it and try again."


def line(label: str, longest: int, hint: str = "", **attrs: str) -> forms.CharField:
    """A text of one line."""
    message = {
        "max_length": "This is too long. Keep it under %(limit_value)d letters.",
        "null_characters_not_allowed": NOT_KEPT,
    }
    return forms.CharField(
        required=False,
        label=label,
        help_text=hint,
        max_length=longest,
        strip=False,
        error_messages=message,
        widget=forms.TextInput(attrs=attrs),
    )


def words(label: str, hint: str = "", needed: str = "") -> forms.CharField:
    """A text of as many lines as they want; ``needed`` says why one is asked for."""
    return forms.CharField(
        required=bool(needed),
        label=label,
        help_text=hint,
        max_length=LONGEST_TEXT,
        strip=False,
        error_messages={
            "required": needed,
            "null_characters_not_allowed": NOT_KEPT,
            "max_length": f"This is longer than {LONGEST_TEXT:,} letters. Make it shorter.",
        },
        widget=forms.Textarea(attrs={"rows": 6}),
    )


def one(label: str, choices: list[tuple[str, str]], needed: str = "") -> forms.ChoiceField:
    """One answer out of a few; ``needed`` says why one is asked for."""
    return forms.ChoiceField(
        required=bool(needed),
        label=label,
        choices=choices,
        error_messages={"required": needed, "invalid_choice": "Choose one of the answers."},
        widget=forms.RadioSelect,
    )


def some(label: str, choices: list[tuple[str, str]]) -> forms.MultipleChoiceField:
    """Any of a few answers, or none."""
    return forms.MultipleChoiceField(
        required=False,
        label=label,
        choices=choices,
        error_messages={"invalid_choice": "Choose from the answers."},
        widget=forms.CheckboxSelectMultiple,
    )
