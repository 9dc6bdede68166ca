"""Sending: the answers of a report become one contact, with the caller's mention.

The demonstration's reports are sent through the same function as a visitor's.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from goldenhour.contact import commands as contacts
from goldenhour.contact.commands import Acknowledgement, Reported
from goldenhour.desks.report import danger
from goldenhour.force.models import Officer
from goldenhour.identification import commands as identification

Answers = Mapping[str, Mapping[str, Any]]

STATED = ("given_name", "surname", "date_of_birth", "house", "postcode", "phone", "email")
INTERPRETER = {"yes": "accepted", "no": "not_needed"}
THANKS = "Thank you for getting in touch. Your number is {reference}. Please do not reply."
# The questions whose answer is the call form's own, by its field there.
SAME = {
    "what": ("words",),
    "where": ("place_said", "postcode"),
    "when": ("t_now", "v_repeat"),
    "you": ("caller_is", "given_name", "surname", "date_of_birth", "v_factors"),
    "reach": ("phone", "safe_times"),
    "evidence": ("i_lines",),
}
OTHER_NAME = {
    ("danger", "hurt"): "h_medical",
    ("danger", "near"): "t_source",
    ("home", "household"): "v_household",
    ("reach", "safe"): "v_comms_safe_to_call_back",
}


@dataclass(frozen=True)
class Arrived:
    """The contact that a report became."""

    uid: UUID
    reference: str


def send(answers: Answers, *, by: Officer, at: datetime, key: UUID | None = None) -> Arrived:
    """Take the report in, and who they said they are. ``by`` is the portal's service.

    Sent again under the same key, it is the same contact.
    """
    row = contacts.take_report(reported=reported(answers), by=by, at=at, key=_part(key, "report"))
    if stated := _stated(answers):
        identification.mention(
            contact=row.uid, role="caller", by=by, at=at, key=_part(key, "mention"), **stated
        )
    return Arrived(row.uid, row.reference)


def reported(answers: Answers) -> Reported:
    """What of the answers goes where. Nothing is worked out that they did not say."""
    return Reported(
        answers=answers,
        danger=tuple(sign.code for sign in danger.signs(answers)),
        said=_said(answers),
        safe=_safe(answers),
        typed=typed(answers),
        acknowledgement=_acknowledgement(answers),
    )


def typed(answers: Answers) -> dict[str, Any]:
    """The answers under the names of the call form: its draft, for a person to judge."""
    found = {name: _of(answers, page, name) for page, names in SAME.items() for name in names}
    found |= {name: _of(answers, *question) for question, name in OTHER_NAME.items()}
    found |= _said(answers) | _safe(answers)
    found["v_comms_language"] = _language(answers)
    found["i_perishable"] = {"yes": "by", "no": "nothing"}.get(
        _of(answers, "evidence", "lost_soon"), ""
    )
    return {name: value for name, value in found.items() if value}


def _said(answers: Answers) -> dict[str, str]:
    """For the contact itself. Who gives no place has given none: the words alone are kept."""
    found = {
        "words": _of(answers, "what", "words"),
        "place_said": _of(answers, "where", "place_said") or _of(answers, "where", "postcode"),
        "postcode": _of(answers, "where", "postcode"),
        "caller_is": _of(answers, "you", "caller_is"),
        "language": _language(answers),
    }
    return {name: value for name, value in found.items() if value}


def _safe(answers: Answers) -> dict[str, str]:
    """How they may be reached: a number only where they did not say that it is unsafe."""
    is_unsafe = _of(answers, "reach", "safe") == "no"
    found = {
        "interpreter": INTERPRETER.get(_of(answers, "language", "interpreter"), ""),
        "safe_number": "" if is_unsafe else _of(answers, "reach", "phone"),
        "safe_times": _of(answers, "reach", "safe_times"),
    }
    return {name: value for name, value in found.items() if value}


def _stated(answers: Answers) -> dict[str, str]:
    pages = {"phone": "reach", "email": "reach"}
    found = {name: _of(answers, pages.get(name, "you"), name) for name in STATED}
    return {name: value for name, value in found.items() if value.strip()}


def _acknowledgement(answers: Answers) -> Acknowledgement | None:
    """A message only where they asked for one, said it is safe, and that nobody else reads it."""
    by = _of(answers, "reach", "confirm")
    address = _of(answers, "reach", {"sms": "phone", "email": "email"}.get(by, ""))
    is_safe = _of(answers, "reach", "safe") == "yes" and _of(answers, "reach", "shared") == "no"
    return Acknowledgement(by, address, THANKS) if by and address and is_safe else None


def _language(answers: Answers) -> str:
    """Its tag (BCP 47); another language than those listed stands in their own words only."""
    tag = _of(answers, "language", "language")
    return "" if tag == "other" else tag


def _of(answers: Answers, page: str, name: str) -> Any:
    return answers.get(page, {}).get(name) or ""


def _part(key: UUID | None, name: str) -> UUID | None:
    return uuid5(key, name) if key else None
