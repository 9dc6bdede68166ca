"""Scoring: one pair and many candidates get the same weight, whatever is said of them."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenhour.linkage import guards, model
from goldenhour.linkage.beside import Beside
from goldenhour.linkage.comparisons import COMPARISONS
from goldenhour.linkage.pairs import Pair
from goldenhour.linkage.scoring import score
from tests.linkage.records import ADAM, EVERYBODY, NORA, Said, crowd, heard, index_of

OTHERS: tuple[Said, ...] = (
    {"surname": "Nora", "given_name": "Keogh", "date_of_birth": "1971-08-03"},
    {"given_name": "N", "surname": "Kehoe", "date_of_birth": "1971", "postcode": "ST13 6"},
    {"given_name": "Noraleen", "surname": "Keogh-Brindley", "age": "55", "uprn": "100"},
    {"given_name": "Eleanor", "phone": "07700900301", "uprn": "0100", "email": "norah@example.org"},
    {"date_of_birth": "1971-03-09", "house": "14", "street": "Tallow La", "sex": "m"},
    {"given_name": "Winstan", "date_of_birth": "1971-03-28", "email": "zork@elsewhere.example"},
    {"given_name": "Winstone", "date_of_birth": "2003-03-08"},
    {"given_name": "Zoë", "surname": "Ж", "locality": "Leek", "street": "High Street"},
    {"surname": "Marsh", "email": "zoë.ждан@elsewhere.example"},
    {"surname": "Marsh", "email": "zoé.ждан@elsewhere.example"},
    {"given_name": "Адам", "surname": "Łukasz", "date_of_birth": "1 Jan 1990"},
    {},
)
ROWS = [*EVERYBODY.values(), *OTHERS, *(said for _, said in crowd(40))]
INDEX = index_of((f"r{number}", said) for number, said in enumerate(ROWS))
VALUES = {
    column: st.sampled_from(["", *sorted({said.get(column, "") for said in ROWS})])
    for column in [*NORA, "uprn", "age"]
}


@given(st.fixed_dictionaries(VALUES))
@settings(max_examples=80, deadline=None)
def test_a_pair_weighs_by_itself_what_it_weighs_among_many(said: Said) -> None:
    query = heard(said)
    rows = np.arange(len(ROWS))
    many = INDEX.scales.weigh(Beside(query, INDEX.rows.columns, INDEX.tail.table(rows).T))
    for row in rows.tolist():
        one = score(Pair(query, INDEX.record(row)), INDEX.model, INDEX.frequency)
        assert abs(many.bits[row] - one.bits) < 1e-9
        assert many.levels_of(row) == guards.levels_of(one)
        assert abs(one.prior + sum(part.bits for part in one.parts) - one.bits) < 1e-9


def test_rows_that_came_since_weigh_the_same() -> None:
    index = index_of([("adam", ADAM)])
    index.warm()  # what is known of each value beforehand has to grow with them
    for number, said in enumerate(ROWS):
        index.tail.add(f"late{number}", heard(said))
    rows = np.arange(len(index))
    for said in ROWS:
        query = heard(said)
        many = index.scales.weigh(Beside(query, index.rows.columns, index.tail.table(rows).T))
        for row in rows.tolist():
            one = score(Pair(query, index.record(row)), index.model, index.frequency)
            assert abs(many.bits[row] - one.bits) < 1e-9
            assert many.levels_of(row) == guards.levels_of(one)


def test_every_level_of_every_comparison_is_met_by_these_records() -> None:
    met = {
        (part.comparison.id, part.level)
        for said in ROWS
        for other in ROWS
        for part in score(Pair(heard(said), heard(other)), INDEX.model, INDEX.frequency).parts
    }
    wanted = {(one.id, place) for one in COMPARISONS for place in range(len(one.levels))}
    assert met == wanted


def test_a_common_name_said_rightly_weighs_no_less_than_one_nearly_right() -> None:
    index = index_of(
        [("john", {"given_name": "John"}), ("jonh", {"given_name": "Jonh"})]
        + [(f"j{number}", {"given_name": "John"}) for number in range(50)]
    )
    query = heard({"given_name": "John"})
    same, near = (
        score(Pair(query, heard({"given_name": name})), index.model, index.frequency).bits
        for name in ("John", "Jonh")
    )
    assert same >= near


def test_the_defaults_of_an_untrained_level_are_splinks() -> None:
    assert model._defaults(1, 4) == (0.95, 0.95 / 2**10)
    m, u = model._defaults(4, 4)
    assert (round(m, 6), round(np.log2(m / u), 6)) == (round(0.05 / 3, 6), -5)
    m, u = model._defaults(2, 4)
    assert round(float(np.log2(m / u)), 6) == 3
