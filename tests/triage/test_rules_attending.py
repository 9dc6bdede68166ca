"""Attending: right care, right person bears on health and welfare, and never touches a grade."""

from typing import Any

import pytest
from hypothesis import given

from goldenhour.rulebook import right_care
from goldenhour.triage import rules
from goldenhour.triage.rules.attending import BEARS_ON, SHOWN_BY, Care
from tests.triage.contacts import BOOK, quiet
from tests.triage.strategies import contacts

AGREED = right_care.in_force(BOOK.grades.in_force_from)
SENTENCES = {each.id: each.sentence for each in AGREED.attend}


def care(contact: dict[str, Any]) -> Care | None:
    return rules.care_of(rules.contact_from(contact, BOOK), BOOK)


def test_every_thing_that_is_enough_has_its_facts() -> None:
    assert set(SHOWN_BY) == set(SENTENCES)


CASES: list[tuple[dict[str, Any], list[str], list[str]]] = [
    ({}, [], []),
    ({"i_crime": "yes"}, [], ["crime"]),
    ({}, ["suicide_stated"], ["risk_to_life"]),
    ({"h_level": "life_threatening", "t_now": "in_progress"}, [],
     ["risk_to_life", "serious_harm"]),
    ({"h_level": "life_threatening", "t_now": "unknown"}, [], ["risk_to_life", "serious_harm"]),
    ({"h_level": "serious", "t_now": "earlier"}, [], []),
    ({"h_level": "serious", "t_now": "earlier", "r_likelihood": "likely"}, [], ["serious_harm"]),
    ({"t_means": ["blade"], "t_now": "in_progress"}, [], ["serious_harm"]),
    ({}, ["serious_injury"], ["serious_harm"]),
]  # fmt: skip


@pytest.mark.parametrize(("answers", "observed", "enough"), CASES)
def test_police_go_where_the_agreement_says_that_it_is_enough(
    answers: dict[str, Any], observed: list[str], enough: list[str]
) -> None:
    found = care(quiet(answers, incident_type="mental_health", observed=observed))
    assert found is not None
    assert [sentence for sentence, _ in found.because] == [SENTENCES[each] for each in enough]
    assert all(facts for _, facts in found.because)
    assert found.must == tuple(each.do for each in AGREED.must)


@given(contacts)
def test_it_bears_on_its_types_alone_and_leaves_every_proposal_as_it_is(
    contact: dict[str, Any],
) -> None:
    types = {contact["incident_type"], *contact.get("also_types", [])}
    before = rules.plain(rules.propose_plain(contact, book=BOOK)) if _is_judged(contact) else None
    assert (care(contact) is not None) is bool(types & set(BEARS_ON))
    if before:
        assert rules.plain(rules.propose_plain(contact, book=BOOK)) == before


def _is_judged(contact: dict[str, Any]) -> bool:
    try:
        rules.propose_plain(contact, book=BOOK)
    except rules.Refused:
        return False
    return True
