"""Answer: what the API says of a caller is what its schema would have written."""

import json
from datetime import datetime

from ninja.responses import NinjaJSONEncoder

from goldenhour.force.models import Officer
from goldenhour.identification import api, commands, queries
from goldenhour.web.api.written import written
from tests.identification.conftest import ALISHA, Call, State
from tests.moments import minutes


def test_the_answer_has_the_octets_that_its_schema_would_write(
    call: Call, state: State, hana: Officer, tara: Officer, nine: datetime
) -> None:
    earlier = state(call(nine, words="Wait “here”: he said né"), nine, **ALISHA)
    commands.add_marker(
        mention=earlier.uid,
        kind="code_word",
        source="Refuge",
        owner="Protection desk",
        starts_on=nine.date(),
        review_on=nine.date(),
        by=tara,
        at=nine,
    )
    contact = call(nine + minutes(1), house="14", postcode="ST7 1AB")
    state(contact, nine + minutes(1), **ALISHA)
    found = queries.known(contact=contact.uid, by=hana, at=nine + minutes(2))
    assert found.same_person[0].comparisons
    assert found.same_person[0].markers
    schema = api.Known.model_validate(found)
    wanted = json.dumps(schema.model_dump(), cls=NinjaJSONEncoder)
    answer = written(api.Known, found)
    assert answer.content.decode() == wanted
    assert answer["Content-Type"] == "application/json; charset=utf-8"
