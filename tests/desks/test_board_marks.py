"""What is on record stands on the board in one word a kind: for safety, and naming nobody."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from goldenhour.contact import commands as contact
from goldenhour.desks import board_live
from goldenhour.force.models import Officer
from goldenhour.identification import commands as identification
from goldenhour.identification.models import Marker
from goldenhour.identification.rules import markers
from goldenhour.journal.models import Entry
from goldenhour.response import queries
from goldenhour.triage import commands as triage
from goldenhour.triage.models import Incident
from goldenhour.web import clock
from goldenhour.web.events import Event
from tests.moments import NINE, days, minutes
from tests.response.incidents import FACTS, POSTCODES

pytestmark = pytest.mark.django_db
BY_NAME = "Alisha"


@pytest.fixture(autouse=True)
def at_nine(monkeypatch: pytest.MonkeyPatch) -> None:
    """The desks' moment in these tests: four minutes past nine."""
    monkeypatch.setattr(clock, "now", lambda: NINE + minutes(4))


def rang(by: Officer, number: str, kinds: tuple[str, ...], supervisor: Officer) -> Incident:
    """Somebody with these markers rang from this number, and it was sent."""
    call = contact.receive(channel="999", by=by, at=NINE)
    where = POSTCODES["Hanley"]
    contact.amend(contact=call.uid, locality="Hanley", postcode=where, by=by, at=NINE)
    row = identification.mention(
        contact=call.uid, role="caller", given_name=BY_NAME, phone=number, by=by, at=NINE
    )
    for kind in kinds:
        identification.add_marker(
            mention=row.uid,
            kind=kind,
            source="officer",
            owner="public protection",
            starts_on=date(2026, 11, 1),
            review_on=date(2027, 1, 1),
            by=supervisor,
            at=NINE,
        )
    triage.assess(contact=call.uid, incident_type="burglary", answers=FACTS["P"], by=by, at=NINE)
    return triage.send(contact=call.uid, by=by, at=NINE)


def test_a_row_says_what_is_on_record_in_a_word_and_a_shape(
    hana: Officer, tara: Officer, dina: Officer, client: Client
) -> None:
    rang(hana, "07700 900142", ("vulnerability", "dangerous_animal", "refuge_address"), tara)
    seen = Entry.objects.count()
    client.force_login(dina)
    page = " ".join(client.get("/board").content.decode().split())
    assert '<span aria-hidden="true">◆ animal</span>' in page
    assert '<span aria-hidden="true">◇ vulnerable</span>' in page
    assert "on record: dangerous animal" in page
    assert "refuge" not in page  # by need to know: not even counted here
    assert BY_NAME not in page
    made = Entry.objects.order_by("id")[seen:]
    assert not [entry for entry in made if entry.what.endswith(".opened")]


def test_it_stands_on_the_opened_incident_which_is_a_consultation(
    hana: Officer, tara: Officer, dina: Officer, client: Client
) -> None:
    row = rang(hana, "07700 900142", ("weapons",), tara)
    client.force_login(dina)
    assert "On record for the caller" in client.get(f"/incidents/{row.uid}").content.decode()
    assert Entry.objects.filter(what="triage.incident.opened", by=dina).count() == 1


def test_an_ended_marker_is_gone_and_every_open_board_hears_it(
    hana: Officer, tara: Officer
) -> None:
    row = rang(hana, "07700 900142", ("weapons",), tara)
    (told, *_) = board_live.patches([Event(1, "identification.marked", "marker/x")], NINE)
    assert "◆ weapons" in told.data
    marker = Marker.objects.get()
    at = NINE + days(1)
    identification.end_marker(marker=marker.uid, why="Handed in.", by=tara, at=at)
    shown = queries.board(at).incident(row.uid)
    assert shown is not None
    assert shown.markers == ()


def test_the_whole_board_costs_the_same_however_many_are_marked(
    hana: Officer, tara: Officer
) -> None:
    counted = []
    for number in range(4):
        rang(hana, f"07700 90014{number}", ("weapons", "marac"), tara)
        with CaptureQueriesContext(connection) as asked:
            queries.board(NINE + minutes(4))
        counted.append(len(asked))
    assert counted[1:] == counted[:-1]
    assert counted[0] <= 15


def test_the_most_dangerous_is_first_and_what_is_kept_is_left_out() -> None:
    kinds = ("violence", "marac", "safeguarding", "interpreter")
    assert [one.word for one in markers.marked(kinds)] == ["MARAC", "violence", "interpreter"]
    assert {one.shape for one in markers.marked(kinds)} == {"◆", "◇"}
