"""Gazetteer file: addresses line by line; whatever is wrong names its line and how to mend it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenhour.geography import Address, Fault, addresses, on_the_grid

HEAD = "uprn,street,locality,postcode,e,n"
GOOD = "100001,12a Mallow Way,Kidsgrove,st71ab,383900.4,354600"


def read(*lines: str, head: str = HEAD) -> list[Address | Fault]:
    return list(addresses([f"{line}\r\n".encode() for line in (head, *lines)]))


def test_an_address_is_read_with_its_number_apart() -> None:
    wanted = Address("100001", "12a", "Mallow Way", "Kidsgrove", "ST7 1AB", 383_900, 354_600)
    assert read(GOOD) == [wanted]


def test_columns_stand_in_any_order_and_case_and_others_are_passed_over() -> None:
    head = "\ufeffN,E,X,House,UPRN,Postcode,Locality,Street"
    (found,) = read("354600,383900,?,The Old Forge,7,,Alton,2 Mile Lane", head=head)
    assert found == Address("7", "The Old Forge", "2 Mile Lane", "Alton", "", 383_900, 354_600)


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("x,A Street,Leek,,383900,354600", "uprn must be 1 to 12 digits"),
        ("1234567890123,A Street,Leek,,383900,354600", "uprn must be 1 to 12 digits"),
        ("5,A Street,Leek,SW1,383900,354600", "postcode has not the shape of one"),
        ("5,A Street,Leek,,354600,nine", "e and n must be metres"),
        ("5,A Street,Leek,,,", "e and n must be metres"),
        ("5,A Street,Leek,,1141500,446500", "e and n look swapped"),
        ("5,A Street,Leek,,9999999,0", "outside the United Kingdom"),
        ("5,,,,383900,354600", "street and locality are both blank"),
        (f"5,{'S' * 121},Leek,,383900,354600", "street is longer than 120"),
        ("5,A\x00Street,Leek,,383900,354600", "Save the file as UTF-8"),
    ],
)
def test_a_line_that_is_no_address_says_which_and_why(line: str, what: str) -> None:
    good, fault = read(GOOD, line)
    assert isinstance(good, Address)
    assert isinstance(fault, Fault)
    assert fault.line == 3
    assert what in fault.what
    assert len(fault.what.split()) <= 20


def test_a_uprn_twice_names_both_lines() -> None:
    fault = read(GOOD, GOOD)[1]
    assert str(fault) == "line 3: uprn 100001 stands on line 2 already."


def test_a_heading_without_a_column_is_refused_at_once() -> None:
    (fault,) = read(GOOD, head="uprn,street,postcode")
    assert str(fault).startswith("line 1: the heading lacks locality, e, n.")


def test_another_encoding_is_named_with_its_line() -> None:
    lines = [f"{HEAD}\n".encode(), "1,Caf\u00e9 Yard,Leek,,383900,354600\n".encode("latin-1")]
    (fault,) = addresses(lines)
    assert str(fault) == "line 2: a character cannot be read. Save the file as UTF-8."


@given(st.lists(st.binary(max_size=80), max_size=6))
def test_no_file_at_all_breaks_it(lines: list[bytes]) -> None:
    for head in ([], [f"{HEAD}\n".encode()]):
        for one in addresses([*head, *lines]):
            assert isinstance(one, Fault) or on_the_grid(one.easting, one.northing)
