"""Text as it is kept: verbatim, and refused beside its field where no record can hold it."""

from goldenhour.contact import rules
from goldenhour.contact.models import Contact
from goldenhour.journal.commands import Refused

CHOICES = {"caller_is": rules.CALLER_IS, "interpreter": ("", *rules.INTERPRETER)}


class NotKept(Refused):
    """Something that was typed cannot be kept as it is."""


def kept_text(name: str, text: str) -> str:
    """The text of a field as it is kept. Raises NotKept, which names the field."""
    longest = getattr(Contact._meta.get_field(name), "max_length", None)
    try:
        kept = rules.as_said(text)
    except rules.Unkeepable as why:
        raise _at(name, str(why)) from why
    if longest and len(kept) > longest:
        raise _at(name, f"This is longer than {longest} characters. Put the rest in the words.")
    choices = CHOICES.get(name)
    if choices and kept not in choices:
        raise _at(name, f"Choose one of: {', '.join(choices)}.")
    return kept


def kept_note(text: str) -> str:
    """A note as it is kept, of any length that a record holds. Raises NotKept."""
    try:
        return rules.as_said(text)
    except rules.Unkeepable as why:
        raise _at("note", str(why)) from why


def _at(name: str, sentence: str) -> NotKept:
    refused = NotKept(sentence)
    refused.field = name
    return refused
