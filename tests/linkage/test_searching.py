"""Searching: the people of the issue's journeys are found, and nobody is taken for another."""

import random
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenhour.linkage.index import searching
from goldenhour.linkage.index.searching import Index
from goldenhour.linkage.standard import Standard
from tests.linkage.records import (
    ADAM,
    EVERYBODY,
    IVOR,
    NORA,
    TODAY,
    Said,
    crowd,
    decisions,
    heard,
    index_of,
    persons,
)

CROWD = crowd(3000)
HUNDRED_THOUSAND = 100_000


@pytest.fixture(scope="module")
def index() -> Index:
    return index_of([*EVERYBODY.items(), *CROWD])


def test_a_silent_call_from_a_known_number_offers_its_person(index: Index) -> None:
    answer = index.ask(heard({"phone": "+44 (0)7700 900310"}))
    assert persons(answer)[0] == "nora"
    assert decisions(answer)["nora"] in {"match", "possible"}


def test_kehoe_on_another_number_is_keogh(index: Index) -> None:
    said = {"given_name": "Norah", "surname": "Kehoe", "date_of_birth": "8 March 1971"}
    answer = index.ask(heard({**said, "phone": "07700 900999", "postcode": "st136ab"}))
    assert persons(answer)[0] == "nora"
    assert decisions(answer)["nora"] == "match"


def test_a_changed_surname_is_found_by_forename_birth_and_place(index: Index) -> None:
    said = {"given_name": "Nora", "surname": "Wexcombe", "date_of_birth": "1971-03-08"}
    assert persons(index.ask(heard({**said, "locality": "Leek"})))[0] == "nora"


@pytest.mark.parametrize(
    "said",
    [
        {"given_name": "Keogh", "surname": "Nora", "date_of_birth": "1971-03-08"},
        {"given_name": "Nora", "surname": "Keogh", "date_of_birth": "1971-08-03"},
        {"given_name": "Nora", "surname": "Keogh", "age": "55"},
        {"given_name": "N", "surname": "Keogh", "date_of_birth": "1971"},
        {"surname": "Keogh", "house": "14", "street": "Tallow Ln"},
        {"email": "NORA@example.org"},
        {"given_name": "Eleanor", "surname": "Keoh", "postcode": "ST13 6AB"},
    ],
    ids=["swapped", "day-month", "age", "initial-year", "street", "email", "nickname"],
)
def test_what_was_said_otherwise_is_found(index: Index, said: Said) -> None:
    assert persons(index.ask(heard(said)))[0] == "nora"


def test_twins_are_told_apart_by_forename_and_offered_together_without(index: Index) -> None:
    named = index.ask(heard({k: v for k, v in ADAM.items() if k != "phone"}))
    assert persons(named)[:2] == ["adam", "ben"]
    assert decisions(named)["adam"] == "match"
    assert decisions(named)["ben"] != "match"
    nameless = index.ask(heard({k: ADAM[k] for k in ("surname", "date_of_birth", "postcode")}))
    assert set(persons(nameless)[:2]) == {"adam", "ben"}
    assert "match" not in decisions(nameless).values()


def test_father_and_son_of_one_name_are_offered_side_by_side(index: Index) -> None:
    ageless = index.ask(heard({k: v for k, v in IVOR.items() if k != "date_of_birth"}))
    assert set(persons(ageless)[:2]) == {"ivor", "ivor-the-son"}
    assert "match" not in decisions(ageless).values()
    assert persons(index.ask(heard({**IVOR, "date_of_birth": "", "age": "48"})))[0] == (
        "ivor-the-son"
    )


def test_a_house_with_six_people_names_the_one_who_is_meant() -> None:
    names = ("Aoife", "Bartosz", "Carmel", "Dilip", "Edith", "Farid")
    house = [(name, {**NORA, "given_name": name, "date_of_birth": ""}) for name in names]
    answer = index_of([*house, *CROWD]).ask(heard({**NORA, "given_name": "Carmel"}), top=6)
    assert persons(answer)[0] == "Carmel"
    assert list(decisions(answer).values()).count("match") <= 1


def test_a_caller_nobody_knows_is_nobody(index: Index) -> None:
    said = {"given_name": "Zygmunt", "surname": "Quillfeather", "phone": "07700900777"}
    assert "match" not in decisions(index.ask(heard(said))).values()
    assert index.ask(heard({})).found == ()


def test_a_person_with_several_rows_comes_once_by_the_best() -> None:
    rows = [*CROWD, ("nora", NORA), ("nora", {**NORA, "surname": "Wexcombe", "phone": ""})]
    answer = index_of(rows).ask(heard({**NORA, "surname": "Wexcombe"}))
    assert persons(answer).count("nora") == 1
    assert persons(answer)[0] == "nora"


def test_the_order_of_the_rows_changes_nothing(index: Index) -> None:
    shuffled = [*EVERYBODY.items(), *CROWD]
    random.Random(7).shuffle(shuffled)
    other = index_of(shuffled)
    for _, said in [*EVERYBODY.items(), *CROWD[::500]]:
        query = heard({**said, "phone": "", "email": ""})
        ours, theirs = index.ask(query), other.ask(query)
        assert persons(ours) == persons(theirs)
        assert [one.bits for one in ours.found] == pytest.approx([o.bits for o in theirs.found])


CASES = st.sampled_from([str.upper, str.lower, str.title, str.swapcase])
GAPS = st.sampled_from(["{}", " {} ", "\t{}", "{}\n"])


@given(who=st.sampled_from(sorted(EVERYBODY)), case=CASES, gap=GAPS, day=st.booleans())
@settings(max_examples=40, deadline=None)
def test_case_gaps_and_format_change_nothing(
    index: Index, who: str, case: object, gap: str, *, day: bool
) -> None:
    said = EVERYBODY[who]
    assert callable(case)
    other = {column: gap.format(case(value)) for column, value in said.items()}
    born = date.fromisoformat(said["date_of_birth"])
    other["date_of_birth"] = f"{born:%d/%m/%Y}" if day else said["date_of_birth"]
    other["phone"] = f"+44 {said['phone'][1:5]}-{said['phone'][5:]}"
    assert heard(other) == heard(said)
    assert index.ask(heard(other)) == index.ask(heard(said))


@pytest.mark.parametrize(
    ("one", "other"),
    [("O'Brien", "OBRIEN"), ("Müller", "muller"), ("Zoë", "Zoe"), ("Smith-Jones", "smith jones")],
)
def test_accents_and_signs_change_nothing(one: str, other: str) -> None:
    assert heard({"surname": one}) == heard({"surname": other})


WHOLE = (
    ("given_name",),
    ("surname",),
    ("date_of_birth",),
    ("phone",),
    ("sex",),
    ("house", "street", "postcode"),
)


@given(
    who=st.sampled_from([*sorted(EVERYBODY), *(person for person, _ in CROWD[::300])]),
    known=st.sets(st.sampled_from(WHOLE), min_size=1),
    more=st.sampled_from(WHOLE),
)
@settings(max_examples=60, deadline=None)
def test_a_better_query_never_ranks_the_person_lower(
    index: Index, who: str, known: set[tuple[str, ...]], more: tuple[str, ...]
) -> None:
    """Among rows that say everything, a place said whole. Equals are ranked by id: not lower."""
    said = dict([*EVERYBODY.items(), *CROWD])[who]
    fewer = heard({part: said[part] for parts in known for part in parts})
    better = heard({part: said[part] for parts in {*known, more} for part in parts})
    assert _rank(index, better, who) <= _rank(index, fewer, who)


def _rank(index: Index, query: Standard, who: str) -> int:
    """How many persons weigh more than this one; as many as there are where it is not found."""
    found = index.ask(query, top=len(index)).found
    mine = [one.bits for one in found if one.person == who]
    if not mine:
        return len(index)
    return sum(one.bits > mine[0] + 1e-9 for one in found)


def test_a_hundred_thousand_of_one_surname_and_street_are_answered_all_the_same() -> None:
    same = {"surname": "Smith", "street": "High Street"}
    index = index_of((f"p{number}", same) for number in range(HUNDRED_THOUSAND))
    index.tail.add("nora", heard({**NORA, **same}))
    answer = index.ask(heard({**same, "given_name": "Nora"}))
    assert answer.is_cut
    assert answer.weighed <= searching.WEIGHED
    assert persons(index.ask(heard({**NORA, **same})))[0] == "nora"


def test_the_day_of_an_age_is_the_day_it_was_said() -> None:
    assert heard({"age": "48"}).born_first == TODAY.year - 49


AT_HOME = {"house": "7", "postcode": "ST13 6AB"}
RING = {
    "heavy": {"given_name": "Wren", "surname": "Ashdown", "date_of_birth": "1980-02-01", **AT_HOME},
    "again": {"given_name": "Wren", "surname": "Ashdown", "date_of_birth": "1980-02-01"},
    "lodger": {"given_name": "Piotr", "surname": "Zalewski", **AT_HOME},
    "cousin": {"given_name": "Gwen", "surname": "Ashdown", "locality": "Audley"},
}


def test_of_the_light_only_those_stay_who_share_what_is_listed_or_are_a_heavy_one() -> None:
    ring = index_of([*RING.items(), *crowd(300)])
    said = heard(RING["heavy"])
    every = ring.nearest(said, top=20)
    assert set(RING) <= set(every)
    bits = {one.person: one.bits for one in ring.ask(said, top=20).found}
    assert bits["heavy"] > bits["again"] > max(bits["lodger"], bits["cousin"])
    least = bits["heavy"] - 0.1
    assert set(ring.nearest(said, top=20, least=least)) == {"heavy", "again"}
    listed = ring.nearest(said, top=20, least=least, listed=("phone", "address"))
    assert set(listed) == {"heavy", "again", "lodger"}
    assert listed == [one for one in every if one in listed]
    assert ring.nearest(said, top=20, least=bits["heavy"] + 1) == []


def test_nobody_stays_for_sharing_what_neither_says() -> None:
    ring = index_of([*RING.items(), *crowd(300)])
    said = heard({"surname": "Ashdown", "given_name": "Wren"})
    assert ring.nearest(said, top=20, least=1000.0, listed=("phone", "address")) == []
