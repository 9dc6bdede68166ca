"""What must hold for every contact, not only for those we thought of."""

import copy
import json
from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenhour.rulebook.grades import ORDER
from goldenhour.triage import rules
from goldenhour.triage.rules.facts import BASICS
from tests.triage import strategies
from tests.triage.contacts import BOOK, ids, proposal

Contact = dict[str, Any]
often = settings(max_examples=150, deadline=None)
ABSENT = "not asked"


def rank(contact: Contact) -> int:
    return ORDER.index(proposal(contact)["proposed_grade"])


def with_answer(contact: Contact, question: str, answer: Any) -> Contact:
    changed = copy.deepcopy(contact)
    changed["answers"][question] = answer
    return changed


def added(contact: Contact, path: tuple[str, str], item: Any) -> Contact:
    """The contact with one item more in a list of its answers or its history."""
    changed = copy.deepcopy(contact)
    where, key = path
    known = changed[where].get(key)
    changed[where][key] = [*known, item] if isinstance(known, list) else [item]
    return changed


DANGERS = st.one_of(
    st.tuples(st.just(("answers", "v_factors")), st.sampled_from(ids(BOOK.vulnerability.factor))),
    st.tuples(st.just(("answers", "t_means")), st.sampled_from(("firearm", "blade"))),
    st.tuples(st.just(("answers", "v_household")), strategies.persons),
    st.tuples(st.just(("answers", "t_who")), strategies.persons),
    st.tuples(st.just(("history", "markers")), st.sampled_from(ids(BOOK.thrive.marker))),
    st.tuples(st.just(("history", "household")), strategies.members),
)


@often
@given(strategies.contacts, DANGERS)
def test_one_fact_of_danger_more_never_lowers_the_grade(
    contact: Contact, danger: tuple[tuple[str, str], Any]
) -> None:
    assert rank(added(contact, *danger)) <= rank(contact)


@often
@given(strategies.contacts, st.sampled_from(ids(BOOK.thrive.observation)))
def test_one_observation_more_never_lowers_the_grade(contact: Contact, observed: str) -> None:
    more = copy.deepcopy(contact) | {"observed": [*contact["observed"], observed]}
    assert rank(more) <= min(rank(contact), ORDER.index("P"))


@often
@given(strategies.contacts, st.sampled_from(("repeat", "crimes")))
def test_having_suffered_before_never_lowers_the_grade(contact: Contact, kind: str) -> None:
    before = with_answer(contact, "v_repeat", {"answer": "yes"})
    if kind == "crimes":
        crimes = contact["history"].get("crimes_12m", 0) + 1
        before = contact | {"history": contact["history"] | {"crimes_12m": crimes}}
    assert rank(before) <= rank(contact)


@often
@given(strategies.contacts, st.sampled_from(BASICS), st.sampled_from(("unknown", None, ABSENT)))
def test_what_is_not_known_is_never_read_as_safe(
    contact: Contact, basic: str, answer: str | None
) -> None:
    changed = with_answer(contact, basic, answer)
    if answer == ABSENT:
        del changed["answers"][basic]
    judged = proposal(changed)
    assert judged["proposed_grade"] in ("I", "P")
    assert basic in judged["missing"]


@often
@given(strategies.contacts)
def test_s_and_r_are_proposed_only_on_known_facts(contact: Contact) -> None:
    judged = proposal(contact)
    if judged["proposed_grade"] in ("S", "R"):
        assert all(contact["answers"].get(each) not in (None, "unknown") for each in BASICS)
    assert judged["proposed_grade"] == min(
        (each["grade"] for each in judged["because"]), key=ORDER.index
    )
    assert all(each["facts"] for each in judged["because"])


@often
@given(strategies.contacts, strategies.types, strategies.types, strategies.channels)
def test_neither_type_nor_channel_changes_the_grade(
    contact: Contact, type_: str, also: str, channel: str
) -> None:
    other = contact | {"incident_type": type_, "also_types": [also], "channel": channel}
    assert proposal(other)["because"] == proposal(contact)["because"]


@often
@given(strategies.contacts)
def test_levels_and_a_chosen_grade_change_nothing_that_is_proposed(contact: Contact) -> None:
    levels = {key: {"level": "high", "why": "As I heard it."} for key in "THRIVE"}
    bare = contact | {"chosen_grade": None}
    assert proposal(bare | {"levels": levels}) == proposal(bare)
    assert proposal(contact)["because"] == proposal(bare)["because"]


def turned(value: Any) -> Any:
    """The same JSON values with the keys of every object the other way round."""
    if isinstance(value, dict):
        return {key: turned(value[key]) for key in reversed(list(value))}
    return [turned(each) for each in value] if isinstance(value, list) else value


@often
@given(strategies.contacts)
def test_the_order_of_keys_changes_nothing(contact: Contact) -> None:
    assert proposal(turned(contact)) == proposal(contact) == proposal(copy.deepcopy(contact))


@often
@given(strategies.contacts)
def test_what_goes_out_and_comes_back_is_the_same(contact: Contact) -> None:
    read = rules.contact_from(rules.values_of(json.dumps(contact).encode()), BOOK)
    assert read == rules.contact_from(contact, BOOK)
    judged = rules.propose(read)
    assert json.loads(rules.line_of(judged)) == rules.plain(judged)
    assert msgspec.json.encode(rules.plain(judged)) == rules.line_of(judged)


@often
@given(strategies.contacts, strategies.moments)
def test_a_moment_only_marks_clocks(contact: Contact, moment: str) -> None:
    at = rules.contact_from(contact | {"received_at": "2026-03-09T12:00:00Z"}, BOOK).received_at
    marked = proposal(contact, at=at)
    for look in marked["reassess"]:
        look.pop("overdue", None)
    assert marked == proposal(contact)
