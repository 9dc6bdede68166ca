"""Beyond the file: questions that need a person, or facts that no contact file holds.

A13 to A15, F10 and F12. They apply only where there is an occasion for them; where there is one,
the file rarely answers, and `WHY_UNTOLD` says why, wherever the answers are shown to people.
"""

from collections.abc import Mapping

from goldenhour.accountability.rules.checks import Answer
from goldenhour.accountability.rules.contacts.facts import ContactClosed, CrimeRecorded
from goldenhour.accountability.rules.contacts.record import ContactRecord
from goldenhour.investigation.rules.facts.fields import is_recorded

WHY_UNTOLD: Mapping[str, str] = {
    "A13": "a contact file holds no field of the national data standard",
    "A14": "who authorised it stands in no contact file; only that no reason was given can be seen",
    "A15": "who was given the case, and with which skill, stands in no contact file",
    "F10": "a person with the recording must judge how the caller was treated",
    "F12": "a person must judge whether what was done fitted the risk",
    "Q01": "a contact file does not name the type of incident",
    "Q02": "a contact file does not name the type of incident",
}
"""Why a question that applies cannot be told from a contact file."""


def national_fields_valid(record: ContactRecord) -> Answer:
    """A13: the fields of the national data standard are no part of a contact file.

    It does not apply where there was no crime: none recorded, and asked and none described.
    """
    return "not_applicable" if _is_no_crime(record) else "cannot_tell"


def not_investigating_authorised(record: ContactRecord) -> Answer:
    """A14: a crime that was described and settled without record has a reason in words.

    Without one it fails. Whether somebody with the authority agreed, and what was decided of a
    crime that was recorded, no contact file says.
    """
    if _is_no_crime(record):
        return "not_applicable"
    ends = [fact.data for fact in record.of(ContactClosed) if fact.data.outcome != "incident"]
    is_left = "yes" in record.answers("i_crime") and not record.of(CrimeRecorded)
    is_certain = is_left and "crime.recorded" in record.can_hold
    return "fail" if is_certain and ends and not _has_reason(ends) else "cannot_tell"


def _has_reason(ends: list[ContactClosed]) -> bool:
    return any(is_recorded(each.reason) for each in ends)


def reached_right_skill(record: ContactRecord) -> Answer:
    """A15: who was given the case is no part of a contact file; without a crime there is none."""
    return "not_applicable" if _is_no_crime(record) else "cannot_tell"


def treated_politely(record: ContactRecord) -> Answer:
    """F10: a person with the recording judges; nobody was spoken to who was never taken."""
    return "not_applicable" if record.was_taken is False else "cannot_tell"


def response_right(record: ContactRecord) -> Answer:
    """F12: a person judges; nothing was owed to a contact that nobody took."""
    return "not_applicable" if record.was_taken is False else "cannot_tell"


def _is_no_crime(record: ContactRecord) -> bool:
    """Whether it is certain that no crime was disclosed: never taken, or asked and none."""
    if record.of(CrimeRecorded):
        return False
    said = set(map(str, record.answers("i_crime")))
    return record.was_taken is False or said == {"no"}
