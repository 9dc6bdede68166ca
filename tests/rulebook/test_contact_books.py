"""Answering, judging again, right care, repeats, frameworks: figures for machines, words for us."""

from datetime import UTC, date, datetime
from itertools import product

import msgspec
import pytest

from goldenhour.rulebook import (
    answering,
    books,
    frameworks,
    reassessment,
    repeats,
    right_care,
    shelf,
)
from goldenhour.rulebook.grades import ORDER, Grades
from goldenhour.triage.rules import departing
from goldenhour.triage.rules.shape import Contact, History

TODAY = date(2026, 11, 25)
NEW = (
    "advice_safety", "answering", "frameworks", "instruments", "question_sets", "reassessment",
    "repeats", "right_care",
)  # fmt: skip


def test_the_answering_standards_are_figures() -> None:
    book = answering.in_force(TODAY)
    emergency, announced = book.of_channel("999")
    assert (emergency.seconds, emergency.share) == (10, 0.9)
    assert (announced.seconds, announced.share, announced.certainty) == (10, None, "C")
    assert book.named("call_101_abandoned").max_abandoned_share == 0.05
    assert book.named("neighbourhood_query").seconds == 72 * 3600
    assert [each.id for each in book.standard if each.set_by_force] == ["call_101_answer"]
    with pytest.raises(LookupError, match="call_pigeon"):
        book.named("call_pigeon")


def test_every_standard_measures_one_thing() -> None:
    for each in answering.in_force(TODAY).standard:
        assert (each.seconds is None) is (each.max_abandoned_share is not None)
        assert each.share is None or each.seconds is not None


def test_a_share_is_no_percentage() -> None:
    with pytest.raises(msgspec.ValidationError, match="<= 1"):
        msgspec.convert(
            {"id": "x", "channel": "999", "about": "", "counted": "", "do": "", "share": 90},
            type=answering.Standard,
        )


def test_a_silent_call_and_an_abandoned_one_say_what_is_done_and_what_never_is() -> None:
    book = answering.in_force(TODAY)
    for kind in ("silent_999", "abandoned_999", "caller_location"):
        handled = book.handled(kind)
        assert handled.steps
        assert handled.never.startswith("Never ")
    with pytest.raises(LookupError, match="fax"):
        book.handled("fax")


def lowered(grade: str, *, stage: str, supervisor: str | None) -> bool:
    contact = Contact(
        contact="C-261125-0412",
        received_at=datetime(2026, 11, 25, 21, 4, tzinfo=UTC),
        channel="999",
        setting="urban",
        incident_type="other",
        answers={},
        observed=(),
        history=History(),
        stage=stage,
        chosen_grade="R",
        why="They are gone, and everybody is safe with a neighbour.",
        supervisor=supervisor,
    )
    return departing.accepted_grade(contact, grade)[0] is not None


@pytest.mark.parametrize(("stage", "grade"), list(product(("first", "reassessment"), "IPS")))
def test_the_book_asks_for_a_supervisor_where_triage_does(stage: str, grade: str) -> None:
    book = reassessment.in_force(TODAY)
    needs = {each.id for each in book.needed_to_lower(grade, stage=stage, partner_involved=False)}
    assert "reason" in needs
    assert ("supervisor" in needs) is not lowered(grade, stage=stage, supervisor=None)
    assert lowered(grade, stage=stage, supervisor="Tara")


def test_a_partner_is_told_where_one_is_involved() -> None:
    book = reassessment.in_force(TODAY)
    alone = book.needed_to_lower("P", stage="reassessment", partner_involved=False)
    together = book.needed_to_lower("P", stage="reassessment", partner_involved=True)
    assert [each.id for each in alone] == ["fresh_thrive", "reason", "supervisor", "caller_told"]
    assert [each.id for each in together][len(alone) :] == ["partner_agency_told"]
    assert book.needed_to_lower("R", stage="reassessment", partner_involved=True) == ()


def test_the_clocks_stand_in_the_grades_only() -> None:
    book = reassessment.in_force(TODAY)
    grades = shelf.in_force(Grades, "grades", TODAY)
    assert grades.key == "grades/2026"
    clocked = {clock.trigger for clock in grades.clock}
    assert clocked & {each.id for each in book.alert} == set()
    assert [each.id for each in book.alert] == ["shift_change"]
    assert book.alert[0].grades == ORDER
    assert len(book.trigger) == 9
    assert {"on_duty", "doing_what"} <= {each.id for each in book.snapshot}


def test_police_go_for_three_reasons_and_owe_five_things_if_not() -> None:
    book = right_care.in_force(TODAY)
    assert [len(each) for each in (book.attend, book.scope, book.must)] == [3, 4, 5]
    assert book.immediate_means.startswith("Present")
    assert book.recheck_after("agency_accepted").minutes == 60
    assert all(each.certainty == "P" and each.unverified for each in book.recheck)
    with pytest.raises(LookupError, match="nobody_minds"):
        book.recheck_after("nobody_minds")


def test_windows_of_repeats_are_hours_or_months() -> None:
    book = repeats.in_force(TODAY)
    caller = book.kind("caller").windows
    assert [each.hours for each in caller] == [24, 7 * 24, 30 * 24, None]
    assert [each.months for each in caller] == [None, None, None, 12]
    assert book.kind("victim").at_least == 2
    assert book.kind("near_repeat").certainty == "C"
    assert len(book.key_of_linkage) == 9
    with pytest.raises(ValueError, match="either hours or months"):
        repeats.Window(label="ever")
    with pytest.raises(LookupError, match="weather"):
        book.kind("weather")


def test_the_frameworks_are_named_and_doubtful_ones_marked() -> None:
    by_id = {each.id: each for each in frameworks.in_force(TODAY).framework}
    assert {"abcde", "ndm", "rara", "thor", "four_stalking", "thrive_sp"} <= set(by_id)
    assert {each.certainty for each in by_id.values() if each.unverified} == {"C", "K"}


@pytest.mark.parametrize("name", NEW)
def test_a_line_from_press_or_hearsay_says_what_is_not_verified(name: str) -> None:
    for edition in shelf.editions_with(books.BOOKS[name], name, None):
        for line in lines_of(edition):
            assert line.certainty not in ("C", "K") or line.unverified, line


@pytest.mark.parametrize("name", NEW)
def test_the_books_of_contact_are_locked(name: str) -> None:
    assert name in {line.partition("/")[0] for line in shelf.locked_lines()}


def lines_of(edition: shelf.Edition) -> list[shelf.Sourced]:
    values = msgspec.structs.asdict(edition).values()
    return [
        line
        for value in values
        if isinstance(value, tuple)
        for line in value
        if isinstance(line, shelf.Sourced)
    ]
