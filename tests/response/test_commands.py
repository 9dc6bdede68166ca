"""Response commands: each does it, writes it down, and is refused where it may not be."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction
from django.db.utils import ProgrammingError

from goldenhour.force.models import Officer
from goldenhour.journal.commands import NotAllowed
from goldenhour.journal.models import Entry
from goldenhour.journal.rows import Stale
from goldenhour.journal.uids import new_uid
from goldenhour.response import commands
from goldenhour.response.models import Deployment, Shortage, Unit
from goldenhour.triage import commands as triage
from goldenhour.triage.models import Incident
from tests.moments import NINE, minutes
from tests.response.incidents import bases, on_duty, sent

pytestmark = pytest.mark.django_db


def state_of(unit: Unit) -> str:
    return Unit.objects.get(pk=unit.pk).state


def written(what: str, by: Officer) -> Entry:
    return Entry.objects.get(what=what, by=by)


def assigned(incident: Incident, unit: Unit, by: Officer, at: Any = NINE) -> Deployment:
    return commands.assign(incident=incident.uid, unit=unit.uid, by=by, at=at)


def test_assigning_sends_a_free_unit_and_writes_who_where_and_why(
    burglary: Incident, ha21: Unit, dina: Officer
) -> None:
    deployment = assigned(burglary, ha21, dina, NINE + minutes(2))
    assert state_of(ha21) == "EN_ROUTE"
    assert (deployment.incident, deployment.assigned_at) == (burglary, NINE + minutes(2))
    assert deployment.why.startswith("nearest free unit, 0.1 km")
    entry = written("response.assigned", dina)
    assert entry.about == f"deployment/{deployment.uid}"
    assert entry.facts == {"incident": str(burglary.uid), "unit": str(ha21.uid)}
    assert entry.content


def test_the_whole_way_from_assigned_to_clear(
    burglary: Incident, ha21: Unit, dina: Officer
) -> None:
    going = assigned(burglary, ha21, dina)
    commands.arrive(deployment=going.uid, by=dina, at=NINE + minutes(9))
    unit = Unit.objects.get(pk=ha21.pk)
    assert (unit.state, unit.located_at) == ("AT_SCENE", NINE + minutes(9))
    commands.clear(deployment=going.uid, by=dina, at=NINE + minutes(40))
    going.refresh_from_db()
    assert (going.arrived_at, going.cleared_at) == (NINE + minutes(9), NINE + minutes(40))
    assert state_of(ha21) == "FREE"
    said = Entry.objects.filter(about=f"deployment/{going.uid}").order_by("id")
    assert [entry.what for entry in said] == [
        "response.assigned",
        "response.arrived",
        "response.cleared",
    ]


@pytest.mark.parametrize(
    ("steps", "state"),
    [
        (["stand_down"], "FREE"),
        (["arrive", "retract_arrival"], "EN_ROUTE"),
        (["arrive", "clear", "return_to_scene"], "AT_SCENE"),
    ],
)
def test_each_step_can_be_taken_back_by_another_command(
    burglary: Incident, ha21: Unit, dina: Officer, steps: list[str], state: str
) -> None:
    going = assigned(burglary, ha21, dina)
    for number, step in enumerate(steps, start=1):
        getattr(commands, step)(deployment=going.uid, by=dina, at=NINE + minutes(number))
    assert state_of(ha21) == state
    assert Entry.objects.filter(about=f"deployment/{going.uid}").count() == len(steps) + 1


def test_duty_begins_at_the_base_and_ends_only_when_clear(
    burglary: Incident, ha21: Unit, dina: Officer
) -> None:
    going = assigned(burglary, ha21, dina)
    with pytest.raises(commands.NotPossible, match="HA21 is on the way"):
        commands.take_off_duty(unit=ha21.uid, by=dina, at=NINE)
    commands.stand_down(deployment=going.uid, by=dina, at=NINE)
    commands.take_off_duty(unit=ha21.uid, by=dina, at=NINE)
    assert state_of(ha21) == "OFF_DUTY"
    with pytest.raises(commands.NotPossible, match="HA21 is off duty"):
        assigned(burglary, ha21, dina)


def test_a_busy_unit_is_not_sent_twice(
    burglary: Incident, ha21: Unit, dina: Officer, hana: Officer
) -> None:
    other = sent(hana, NINE, where="Leek")
    assigned(burglary, ha21, dina)
    with pytest.raises(commands.NotPossible, match=r"HA21 is on the way\. Choose"):
        assigned(other, ha21, dina)
    assert Deployment.objects.count() == 1


def test_the_database_refuses_two_deployments_of_one_unit_at_once(
    burglary: Incident, ha21: Unit, dina: Officer, hana: Officer
) -> None:
    assigned(burglary, ha21, dina)
    other = sent(hana, NINE, where="Leek")
    with pytest.raises(IntegrityError, match="a_unit_is_at_one_incident_at_a_time"):
        Deployment.objects.create(uid=new_uid(NINE), incident=other, unit=ha21, assigned_at=NINE)


def test_where_only_the_database_knows_better_the_answer_is_still_a_sentence(
    burglary: Incident, ha21: Unit, dina: Officer, hana: Officer
) -> None:
    assigned(burglary, ha21, dina)
    Unit.objects.filter(pk=ha21.pk).update(state="FREE")  # as if another programme had erred
    other = sent(hana, NINE, where="Leek")
    with pytest.raises(commands.NotPossible, match="was sent elsewhere"):
        assigned(other, ha21, dina)


def test_nobody_is_sent_to_a_closed_incident(burglary: Incident, ha21: Unit, dina: Officer) -> None:
    triage.close_incident(incident=burglary.uid, result="all_in_order", by=dina, at=NINE)
    with pytest.raises(commands.IncidentClosed, match="is closed"):
        assigned(burglary, ha21, dina)


def test_an_incident_is_closed_only_when_its_last_unit_is_clear(
    burglary: Incident, ha21: Unit, dina: Officer
) -> None:
    going = assigned(burglary, ha21, dina)
    with pytest.raises(commands.StillThere, match="HA21 is still assigned"):
        commands.conclude(incident=burglary.uid, result="all_in_order", by=dina, at=NINE)
    commands.stand_down(deployment=going.uid, by=dina, at=NINE)
    closed = commands.conclude(incident=burglary.uid, result="all_in_order", by=dina, at=NINE)
    assert (closed.closed_at, closed.result) == (NINE, "all_in_order")
    with pytest.raises(commands.NotPossible, match="did not end at the scene"):
        commands.return_to_scene(deployment=going.uid, by=dina, at=NINE)


def test_whoever_saw_an_older_version_is_told_and_nothing_changes(
    burglary: Incident, ha21: Unit, dina: Officer
) -> None:
    going = assigned(burglary, ha21, dina)
    commands.arrive(deployment=going.uid, by=dina, at=NINE, expects=1)
    with pytest.raises(Stale) as told:
        commands.clear(deployment=going.uid, by=dina, at=NINE, expects=1)
    assert (told.value.seen, told.value.now) == (1, 2)
    assert state_of(ha21) == "AT_SCENE"


def test_the_same_key_sends_once(burglary: Incident, ha21: Unit, dina: Officer) -> None:
    key = uuid4()
    first = commands.assign(incident=burglary.uid, unit=ha21.uid, by=dina, at=NINE, key=key)
    later = NINE + minutes(1)
    again = commands.assign(incident=burglary.uid, unit=ha21.uid, by=dina, at=later, key=key)
    assert first == again
    assert Deployment.objects.count() == 1


def test_a_moment_before_the_last_step_is_refused(
    burglary: Incident, ha21: Unit, dina: Officer
) -> None:
    going = assigned(burglary, ha21, dina, NINE + minutes(5))
    with pytest.raises(commands.TooEarly):
        commands.arrive(deployment=going.uid, by=dina, at=NINE)
    with pytest.raises(IntegrityError, match="no_arrival_before"), transaction.atomic():
        Deployment.objects.filter(pk=going.pk).update(arrived_at=NINE)
    with pytest.raises(IntegrityError, match="clear_comes_last"), transaction.atomic():
        Deployment.objects.filter(pk=going.pk).update(cleared_at=NINE)


def test_a_deployment_that_has_ended_takes_no_more_steps(
    burglary: Incident, ha21: Unit, dina: Officer
) -> None:
    going = assigned(burglary, ha21, dina)
    commands.stand_down(deployment=going.uid, by=dina, at=NINE)
    for step in (commands.arrive, commands.clear, commands.stand_down):
        with pytest.raises(commands.NotPossible, match="has ended"):
            step(deployment=going.uid, by=dina, at=NINE)


@pytest.mark.parametrize("callsign", ["HA21", "ha21", "21", "HA 21", "X" * 9])
def test_a_callsign_is_letters_then_digits_and_given_once(
    ha21: Unit, tara: Officer, callsign: str
) -> None:
    with pytest.raises(commands.NoSuchUnit):
        commands.form_unit(callsign=callsign, base="HA", by=tara, at=NINE)
    with pytest.raises(commands.NoSuchUnit, match="no base"):
        commands.form_unit(callsign="HA22", base="ZZ", by=tara, at=NINE)


@pytest.mark.parametrize(
    "step", ["arrive", "retract_arrival", "clear", "return_to_scene", "stand_down"]
)
def test_whoever_does_not_dispatch_takes_no_step_and_the_attempt_is_written_down(
    burglary: Incident, ha21: Unit, dina: Officer, hana: Officer, step: str
) -> None:
    going = assigned(burglary, ha21, dina)
    with pytest.raises(NotAllowed):
        getattr(commands, step)(deployment=going.uid, by=hana, at=NINE)
    assert written("journal.refused", hana).about == f"response.{step}"
    assert state_of(ha21) == "EN_ROUTE"


def refused_for(by: Officer, uid: UUID, unit: UUID) -> list[Any]:
    given: dict[str, Any] = {"by": by, "at": NINE}
    return [
        lambda: commands.assign(incident=uid, unit=unit, **given),
        lambda: commands.put_on_duty(unit=unit, **given),
        lambda: commands.take_off_duty(unit=unit, **given),
        lambda: commands.form_unit(callsign="HA99", base="HA", **given),
        lambda: commands.conclude(incident=uid, result="all_in_order", **given),
        lambda: commands.record_shortage(incident=uid, **given),
    ]


def test_a_contact_officer_neither_sends_nor_closes_nor_forms_units(
    burglary: Incident, ha21: Unit, hana: Officer
) -> None:
    for attempt in refused_for(hana, burglary.uid, ha21.uid):
        with pytest.raises(NotAllowed):
            attempt()
    assert not Deployment.objects.exists()


def test_that_nobody_was_free_is_kept_with_who_was_doing_what(
    burglary: Incident, ha21: Unit, dina: Officer, hana: Officer, tara: Officer
) -> None:
    on_duty("HA22", tara, NINE)
    waiting = sent(hana, NINE, grade="I")
    with pytest.raises(commands.NotShort, match="HA21 is free"):
        commands.record_shortage(incident=waiting.uid, by=dina, at=NINE)
    assigned(burglary, ha21, dina, NINE + minutes(1))
    assigned(burglary, Unit.objects.get(callsign="HA22"), dina, NINE + minutes(1))
    kept = commands.record_shortage(incident=waiting.uid, by=dina, at=NINE + minutes(2))
    assert [(unit["callsign"], unit["state"], unit["incident"]) for unit in kept.units] == [
        ("HA21", "EN_ROUTE", burglary.reference),
        ("HA22", "EN_ROUTE", burglary.reference),
    ]
    assert written("response.shortage_recorded", dina).facts["on_duty"] == 2


def test_the_record_that_nobody_was_free_cannot_be_changed(
    burglary: Incident, dina: Officer
) -> None:
    bases()
    kept = commands.record_shortage(incident=burglary.uid, by=dina, at=NINE)
    assert kept.units == []
    with pytest.raises(ProgrammingError, match=r"insert only|permission denied"):
        Shortage.objects.filter(pk=kept.pk).update(units=[{}])


def test_the_database_knows_the_states_and_callsigns(ha21: Unit) -> None:
    with pytest.raises(IntegrityError, match="a_unit_is_in_a_known_state"), transaction.atomic():
        Unit.objects.filter(pk=ha21.pk).update(state="LUNCH")
    with pytest.raises(IntegrityError, match="letters_then_digits"), transaction.atomic():
        Unit.objects.filter(pk=ha21.pk).update(callsign="21HA")
