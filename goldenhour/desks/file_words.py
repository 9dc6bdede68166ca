"""File words: a fact of a case as one plain line for the timeline, and codes as words."""

import re
from collections.abc import Mapping
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format

MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d[\d:.]*(Z|[+-]\d\d:\d\d)")
RULES: Mapping[str, str] = {
    "R3.CONFIRM": "Written confirmation of the report",
    "R4.NEEDS": "Needs assessed",
    "R4.REFER": "Referred to support, or declined",
    "R6.ARREST": "Told of an arrest",
    "R6.INTERVIEW": "Told of an interview",
    "R6.RELEASE": "Told of a release",
    "R6.BAIL": "Told about bail",
    "R6.NOINVESTIGATION": "Told why there is no investigation",
    "R6.CADENCE": "Kept in touch as agreed",
    "R6.CHARGE": "Told of a charge",
    "R6.OUTCOME": "Told how the case ends",
    "R6.VRR_INFO": "Told of the right to review",
    "R7.VPS": "Personal statement explained",
}
STATES: Mapping[str, str] = {
    "met": "Done",
    "missed": "Done late",
    "overdue": "OVER",
    "pending": "Due",
    "waived": "Waived",
    "declined": "Declined",
    "not_applicable": "Does not apply",
    "unevidenced": "Nothing proves it",
    "excused": "Excused",
}
REVIEWS: Mapping[str, str] = {
    "plan": "Plan",
    "first_review": "First review",
    "review": "Review",
    "extra": "Extra review",
}
TYPES: Mapping[str, str] = {
    "case.reported": "Reported",
    "case.recorded": "Crime recorded",
    "case.allocated": "Allocated to",
    "victim.added": "Victim added",
    "victim.needs_assessed": "Needs assessed",
    "victim.safe_contact": "Safe contact named",
    "victim.told": "Victim told",
    "victim.referred": "Victim referred",
    "victim.confirmed": "Report confirmed to victim",
    "victim.vps_explained": "Personal statement explained",
    "plan.recorded": "Plan recorded",
    "outcome.proposed": "Outcome proposed",
    "outcome.authorised": "Outcome decided by a supervisor",
    "outcome.finalised": "Outcome finalised",
    "fact.voided": "Taken back",
}
SHORTEST_SAID = ("victim", "suspect", "line", "to", "code", "fact", "item", "channel")


def rule(code: str) -> str:
    """What a rule of the Victims' Code promises, in a few words."""
    return RULES.get(code, code)


def state(code: str) -> str:
    """A duty's or review's state in a word."""
    return STATES.get(code, code)


def review(code: str) -> str:
    """A kind of review in words; "" where none is owed."""
    return REVIEWS.get(code, code)


def sentence(type: str, data: Mapping[str, object]) -> str:
    """One fact as a line: what it was, of whom, and its own words."""
    title = TYPES.get(type, type.replace(".", " ").replace("_", " ").capitalize())
    return " ".join([f"{title}:", _details(data)]) if _details(data) else title


def _details(data: Mapping[str, object], between: str = "; ") -> str:
    short = [str(data[name]) for name in SHORTEST_SAID if data.get(name) not in (None, "")]
    rest = [_said(n, v) for n, v in data.items() if n not in SHORTEST_SAID]
    return between.join(filter(None, [" ".join(short), *rest]))


def _said(name: str, value: object) -> str:
    """A value in words; a yes or no, and a moment, only make sense with their name."""
    words = name.replace("_", " ")
    if isinstance(value, bool):
        return words if value else f"not {words}"
    if isinstance(value, Mapping):
        return _details(value, ", ")
    if isinstance(value, list | tuple):
        return "; ".join(_said(name, each) for each in value)
    if isinstance(value, str) and MOMENT.fullmatch(value):
        at = timezone.localtime(datetime.fromisoformat(value))
        return f"{words.removesuffix(' at')} {date_format(at, 'j M H:i')}"
    return str(value).replace("_", " ")
