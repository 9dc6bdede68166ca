"""Common: a surname and a street of thousands of rows cost a look no more than a rare one."""

from datetime import datetime
from typing import Any

import pytest
from django.db import connection

from goldenhour.force.models import Officer
from goldenhour.identification import queries
from goldenhour.identification.models import Mention
from goldenhour.identification.queries import Said, index
from goldenhour.journal.numbers import LONDON
from goldenhour.linkage.keys import asked
from tests.identification.conftest import Call, State
from tests.moments import days

MANY = 3_000
THERE: dict[str, Any] = {
    "surname": "Smith",
    "street": "Mill Lane",
    "locality": "Audley",
    "postcode": "ST7 8AA",
}
AGAIN = """
WITH told AS (
  INSERT INTO identification_mention (uid, version, salt, contact_id, "case", role, relation,
    given_name, surname, sex, phone, email, date_of_birth, age, house, street, locality, postcode,
    uprn, factors, said_at, noted_by_id)
  SELECT gen_random_uuid(), 1, salt, contact_id, '26/' || n, role, relation, given_name, surname,
    sex, phone, email, date_of_birth, age, house, street, locality, postcode, uprn, factors,
    said_at, noted_by_id
  FROM identification_mention, generate_series(1, %s) n WHERE id = %s RETURNING id
)
INSERT INTO identification_mentionkey (mention_id, kind, key)
SELECT told.id, k.kind, k.key FROM told, identification_mentionkey k WHERE k.mention_id = %s
"""


@pytest.fixture
def smiths(call: Call, state: State, nine: datetime) -> None:
    """A street of Smiths whose forenames nobody gave, and one John among them."""
    row = state(call(nine - days(2)), nine - days(2), role="witness", **THERE)
    with connection.cursor() as cursor:
        cursor.execute(AGAIN, [MANY, row.pk, row.pk])
    state(call(nine - days(1)), nine - days(1), given_name="John", age=40, **THERE)
    assert Mention.objects.count() > MANY


def read_by(said: Said, at: datetime, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many rows a look reads from the keys."""
    read: list[int] = []
    plain = index.of_rows

    def of_rows(rows: Any) -> Any:
        listed = list(rows)
        read.append(len(listed))
        return plain(listed)

    monkeypatch.setattr(index, "of_rows", of_rows)
    index.sharing(asked(said, on=at.astimezone(LONDON).date()))
    return sum(read)


@pytest.mark.usefixtures("smiths")
def test_common_keys_are_bounded_and_the_rare_one_is_followed(
    hana: Officer, nine: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = Said(given_name="Jon", age=40, **THERE)
    assert read_by(said, nine, monkeypatch) <= index.FOLLOWED
    found = queries.known(said=said, by=hana, at=nine)
    assert [one.name for one in found.same_person][:1] == ["John Smith"]
    assert found.same_person[0].level == "probable"


@pytest.mark.usefixtures("smiths")
def test_with_nothing_but_common_keys_the_newest_are_weighed(
    hana: Officer, nine: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert read_by(Said(**THERE), nine, monkeypatch) <= index.FOLLOWED
    found = queries.known(said=Said(**THERE), by=hana, at=nine)
    assert found.status == "looked"
    assert "probable" not in {one.level for one in found.same_person}


def test_a_common_key_that_could_be_anybodys_proposes_nobody_by_itself() -> None:
    common = [("phone_head", 1, 100, mention) for mention in (1, 2)]
    rare = [("phone_tail", 2, 3, 3)]
    two = [("surname", 3, 150, 2)]
    found = index.of_rows([*common, *rare, *two])
    assert found.likely == found.strongest({1, 2, 3}) == {2, 3}
    assert set(found.kept({2, 3})) == {2, 3}


def test_where_too_few_of_the_likely_stand_more_are_read() -> None:
    rows = [("names", 1, 2, mention) for mention in range(1, 200)]
    found = index.of_rows(rows)
    most = found.ranked[: index.LIKELY]
    assert most == [*range(199, 199 - index.LIKELY, -1)]
    assert found.others(most) == []
    assert found.others(most[: index.WEIGHED]) == []
    more = found.others(most[1 : index.WEIGHED])
    assert more == [*range(199 - index.LIKELY, 0, -1)]
    standing = {*most[1 : index.WEIGHED], *more}
    assert found.strongest(standing) == {*most[1 : index.WEIGHED], more[0]}


def test_who_said_it_again_and_again_crowds_out_nobody(
    call: Call, state: State, hana: Officer, nine: datetime
) -> None:
    """A jotting corrected on every call leaves as many rows that no longer stand."""
    state(call(nine - days(2)), nine - days(2), given_name="Joan", surname="Smith", age=61)
    contact = call(nine - days(1))
    for age in range(20, 20 + index.LIKELY):
        state(contact, nine - days(1), given_name="Joan", surname="Smith", age=age)
    found = queries.known(said=Said(given_name="Joan", surname="Smith"), by=hana, at=nine)
    assert {one.age for one in found.same_person} == {61, 20 + index.LIKELY - 1}
