"""Bad input: whatever was typed, the engine answers, and what it weighs is bounded."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenhour.linkage import blocking, phones, standard
from goldenhour.linkage.index.searching import WEIGHED
from tests.linkage.records import EVERYBODY, NORA, TODAY, crowd, heard, index_of, persons

INDEX = index_of([*EVERYBODY.items(), *crowd(500)])
COLUMNS = (*NORA, "uprn", "age")
ODD = (
    "\x00",
    "No\x00ra",
    "N" * 10_000,
    "\N{COMBINING ACUTE ACCENT}" * 10_000,
    "\N{FACE WITH TEARS OF JOY}" * 300,
    "\N{RIGHT-TO-LEFT OVERRIDE}نورا",
    "\ud800",
    "30/02/1985",
    "1985-02-30",
    "4" * 40,
    "+" * 50,
    "٠٧٧٠٠٩٠٠٧٧٧",
    "'; DROP TABLE people; --",
    "½",
    "ß" * 200,
    "%%_%",
    " ",
)


@pytest.mark.parametrize("column", COLUMNS)
def test_an_odd_value_is_answered_and_the_rest_still_finds_the_person(column: str) -> None:
    for odd in ODD:
        answer = INDEX.ask(heard({**NORA, column: odd}))
        assert persons(answer)[0] == "nora", ascii(odd)
        assert answer.weighed <= WEIGHED, ascii(odd)


def test_nothing_but_an_odd_value_is_answered() -> None:
    for odd in ODD:
        answer = INDEX.ask(heard(dict.fromkeys(COLUMNS, odd)))
        assert all(one.decision != "match" for one in answer.found), ascii(odd)


@given(st.dictionaries(st.sampled_from(COLUMNS), st.text(max_size=40)))
@settings(deadline=None, max_examples=50)
def test_any_text_is_read_and_read_again_the_same(said: dict[str, str]) -> None:
    record = heard(said)
    assert record == heard(dict(said))
    assert len(blocking.asked(record)) <= 150
    assert INDEX.ask(record).weighed <= WEIGHED
    for column in standard.COLUMNS:
        assert len(record.text(column) or "") <= 3 * standard.LONGEST + 20


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("07700 900310", "700900310"),
        ("+447700900310", "700900310"),
        ("0044 7700 900310", "700900310"),
        ("4" * 40, None),
        ("0770090031", "770090031"),
        ("(01782) 960 123 ext 5", "782960123"),
    ],
)
def test_numbers_in_any_format(typed: str, read: str | None) -> None:
    assert standard.read({"phone": typed}, on=TODAY).phone == read


@given(st.from_regex(r"(?:0|\+44|0044)[1-9][0-9]{9}", fullmatch=True))
@settings(deadline=None)
def test_the_short_way_to_a_number_gives_what_the_long_way_gives(typed: str) -> None:
    number = phones.read(typed)
    assert number is not None
    assert heard({"phone": typed}).phone == number.last9
