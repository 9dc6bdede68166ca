"""Plain English: what the public form says can be read by a child of fourteen in a hurry.

Every sentence of its pages, questions, choices and refusals: at most 20 words, no word of the
trade, and a reading grade of 9 at most (Flesch and Kincaid's formula, with our own count of
syllables; it is a gate for drift, and no proof that somebody in distress understands).
"""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django import forms

from goldenhour.desks.report.forms import PAGES, Send
from goldenhour.desks.report.sending import THANKS

PAGES_OF_THE_FORM = Path(__file__).resolve().parents[2] / "goldenhour/desks/templates/desks/report"
LONGEST_SENTENCE, HIGHEST_GRADE = 20, 9.0
BANNED = {
    "aforementioned", "alleged", "assailant", "commence", "complainant", "enquiries", "evidential",
    "incident", "ip", "nfa", "offender", "oic", "perpetrator", "proceed", "pursuant", "suspect",
    "thrive", "triage", "utilise", "vulnerable", "witness statement",
}  # fmt: skip
NOT_SAID = re.compile(r"\{#.*?#\}|\{%.*?%\}|<(script|style).*?</\1>", re.DOTALL)
BLOCK = re.compile(r"</?(?:p|li|h\d|dt|dd|a class|button|summary|label|title|div|section)[^>]*>")


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text, without what is no word."""
    for one in re.split(r"(?<=[.!?:])\s+|\n", text):
        if re.search(r"[A-Za-z]{2}", one):
            yield " ".join(one.split())


def said_by_templates() -> Iterator[str]:
    for path in sorted(PAGES_OF_THE_FORM.glob("*.html")):
        text = BLOCK.sub("\n", NOT_SAID.sub(" ", path.read_text(encoding="utf-8")))
        text = re.sub(r"\{\{.*?\}\}", "1", re.sub(r"<[^>]+>", "", text))
        for line in text.splitlines():
            yield from sentences(unescape(line))


def said_by_forms() -> Iterator[str]:
    for page in PAGES.values():
        yield from (page.title, page.short, *sentences(page.hint))
        for field in page.base_fields.values():
            yield from said_by(field)
    yield from sentences(THANKS)
    refused = Send({"leave_empty": "x"})
    yield from sentences(str(refused.errors["leave_empty"][0]))


def said_by(field: forms.Field) -> Iterator[str]:
    yield from sentences(f"{field.label}\n{field.help_text}")
    ours = ("required", "max_length", "invalid_choice", "null_characters_not_allowed")
    for code in ours:
        if message := field.error_messages.get(code):
            yield from sentences(str(message).replace("%(limit_value)d", "120"))
    if isinstance(field, forms.ChoiceField):
        choices: Any = field.choices
        yield from (str(label) for _, label in choices)


def words_of(text: str) -> list[str]:
    return re.findall(r"[A-Za-z]+(?:['\u2019-][A-Za-z]+)*|\d+", text)


def syllables(word: str) -> int:
    """Groups of vowels, without a silent e at the end; one at least."""
    plain = re.sub(r"(?:[^laeiouy]es|[^l]e|[^td]ed)$", "", word.lower()) or word
    return max(1, len(re.findall(r"[aeiouy]+", plain)))


def grade(said: list[str]) -> float:
    words = [word for one in said for word in words_of(one)]
    per_sentence = len(words) / len(said)
    return 0.39 * per_sentence + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def faults(said: list[str]) -> list[str]:
    """What is not plain, in words."""
    found = [
        f"{len(words_of(one))} words: {one}"
        for one in said
        if len(words_of(one)) > LONGEST_SENTENCE
    ]
    for one in said:
        spoken = " ".join(words_of(one)).lower()
        found += [f"{word}: {one}" for word in BANNED if re.search(rf"\b{word}\b", spoken)]
    if said and grade(said) > HIGHEST_GRADE:
        found.append(f"reading grade {grade(said):.1f}")
    return found


SAID = [*said_by_templates(), *said_by_forms()]


def test_the_whole_form_is_read() -> None:
    assert "Tell us what happened" in SAID
    assert "You cannot speak?" in SAID
    assert "Choose when it happened." in SAID
    assert len(SAID) > 150


def test_the_form_speaks_plainly() -> None:
    assert faults(SAID) == []


@pytest.mark.parametrize(
    "text",
    [
        "The perpetrator left.",
        "There are evidential difficulties.",
        " ".join(["we"] * 21),
        "Organisational considerations necessitate administrative notification.",
    ],
)
def test_what_is_not_plain_is_found(text: str) -> None:
    assert faults(list(sentences(text)))
