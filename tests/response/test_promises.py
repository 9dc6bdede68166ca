"""Two promises under any order of events: nothing waits unseen, no unit is in two places."""

import threading
from collections import Counter
from datetime import datetime
from uuid import UUID

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from goldenhour.force.models import Officer
from goldenhour.journal.commands import Refused
from goldenhour.journal.uids import new_uid
from goldenhour.response import commands, queries
from goldenhour.response.models import Deployment, Unit
from goldenhour.triage.models import Incident
from tests.moments import NINE, minutes
from tests.response.incidents import on_duty, sent

DISPATCHERS, UNITS, ROUNDS = 16, 4, 6

Step = tuple[str, int, int, int]  # what, which incident, which unit, minutes that pass
STEPS = st.tuples(
    st.sampled_from(["ring", "assign", "arrive", "clear", "stand_down", "return", "close", "duty"]),
    st.integers(0, 5),
    st.integers(0, 2),
    st.integers(0, 40),
)


def somebody(name: str, *roles: str) -> Officer:
    return Officer.objects.create(
        uid=new_uid(NINE), username=name, name=name, staff_number=name, roles=list(roles)
    )


def take(step: Step, by: Officer, units: list[Unit], at: datetime) -> None:
    """Try one step; what the rules refuse simply does not happen."""
    what, number, which, _ = step
    incidents = list(Incident.objects.order_by("id"))
    deployments = list(Deployment.objects.order_by("-id")[:6])
    if what == "ring":
        sent(by, at, grade="IPSR"[number % 4])
    elif what == "duty":
        off = Unit.objects.get(pk=units[which].pk).state == "OFF_DUTY"
        change = commands.put_on_duty if off else commands.take_off_duty
        change(unit=units[which].uid, by=by, at=at)
    elif what == "assign" and incidents:
        incident = incidents[number % len(incidents)]
        commands.assign(incident=incident.uid, unit=units[which].uid, by=by, at=at)
    elif what == "close" and incidents:
        incident = incidents[number % len(incidents)]
        commands.conclude(incident=incident.uid, result="all_in_order", by=by, at=at)
    elif deployments and what in ("arrive", "clear", "stand_down", "return"):
        name = "return_to_scene" if what == "return" else what
        chosen = deployments[number % len(deployments)].uid
        getattr(commands, name)(deployment=chosen, by=by, at=at)


def check(at: datetime) -> None:
    """The two promises, read from the tables and not from the queries that must keep them."""
    waiting = {row.uid for row in queries.waiting_incidents(at)}
    busy = Deployment.objects.filter(cleared_at=None)
    with_unit = set(busy.values_list("incident_id", flat=True))
    for incident in Incident.objects.filter(closed_at=None):
        assert (incident.uid in waiting) == (incident.pk not in with_unit)
    shown = queries.board(at)
    assert {row.uid for row in shown.to_send} | {row.uid for row in shown.by_phone} >= waiting
    assert max(Counter(busy.values_list("unit_id", flat=True)).values(), default=0) <= 1
    for unit in Unit.objects.all():
        assert (unit.state in ("EN_ROUTE", "AT_SCENE")) == busy.filter(unit=unit).exists()


class AnyOrderOfEvents(TestCase):
    """Hypothesis plays the day; each example is rolled back."""

    @settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.lists(STEPS, max_size=25))
    def test_nothing_waits_unseen_and_no_unit_is_in_two_places(self, steps: list[Step]) -> None:
        tara = somebody("tara", "room_supervisor")
        units = [on_duty(f"HA2{number}", tara, NINE) for number in range(3)]
        at = NINE
        for step in steps:
            at += minutes(step[3])
            try:
                take(step, tara, units, at)
            except Refused:
                continue
            finally:
                check(at)
        check(at + minutes(10_000))


def race(incident: UUID, units: list[UUID], by: Officer, start: threading.Barrier) -> int:
    """One dispatcher who tries every unit; gives how many were sent."""
    won = 0
    try:
        start.wait()
        for unit in units:
            try:
                commands.assign(incident=incident, unit=unit, by=by, at=NINE)
                won += 1
            except Refused:
                continue
    finally:
        connection.close()
    return won


@pytest.mark.usefixtures("own_database")
def test_sixteen_dispatchers_and_four_units_send_each_unit_once() -> None:
    tara = somebody("tara", "room_supervisor")
    units = [on_duty(f"HA2{number}", tara, NINE) for number in range(UNITS)]
    incidents = [sent(tara, NINE) for _ in range(DISPATCHERS)]
    for round_number in range(ROUNDS):
        start = threading.Barrier(DISPATCHERS)
        won: list[int] = []

        def dispatch(number: int, start: threading.Barrier = start, won: list[int] = won) -> None:
            turned = [units[(number + each) % UNITS].uid for each in range(UNITS)]
            won.append(race(incidents[number].uid, turned, tara, start))

        threads = [threading.Thread(target=dispatch, args=[n]) for n in range(DISPATCHERS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        busy = Deployment.objects.filter(cleared_at=None)
        assert (len(won), sum(won), busy.count()) == (DISPATCHERS, UNITS, UNITS)
        for deployment in busy:
            commands.stand_down(deployment=deployment.uid, by=tara, at=NINE + minutes(round_number))
