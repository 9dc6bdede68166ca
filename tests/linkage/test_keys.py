"""Keys: what two statements of one identity share, and what two identities never do."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenhour.linkage import keys as linkage
from goldenhour.linkage.keys import Key, Said, keys

TODAY = date(2026, 12, 1)
ALISHA = Said(
    given_name="Alisha",
    surname="Sample",
    phone="07700 900142",
    date_of_birth="1.2.92",
    house="14",
    postcode="ST7 1AB",
)


def kinds(one: Said, other: Said) -> set[str]:
    shared = set(keys(one, on=TODAY)) & set(keys(other, on=TODAY))
    return {key.kind for key in shared}


def test_the_same_statement_in_another_writing_shares_every_key() -> None:
    other = Said(
        given_name="ALISHA",
        surname="sample",
        phone="+44 (0)7700 900 142",
        date_of_birth="2/1/1992",
        house="No 14",
        postcode="st71ab",
    )
    assert set(keys(ALISHA, on=TODAY)) == set(keys(other, on=TODAY))


@pytest.mark.parametrize(
    ("other", "shared"),
    [
        (Said(phone="07700900142"), {"phone", "phone9"}),
        (Said(phone="+353 7700900142"), {"phone9"}),
        (Said(postcode="ST7 1AB", date_of_birth="1992-02-01"), {"postcode", "postcode_dob"}),
        (Said(postcode="ST7 1AB", house="14"), {"postcode", "address"}),
        (Said(surname="Sample", date_of_birth="1 Feb 92"), {"surname_dob"}),
        (Said(given_name="Alisha", surname="Sample", age=34), {"name_year"}),
        (Said(given_name="Sample", surname="Alisha", age=34), {"name_year"}),
        (Said(given_name="Marek", surname="Other"), set()),
    ],
)
def test_a_part_of_it_shares_what_it_can(other: Said, shared: set[str]) -> None:
    assert kinds(ALISHA, other) == shared


def test_nothing_said_has_no_key_and_nothing_unreadable_is_an_error() -> None:
    assert keys(Said(), on=TODAY) == ()
    unreadable = Said(phone="later", date_of_birth="30.2.", age=999, postcode="?", uprn="x")
    assert keys(unreadable, on=TODAY) == ()


def test_every_kind_has_its_words_and_every_hash_fits_a_bigint() -> None:
    full = Said(**{**vars(ALISHA), "email": "A@example.org", "uprn": "010001"})
    found = keys(full, on=TODAY)
    assert {key.kind for key in found} == set(linkage.KINDS)
    assert all(-(2**63) <= key.hash < 2**63 for key in found)


def test_a_key_is_the_same_on_every_machine_and_for_ever() -> None:
    phone = [key for key in keys(ALISHA, on=TODAY) if key.kind == "phone"]
    assert phone == [Key("phone", -8113414901777307024)]


@given(st.builds(Said, *[st.text(max_size=40)] * 5, st.none() | st.integers()))
def test_no_statement_is_ever_an_error(said: Said) -> None:
    assert list(keys(said, on=TODAY)) == sorted(set(keys(said, on=TODAY)))
