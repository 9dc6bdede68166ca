"""The files of identification: what is read, what is refused and with which line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenhour.identification.rules import people_file
from goldenhour.identification.rules.people_file import Person, Query, Refused, people, queries

HEADER = (",".join(Person._fields) + "\n").encode()


def _row(**values: str) -> bytes:
    return (",".join(Person(**{"person_id": "p1"} | values)) + "\n").encode()


@pytest.mark.parametrize(
    "values",
    [
        {"date_of_birth": "1984-02-29"},
        {"phone": "07700900310"},
        {"phone": "+44 (0)1632 960 001 ext 4"},
        {"phone": "00441632960001"},
        {"email": "k.kehoe@example.org"},
        {"postcode": "st16 2ab"},
        {"postcode": "2602"},
        {"uprn": "100012345678"},
        {"surname": "Ní Bhriain", "given_name": "محمد"},
    ],
)
def test_what_may_stand_in_a_people_file(values: dict[str, str]) -> None:
    assert list(people([HEADER, _row(**values)])) == [(2, Person(person_id="p1", **values))]


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ({"person_id": ""}, "person_id"),
        ({"date_of_birth": "1985-02-30"}, "date_of_birth"),
        ({"date_of_birth": "03/04/1985"}, "date_of_birth"),
        ({"phone": "4" * 40}, "phone"),
        ({"phone": "none"}, "phone"),
        ({"email": "at home"}, "email"),
        ({"postcode": "?"}, "postcode"),
        ({"uprn": "12B"}, "uprn"),
        ({"surname": "K\x00hoe"}, "surname"),
        ({"surname": "K" * 10_000}, "surname"),
    ],
)
def test_a_malformed_value_is_named_with_its_line(values: dict[str, str], named: str) -> None:
    (_, refused) = people([HEADER, _row(), _row(**values)])
    assert isinstance(refused, Refused)
    assert refused.line == 3
    assert refused.reason.startswith(named)


@pytest.mark.parametrize(
    ("lines", "line", "said"),
    [
        ([], 1, "empty"),
        ([b"surname\n"], 1, "no column person_id"),
        ([b"person_id,person_id\n"], 1, "twice"),
        ([b"person_id,nickname\n", b"p1,Bob\n"], 1, "nickname"),
        ([b"person_id,surname\n", b"p1\n"], 2, "1 fields, not 2"),
        ([b"person_id\n", b"p1,Kehoe\n"], 2, "2 fields, not 1"),
        ([b"person_id\n", b"\n", b"p\xff\n"], 3, "UTF-8"),
        ([b"person_id\n", b'"p1\n', b"p2\n"], 2, "quotation mark"),
        ([b"person_id\n", b'"p1\n', b'2"\n', b"\xff\n"], 4, "UTF-8"),
    ],
)
def test_what_is_no_table_is_refused(lines: list[bytes], line: int, said: str) -> None:
    refused = [each for each in people(lines) if isinstance(each, Refused)]
    assert refused[-1].line == line
    assert said in refused[-1].reason


def test_columns_come_in_any_order_and_may_be_left_out() -> None:
    lines = [b"\xef\xbb\xbfsurname,shoe,person_id\r\n", b" Kehoe ,9,p1\r\n"]
    assert list(people(lines, ignore_extra=True)) == [(2, Person("p1", surname="Kehoe"))]


def test_a_query_is_never_refused_for_what_was_said() -> None:
    lines = [b"query_id,date_of_birth,phone,age\n", b"q1,30 Feb,4444,about forty\n", b"q2\n"]
    assert list(queries(lines)) == [
        (2, Query("q1", date_of_birth="30 Feb", phone="4444", age="about forty")),
        (3, Query("q2")),
    ]


def test_a_query_with_more_fields_than_the_header_is_refused() -> None:
    assert list(queries([b"query_id\n", b"q1,x\n"])) == [Refused(2, "has 2 fields, not 1")]


@given(st.lists(st.text(max_size=12), min_size=11, max_size=11))
def test_one_look_at_a_row_agrees_with_a_look_at_each_value(values: list[str]) -> None:
    fields = ["p1", *values]
    if people_file._is_plainly_well_formed(fields):
        assert people_file.fault(Person._make(fields)) == ""


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(rest: bytes) -> None:
    lines = (HEADER + rest).splitlines(keepends=True)
    read = list(people(lines)) + list(queries(lines, ignore_extra=True))
    assert all(isinstance(each, Refused | tuple) for each in read)
