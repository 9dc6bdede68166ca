"""Guards: whatever contradicts is never a match, on files as on screens, however much it weighs."""

import pytest

from goldenhour.linkage.index.searching import Answer
from tests.linkage.records import ADAM, IVOR, NORA, Said, crowd, decisions, heard, index_of, persons

CROWD = crowd(300)


def asked(said: Said, **on_record: Said) -> Answer:
    """The answer where only these are on record, beside a crowd."""
    return index_of([*on_record.items(), *CROWD]).ask(heard(said))


@pytest.mark.parametrize(
    "said",
    [
        {**ADAM, "given_name": "Ben"},
        {**IVOR, "surname": "Brindley", "date_of_birth": "1978-09-30", "phone": ADAM["phone"]},
        {"given_name": "Adam", "phone": "07700900452"},
        {k: ADAM[k] for k in ("surname", "house", "street", "postcode")},
    ],
    ids=["twin", "another on one number", "a figure and a name", "surname and home"],
)
def test_what_contradicts_is_offered_at_most(said: Said) -> None:
    assert decisions(asked(said, adam=ADAM)).get("adam", "none") != "match"


def test_a_father_whose_son_has_his_name_number_and_home_is_no_match() -> None:
    answer = asked({**IVOR, "date_of_birth": "30 September 1978"}, ivor=IVOR)
    assert answer.found[0].probability > 0.99
    assert decisions(answer)["ivor"] == "possible"


def test_whoever_has_the_number_is_offered_however_little_they_weigh() -> None:
    said = {"phone": NORA["phone"], "given_name": "Piotr", "date_of_birth": "1999-09-09"}
    assert decisions(asked(said, nora=NORA))["nora"] == "possible"


def test_a_twin_who_contradicts_takes_no_lead_away() -> None:
    twin = {**ADAM, "given_name": "Ben"}
    answer = asked({k: v for k, v in ADAM.items() if k != "sex"}, adam=ADAM, ben=twin)
    assert persons(answer)[:2] == ["adam", "ben"]
    assert decisions(answer) | {"adam": "match", "ben": "possible"} == decisions(answer)
