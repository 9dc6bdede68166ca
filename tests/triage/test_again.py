"""Judged again: a grade that was sent rises at once and falls only by the lock."""

from typing import Any
from uuid import UUID

import pytest

from goldenhour.contact import commands as contact
from goldenhour.force.models import Officer
from goldenhour.journal.commands import NotAllowed, Refused
from goldenhour.journal.models import Entry
from goldenhour.response import queries as response
from goldenhour.triage import commands as triage
from goldenhour.triage import queries
from goldenhour.triage.models import AgreementRequest, Assessment, CallerTold, Incident
from tests.moments import NINE, minutes
from tests.response.incidents import FACTS, sent

pytestmark = pytest.mark.django_db

CALM = "The caller is with a neighbour and the lad is long gone."
TOLD = "An appointment tomorrow; ring 999 if anybody comes back."
SAFER: dict[str, Any] = dict(FACTS["S"]) | {"e_told": "We will come tomorrow."}


@pytest.fixture
def burglary(hana: Officer) -> Incident:
    """A Priority burglary that rang at nine: nothing was known of it."""
    return sent(hana, NINE)


def call_of(incident: Incident) -> UUID:
    return incident.contacts.order_by("id")[0].contact.uid


def looked(incident: Incident, by: Officer, minute: float = 20, why: str = "") -> Assessment:
    return triage.reassess(
        contact=call_of(incident),
        trigger="new_information",
        answers=SAFER,
        why=why,
        by=by,
        at=NINE + minutes(minute),
    )


def lowered(incident: Incident, by: Officer, minute: float = 24, **given: Any) -> Incident:
    words = {"why": CALM, "told": TOLD} | given
    return triage.regrade(
        incident=incident.uid, grade="S", by=by, at=NINE + minutes(minute), **words
    )


def asked(incident: Incident, by: Officer, minute: float = 21) -> AgreementRequest:
    return triage.ask_agreement(
        contact=call_of(incident), grade="S", why=CALM, by=by, at=NINE + minutes(minute)
    )


def agreed(incident: Incident, by: Officer, minute: float = 22) -> None:
    triage.agree(
        contact=call_of(incident), grade="S", why="I heard it.", by=by, at=NINE + minutes(minute)
    )


def test_the_whole_way_down(burglary: Incident, dina: Officer, tara: Officer) -> None:
    assert looked(burglary, dina).grade == "P"  # judged lower, and yet it does not fall by itself
    asked(burglary, dina)
    agreed(burglary, tara)
    lowered(burglary, dina)
    burglary.refresh_from_db()
    last = Assessment.objects.order_by("-id")[0]
    assert (burglary.grade, last.grade, last.agreed_by, last.caller_told) == ("S", "S", tara, True)
    assert AgreementRequest.objects.get().answer == "agreed"
    assert CallerTold.objects.get().what == TOLD
    entry = Entry.objects.filter(what="triage.regraded").order_by("-id")[0]
    assert (entry.by, entry.facts) == (dina, {"before": "P", "grade": "S"})
    written = str(list(Entry.objects.values_list("facts", flat=True)))
    assert CALM not in written
    assert TOLD not in written


def test_a_lower_grade_names_what_is_missing_in_its_order(
    burglary: Incident, dina: Officer, tara: Officer
) -> None:
    def refusal(**given: Any) -> str:
        with pytest.raises(triage.Locked) as no:
            lowered(burglary, dina, **given)
        assert len(str(no.value).split()) <= 20
        return str(no.value)

    assert "THRIVE of your own" in refusal()
    looked(burglary, dina)
    assert "needs a reason" in refusal(why=" ")
    assert "A supervisor must agree" in refusal()
    agreed(burglary, tara)
    assert "Tell the caller" in refusal(told="")
    triage.note_partner(
        contact=call_of(burglary), agency="Council", step="asked", by=dina, at=NINE + minutes(23)
    )
    assert "Another agency was asked" in refusal()
    lowered(burglary, dina, partner_told=True)
    burglary.refresh_from_db()
    assert burglary.grade == "S"


def test_the_one_who_asks_never_agrees(burglary: Incident, tara: Officer) -> None:
    looked(burglary, tara)
    asked(burglary, tara)
    with pytest.raises(triage.NotYours, match="Another supervisor must agree"):
        agreed(burglary, tara)


def test_a_dispatcher_cannot_agree(burglary: Incident, dina: Officer) -> None:
    with pytest.raises(NotAllowed):
        agreed(burglary, dina)


def test_an_agreement_holds_half_an_hour_for_one_assessment_and_once(
    burglary: Incident, dina: Officer, tara: Officer
) -> None:
    looked(burglary, dina)
    agreed(burglary, tara)
    with pytest.raises(triage.Locked):
        lowered(burglary, dina, minute=53)
    looked(burglary, dina, 54, "Rang again: still calm.")
    with pytest.raises(triage.Locked, match="A supervisor must agree"):
        lowered(burglary, dina, minute=55)
    agreed(burglary, tara, minute=56)
    lowered(burglary, dina, minute=57)
    triage.regrade(incident=burglary.uid, grade="P", why="", by=dina, at=NINE + minutes(58))
    with pytest.raises(triage.Locked, match="A supervisor must agree"):
        lowered(burglary, dina, minute=59)


def test_a_request_is_refused_with_a_reason_and_the_grade_stays(
    burglary: Incident, dina: Officer, tara: Officer
) -> None:
    looked(burglary, dina)
    request = asked(burglary, dina)
    assert [one.uid for one in queries.waiting_requests()] == [request.uid]
    with pytest.raises(triage.Unexplained, match="Write why the grade must stay"):
        triage.refuse_agreement(request=request.uid, why=" ", by=tara, at=NINE + minutes(22))
    triage.refuse_agreement(request=request.uid, why="He is back.", by=tara, at=NINE + minutes(22))
    assert queries.waiting_requests() == []
    with pytest.raises(triage.Answered):
        triage.refuse_agreement(request=request.uid, why="No.", by=tara, at=NINE + minutes(23))
    with pytest.raises(triage.Locked, match="A supervisor must agree"):
        lowered(burglary, dina)


def test_a_higher_grade_needs_nothing(burglary: Incident, dina: Officer) -> None:
    triage.regrade(incident=burglary.uid, grade="I", why="", by=dina, at=NINE + minutes(5))
    burglary.refresh_from_db()
    assert (burglary.grade, burglary.due_at) == ("I", NINE + minutes(15))


def test_an_update_of_the_call_never_lowers_what_was_sent(
    burglary: Incident, hana: Officer
) -> None:
    facts: dict[str, Any] = {"incident_type": "burglary", "answers": FACTS["S"]}
    given: dict[str, Any] = {"contact": call_of(burglary), "by": hana, "at": NINE + minutes(5)}
    assert triage.assess(**facts, **given).grade == "P"
    with pytest.raises(triage.Locked, match="sent at a higher grade"):
        triage.assess(**facts, **given, grade="S", why="Calm.")
    burglary.refresh_from_db()
    assert burglary.grade == "P"


def test_nothing_new_is_one_deliberate_act(burglary: Incident, dina: Officer) -> None:
    given: dict[str, Any] = {"contact": call_of(burglary), "by": dina, "at": NINE + minutes(5)}
    with pytest.raises(triage.Unexplained, match="Nothing has changed"):
        triage.reassess(**given, trigger="clock")
    with pytest.raises(triage.Unsaid, match="Choose why you look again"):
        triage.reassess(**given, trigger="a_whim", why="The same.")
    again = triage.reassess(**given, trigger="clock", why="Rang: still the same.")
    assert (again.stage, again.trigger, again.grade) == ("reassessment", "clock", "P")


def test_a_caller_who_cannot_be_reached_stays_owed_until_told(
    burglary: Incident, dina: Officer, tara: Officer
) -> None:
    looked(burglary, dina)
    agreed(burglary, tara)
    lowered(burglary, dina, told="", could_not_reach="No answer, twice.")

    def owed(minute: float) -> set[str]:
        looks = response.looks_owed([burglary.uid], NINE + minutes(minute))
        return {look.trigger for look in looks[burglary.uid]}

    assert "tell_grade" in owed(25)
    triage.tell_caller(
        contact=call_of(burglary), about="grade", what=TOLD, by=dina, at=NINE + minutes(30)
    )
    assert "tell_grade" not in owed(31)


def test_an_agency_that_declines_or_is_late_makes_a_look_due(
    burglary: Incident, dina: Officer
) -> None:
    given: dict[str, Any] = {"contact": call_of(burglary), "agency": "Ambulance", "by": dina}
    with pytest.raises(triage.Unsaid, match="Nobody asked this agency"):
        triage.note_partner(**given, step="accepted", at=NINE, due_at=NINE + minutes(20))
    triage.note_partner(**given, step="asked", at=NINE + minutes(1))
    triage.note_partner(**given, step="accepted", at=NINE + minutes(2), due_at=NINE + minutes(20))

    def owed(minute: float) -> list[str]:
        looks = response.looks_owed([burglary.uid], NINE + minutes(minute))
        return [look.trigger for look in looks[burglary.uid]]

    assert owed(29) == []
    assert owed(31) == ["agency_declines_or_delays"]
    burglary.refresh_from_db()
    assert burglary.grade == "P"  # a partner never lowers a grade


def test_a_second_call_joins_and_can_only_raise(burglary: Incident, hana: Officer) -> None:
    call = contact.receive(channel="999", by=hana, at=NINE + minutes(3))
    triage.assess(
        contact=call.uid,
        incident_type="burglary",
        answers=FACTS["I"],
        by=hana,
        at=NINE + minutes(4),
    )
    same: dict[str, Any] = {
        "contact": call.uid,
        "incident": burglary.uid,
        "why": "The same door, he says.",
    }
    with pytest.raises(triage.Unexplained, match="why it is the same event"):
        triage.join(**same | {"why": " "}, by=hana, at=NINE + minutes(5))
    triage.join(**same, by=hana, at=NINE + minutes(5))
    burglary.refresh_from_db()
    assert (burglary.grade, burglary.due_at) == ("I", NINE + minutes(15))
    looks = response.looks_owed([burglary.uid], NINE + minutes(6))[burglary.uid]
    assert "new_information" in {look.trigger for look in looks}
    with pytest.raises(triage.AlreadySent):
        triage.join(**same, by=hana, at=NINE + minutes(6))


def test_words_answer_an_alert_and_not_a_fresh_thrive(burglary: Incident, dina: Officer) -> None:
    given: dict[str, Any] = {"incident": burglary.uid, "by": dina, "at": NINE + minutes(41)}
    with pytest.raises(triage.Unsaid, match="Re-assess"):
        triage.acknowledge(**given, trigger="clock", words="Seen.")
    with pytest.raises(triage.Unsaid, match="Write what you saw"):
        triage.acknowledge(**given, trigger="unassigned", words=" ")
    triage.acknowledge(**given, trigger="unassigned", words="HA21 is coming off a job for it.")
    looks = response.looks_owed([burglary.uid], NINE + minutes(42))[burglary.uid]
    assert "unassigned" not in {look.trigger for look in looks}


def test_the_record_of_a_contact_has_everything_for_the_contact_file(
    burglary: Incident, dina: Officer, tara: Officer
) -> None:
    looked(burglary, dina)
    asked(burglary, dina)
    agreed(burglary, tara)
    lowered(burglary, dina)
    record = queries.record_of(call_of(burglary))
    assert [one.grade for one in record.assessments] == ["P", "P", "S"]
    assert [one.trigger for one in record.assessments][1] == "new_information"
    assert [one.agreed_by__name for one in record.agreements] == ["Tara Example"]
    assert [one.about for one in record.told] == ["grade"]
    assert issubclass(triage.Locked, Refused)
