"""Advising: advice on keeping evidence and on staying safe, recorded with its fate (A07, A08).

An item's kind is read from the book of advice. ``said``, ``declined``, ``not_safe`` and
``not_relevant`` are fates alike: what counts is that somebody thought of it and wrote it down.
Advice is owed where triage itself lists some for the facts recorded; so none on evidence
while danger lasts, and none at all to somebody who may not be able to speak safely.
"""

from goldenhour.accountability.rules.checks import Answer
from goldenhour.accountability.rules.contacts import triaging
from goldenhour.accountability.rules.contacts.facts import AdviceRecorded
from goldenhour.accountability.rules.contacts.record import ContactRecord
from goldenhour.accountability.rules.contacts.triaging import Triaged
from goldenhour.rulebook import control_room
from goldenhour.triage.rules.speaking import advice_for

EVIDENCE, PREVENTION = "evidence", "prevention"
NO_LINES = ("none",)


def evidence_advice_recorded(record: ContactRecord) -> Answer:
    """A07: advice on keeping evidence, wherever there may be a scene.

    There may be one where a crime was described or may have been, or where lines of inquiry
    were noted; there is none where it was asked and no crime was described. Where it was never
    asked whether there is a crime, nobody can tell whether the advice was owed.
    """
    return _recorded(record, EVIDENCE, [_may_be_a_scene(each) for each in record.triages])


def prevention_advice_recorded(record: ContactRecord) -> Answer:
    """A08: advice on preventing more, or on staying safe; owed whatever happened."""
    return _recorded(record, PREVENTION, [True for _ in record.triages])


def _recorded(record: ContactRecord, kind: str, relevant: list[bool | None]) -> Answer:
    kinds = [_kind_of(record, fact.data.item) for fact in record.of(AdviceRecorded)]
    if kind in kinds:
        return "pass"
    if not record.triages:
        return "not_applicable" if record.was_taken is False else "cannot_tell"
    pairs = zip(record.triages, relevant, strict=True)
    wanted = [is_owed for each, is_owed in pairs if _lists(each, kind)]
    if all(is_owed is False for is_owed in wanted):
        return "not_applicable"
    is_unclear = None in kinds or "advice.recorded" not in record.can_hold
    return "fail" if any(wanted) and not is_unclear else "cannot_tell"


def _kind_of(record: ContactRecord, item: str) -> str | None:
    """Evidence or prevention; None where our book has no such item."""
    try:
        return control_room.advice_wording(record.book, item).kind
    except LookupError:
        return None


def _lists(each: Triaged, kind: str) -> bool:
    """Whether triage would give advice of this kind for the facts; of any type there is some."""
    given = advice_for(each.facts, is_domestic=False, book=each.book)
    return bool(given.evidence if kind == EVIDENCE else given.prevention)


def _may_be_a_scene(each: Triaged) -> bool | None:
    if set(each.facts.many("i_lines")) - set(NO_LINES):
        return True
    if not triaging.was_asked(each.data, "i_crime"):
        return None
    return each.facts.choice("i_crime") != "no"
