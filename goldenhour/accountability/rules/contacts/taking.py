"""Taking a contact: answered in time, triaged, graded, looked up, asked about (A01 to A06).

Each function reads one record and answers ``pass``, ``fail``, ``not_applicable`` or
``cannot_tell``. Missing data never passes. A question that the record did not raise does not
apply; one whose answer would stand in a type of fact that the file has nowhere cannot be told.
"""

from goldenhour.accountability.rules.checks import Answer
from goldenhour.accountability.rules.contacts import triaging, vulnerability
from goldenhour.accountability.rules.contacts.facts import (
    CheckMade,
    ContactAbandoned,
    ContactAnswered,
    ContactEnded,
    ContactOffered,
    GradeChanged,
    TriageRecorded,
)
from goldenhour.accountability.rules.contacts.record import ContactRecord
from goldenhour.accountability.rules.contacts.standards import answer_999_within

TELEPHONE = ("999", "101")


def owed(record: ContactRecord, *types: str) -> Answer:
    """The answer where nothing shows that it was done: fail, if it was owed and could be seen.

    ``types`` are those of which any one would have shown it.
    """
    if record.was_taken is False:
        return "not_applicable"
    if record.was_taken is None:
        return "cannot_tell"
    return "fail" if any(each in record.can_hold for each in types) else "cannot_tell"


def answered_in_time(record: ContactRecord) -> Answer:
    """A01: a 999 was answered within 10 seconds; a 101 was answered, not abandoned.

    Other channels do not ring. A call that still rings within its time does not apply yet.
    """
    if record.channel is None:
        return "cannot_tell"
    if record.channel not in TELEPHONE:
        return "not_applicable"
    answered = record.first(ContactAnswered)
    abandoned = record.first(ContactAbandoned)
    if answered is None or (abandoned is not None and abandoned < answered):
        return _unanswered(record)
    if record.channel == "101":
        return "pass"
    offered = record.first(ContactOffered)
    if offered is None:
        return "cannot_tell"
    return "pass" if answered - offered <= answer_999_within(offered) else "fail"


def _unanswered(record: ContactRecord) -> Answer:
    if record.has(ContactAbandoned):
        return "fail"
    if "contact.answered" not in record.can_hold:
        return "cannot_tell"
    if record.has(ContactEnded):
        return "fail"
    is_late = record.as_of - record.received_at > answer_999_within(record.received_at)
    return "fail" if record.channel == "999" and is_late else "not_applicable"


def triaged_before_graded(record: ContactRecord) -> Answer:
    """A02: the triage was recorded before the grade was set, or with it."""
    if not record.triages:
        return owed(record, "triage.recorded")
    changed = record.first(GradeChanged)
    first = record.of(TriageRecorded)[0].at
    return "pass" if changed is None or first <= changed else "fail"


def graded_as_proposed(record: ContactRecord) -> Answer:
    """A03: every grade agrees with what triage proposes for its facts, or says why it departs.

    A more urgent grade needs no reason. A lower one needs it in words, from I a supervisor
    too, and when judged again also from P. An edition that is not on our shelf cannot be
    judged by. Whether the facts agree with what was said is for a person with the recording.
    """
    if not record.triages:
        can_hold = "triage.recorded" in record.can_hold
        return "not_applicable" if can_hold else "cannot_tell"
    known = [each for each in record.triages if each.is_edition_known]
    if not all(map(triaging.is_graded_rightly, known)):
        return "fail"
    return "pass" if len(known) == len(record.triages) else "cannot_tell"


def repeat_looked_up(record: ContactRecord) -> Answer:
    """A04: whether they were known before was looked up; asking alone is not looking."""
    if any(fact.data.kind == "repeat" and fact.data.looked for fact in record.of(CheckMade)):
        return "pass"
    return owed(record, "check.made")


def household_asked(record: ContactRecord) -> Answer:
    """A05: it was asked who else is there; "nobody", unknown and refused are answers."""
    checked = any(fact.data.kind == "household" for fact in record.of(CheckMade))
    if checked or record.answers("v_household"):
        return "pass"
    return owed(record, "check.made", "triage.recorded")


def vulnerability_recorded(record: ContactRecord) -> Answer:
    """A06: where the facts or the record show somebody vulnerable, that was written down.

    It does not apply only where it was asked, the record was searched, and neither showed
    anybody; no answer is not "nobody vulnerable".
    """
    shown, recorded = vulnerability.is_shown(record), vulnerability.is_recorded(record)
    if vulnerability.is_denied(record) and shown:
        return "fail"
    if recorded:
        return "pass"
    if shown:
        return owed(record, "check.made")
    if record.was_taken is False or vulnerability.is_excluded(record):
        return "not_applicable"
    return "cannot_tell"
