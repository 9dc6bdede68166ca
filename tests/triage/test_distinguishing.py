"""Not the same event: said once, kept with who and when, not offered again, taken back."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from goldenhour.contact import commands as contact
from goldenhour.contact.models import Contact
from goldenhour.force.models import Officer
from goldenhour.journal.models import Entry
from goldenhour.triage import commands, queries
from goldenhour.triage.models import Distinction, Incident
from goldenhour.triage.rules.duplicates import Spot
from tests.moments import NINE, minutes
from tests.response.incidents import FACTS, POSTCODES, sent

pytestmark = pytest.mark.django_db
WHY = "She is at the front, they are at the back."


@pytest.fixture
def burglary(hana: Officer) -> Incident:
    return sent(hana, NINE)


@pytest.fixture
def call(hana: Officer) -> Contact:
    """A second caller in the same postcode, who has no end yet."""
    at = NINE + minutes(5)
    row = contact.receive(channel="999", by=hana, at=at)
    return contact.amend(contact=row.uid, postcode=POSTCODES["Hanley"], by=hana, at=at)


def apart(incident: Incident, by: Officer, **of: object) -> Distinction:
    given = {"why": WHY, "by": by, "at": NINE + minutes(6)}
    return commands.distinguish(incident=incident.uid, **(given | of))


def offered(incident: Incident) -> list[str]:
    """What an incident's page would offer: incidents, then calls."""
    said = queries.apart_from_incident(incident.uid)
    spot = Spot(NINE, incident.postcode, incident.easting, incident.northing)
    near = queries.same_event(spot, but=incident.uid, apart=said)
    calls = queries.same_callers(spot, said)
    return [*(one.reference for one in near), *(one.reference for one in calls)]


def test_a_call_set_apart_is_offered_on_neither_side(
    burglary: Incident, call: Contact, hana: Officer
) -> None:
    assert offered(burglary) == [call.reference]
    made = apart(burglary, hana, contact=call.uid)
    assert offered(burglary) == []
    (said,) = queries.apart_from_contact(call.uid)
    assert (said.reference, said.said_by, said.why) == (burglary.reference, "7101", WHY)
    entry = Entry.objects.get(what="triage.distinguished")
    assert entry.facts == {"incident": str(burglary.uid), "other": str(call.uid)}
    with pytest.raises(commands.Distinguished, match="said so already"):
        apart(burglary, hana, contact=call.uid)
    with pytest.raises(commands.Distinguished, match="Take that back, then join"):
        commands.join(
            contact=call.uid, incident=burglary.uid, why="It is.", by=hana, at=made.said_at
        )


def test_it_holds_for_the_incident_that_the_call_becomes(
    burglary: Incident, call: Contact, hana: Officer
) -> None:
    apart(burglary, hana, contact=call.uid)
    at = NINE + minutes(7)
    commands.assess(contact=call.uid, incident_type="burglary", answers=FACTS["P"], by=hana, at=at)
    own = commands.send(contact=call.uid, by=hana, at=at)
    assert (offered(own), offered(burglary)) == ([], [])
    (said,) = queries.apart_from_incident(own.uid)
    assert said.reference == burglary.reference


def test_two_incidents_are_set_apart_whichever_is_named_first(
    burglary: Incident, hana: Officer, dina: Officer
) -> None:
    other = sent(hana, NINE + minutes(2))
    made = apart(other, dina, other=burglary.uid)
    assert (made.incident, made.other) == (burglary, other)
    assert (offered(other), offered(burglary)) == ([], [])
    with pytest.raises(commands.Distinguished, match="said so already"):
        apart(burglary, dina, other=other.uid)


def test_taken_back_with_a_reason_it_is_offered_again(
    burglary: Incident, call: Contact, hana: Officer
) -> None:
    made = apart(burglary, hana, contact=call.uid)
    given = {"distinction": made.uid, "by": hana, "at": NINE + minutes(9)}
    with pytest.raises(commands.Unexplained, match="Write why"):
        commands.withdraw_distinction(why=" ", **given)
    commands.withdraw_distinction(why="The same man.", **given)
    assert offered(burglary) == [call.reference]
    assert Distinction.objects.get().why_withdrawn == "The same man."
    with pytest.raises(commands.Distinguished, match="taken back already"):
        commands.withdraw_distinction(why="Again.", **given)
    apart(burglary, hana, contact=call.uid)  # and it may be said again


def test_it_is_about_one_thing_and_not_for_everybody(
    burglary: Incident, call: Contact, hana: Officer, ada: Officer
) -> None:
    for of in ({}, {"other": burglary.uid}, {"other": burglary.uid, "contact": call.uid}):
        with pytest.raises(commands.Distinguished, match="Name one call or one other"):
            apart(burglary, hana, **of)
    with pytest.raises(PermissionDenied):
        apart(burglary, ada, contact=call.uid)
    (own,) = queries.contacts_of(burglary.uid)
    with pytest.raises(commands.Distinguished, match="part of this incident already"):
        apart(burglary, hana, contact=own)
    made = apart(burglary, hana, contact=call.uid)
    for broken in ({"contact": None}, {"withdrawn_at": NINE}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Distinction.objects.filter(pk=made.pk).update(**broken)
