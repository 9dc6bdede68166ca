"""History: what identification found, in the form that triage reads."""

from datetime import date, datetime

from goldenhour.force.models import Officer
from goldenhour.identification import commands, queries
from goldenhour.identification.queries import Known, Said
from goldenhour.identification.rules.markers import KINDS
from goldenhour.rulebook import control_room
from goldenhour.triage import rules as triage
from tests.identification.conftest import ALISHA, Call, State
from tests.moments import days


def judged(known: Known, at: datetime) -> triage.Proposal:
    contact = {
        "contact": "c1",
        "channel": "999",
        "received_at": at.isoformat(),
        "setting": "urban",
        "incident_type": "other",
        "answers": {},
        "observed": ["silent_call"],
        "history": known.history(),
    }
    return triage.propose_plain(contact, book=control_room.in_force(at))


def test_triage_reads_everything_that_was_found(
    call: Call, state: State, hana: Officer, tara: Officer, ines: Officer, nine: datetime
) -> None:
    yesterday = nine - days(1)
    earlier = call(yesterday, house="14", postcode="ST7 1AB")
    row = state(earlier, yesterday, **ALISHA)
    factors = ["carer_or_cared_for", "age_older"]
    state(earlier, yesterday, role="household", age=71, relation="parent", factors=factors)
    commands.record_involvement(
        mention=row.uid, case="26/0001", role="victim", by=ines, at=yesterday
    )
    commands.add_marker(
        mention=row.uid,
        kind="marac",
        source="Conference",
        owner="Safeguarding team",
        starts_on=date(2026, 11, 1),
        review_on=date(2027, 1, 1),
        by=tara,
        at=nine,
    )
    said = Said(phone="07700 900142", house="14", postcode="ST7 1AB")
    known = queries.known(said=said, by=hana, at=nine)
    assert known.history() == {
        "contacts_12m": 1,
        "crimes_12m": 1,
        "markers": ["marac"],
        "same_address_contacts_12m": 1,
        "near_crimes_12m": 0,
        "household": [
            {"age": 71, "relation": "parent", "factors": ["age_older", "carer_or_cared_for"]}
        ],
        "match": "probable",
    }
    proposal = judged(known, nine)
    assert {"marac", "repeat_victim_probable", "vulnerable_in_household"} <= set(proposal.flags)


def test_triage_reads_that_nobody_looked(hana: Officer, nine: datetime) -> None:
    known = queries.known(said=Said(), by=hana, at=nine)
    assert known.history() == {}
    judged(known, nine)


def test_the_markers_are_those_that_triage_knows(nine: datetime) -> None:
    book = control_room.in_force(nine)
    assert set(KINDS) == {marker.id for marker in book.thrive.marker}
