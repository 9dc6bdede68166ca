"""Refusals of triage: what a command says no to. Each text is one sentence a person can act on."""

from goldenhour.journal.commands import Refused


class Unreadable(Refused):
    """The facts are not in the form of contracts/triage.md; says where and what."""

    field = "answers"


class Unexplained(Refused):
    """A lower grade than the proposed one needs a reason, and sometimes a supervisor."""

    field = "why"


class NotYet(Refused):
    """An incident needs an assessment and a place; nothing else stands before sending."""


class Owes(Refused):
    """A required answer is missing, and the grade leaves time to ask."""

    field = "v_household"


class AlreadySent(Refused):
    """The contact is part of an incident."""


class Closed(Refused):
    """The incident is closed."""


class Locked(Refused):
    """The grade of an incident may not fall yet; names what is missing."""

    field = "grade"


class NotYours(Refused):
    """The one who asks for a lower grade is never the one who agrees."""

    field = "grade"


class Answered(Refused):
    """The request has its answer already."""


class Distinguished(Refused):
    """Somebody said that it is not the same event, or has taken that back already."""


class AlreadyTheirs(Refused):
    """The incident is this officer's already."""


class AlreadyThere(Refused):
    """The incident is where its caller is."""


class Unsaid(Refused):
    """Something that must be written down was left empty, or is none of the list."""

    field = "what"


def at_field(name: str, refused: Refused) -> Refused:
    """The refusal, beside another argument."""
    refused.field = name
    return refused
