"""Two incidents that were both sent are one event: one is worked, and nothing waits unseen."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from pytest_django.fixtures import DjangoAssertNumQueries

from goldenhour.accountability.queries.contact_facts import facts_of_contacts
from goldenhour.force.models import Officer
from goldenhour.journal.models import Entry
from goldenhour.response import commands, queries
from goldenhour.response.models import Duplicate, Unit
from goldenhour.triage import commands as triage
from goldenhour.triage.models import Incident
from tests.moments import NINE, hours, minutes
from tests.response.incidents import sent

pytestmark = pytest.mark.django_db
WHY = "Both tell of the same van."


@pytest.fixture
def second(hana: Officer) -> Incident:
    """Another caller's incident at the same place, five minutes later."""
    return sent(hana, NINE + minutes(5))


@pytest.fixture
def link(burglary: Incident, second: Incident, dina: Officer) -> Duplicate:
    return linked(second, burglary, dina)


def linked(row: Incident, under: Incident, by: Officer) -> Duplicate:
    at = NINE + minutes(6)
    return commands.link(incident=row.uid, under=under.uid, why=WHY, by=by, at=at)


def waiting(at_minutes: int) -> list[str]:
    return [row.reference for row in queries.waiting_incidents(NINE + minutes(at_minutes))]


def test_the_linked_one_leaves_the_waiting_list_and_stays_on_the_board(
    burglary: Incident, second: Incident, link: Duplicate
) -> None:
    assert waiting(7) == [burglary.reference]
    shown = queries.board(NINE + minutes(7))
    worked, under = shown.incident(burglary.uid), shown.incident(second.uid)
    assert worked is not None
    assert under is not None
    assert under.under is not None
    assert under.under.reference == burglary.reference
    assert [one.reference for one in worked.duplicates] == [second.reference]
    assert (shown.waiting_count, len(shown.to_send)) == (1, 2)
    entry = Entry.objects.get(what="response.linked")
    assert entry.facts == {"incident": str(second.uid), "under": str(burglary.uid)}


def test_undone_it_waits_again_by_the_clock_it_always_had(
    burglary: Incident, second: Incident, link: Duplicate, dina: Officer
) -> None:
    with pytest.raises(commands.NotLinked, match="Write why they are two events"):
        commands.unlink(duplicate=link.uid, why=" ", by=dina, at=NINE + hours(2))
    commands.unlink(duplicate=link.uid, why="Two vans.", by=dina, at=NINE + hours(2))
    row = queries.waiting_incidents(NINE + hours(2))[1]
    assert (row.reference, row.due_at, row.is_late) == (second.reference, second.due_at, True)
    (said,) = queries.links_of(burglary.uid)
    assert (said.why, said.why_undone, said.undone_by) == (WHY, "Two vans.", "7201")
    with pytest.raises(commands.NotLinked, match="undone already"):
        commands.unlink(duplicate=link.uid, why="Again.", by=dina, at=NINE + hours(2))
    linked(second, burglary, dina)  # and it may be said again


def test_the_unit_that_is_there_is_there_for_both(
    burglary: Incident, second: Incident, link: Duplicate, ha21: Unit, dina: Officer
) -> None:
    going = commands.assign(incident=burglary.uid, unit=ha21.uid, by=dina, at=NINE + minutes(8))
    commands.arrive(deployment=going.uid, by=dina, at=NINE + minutes(20))
    row = queries.board(NINE + hours(5)).incident(second.uid)
    assert row is not None
    assert (row.first_arrived_at, row.is_late, row.units) == (NINE + minutes(20), False, ())
    facts = {row.reference: stated for row, stated in facts_of_contacts()}
    arrivals = [fact.at for stated in facts.values() for fact in stated if "arrived" in fact.type]
    assert arrivals == [NINE + minutes(20)] * 2
    commands.unlink(duplicate=link.uid, why="Two vans.", by=dina, at=NINE + hours(5))
    every = [fact for _, stated in facts_of_contacts() for fact in stated]
    assert [fact.type for fact in every if fact.type == "unit.arrived"] == ["unit.arrived"]


def test_while_the_linked_one_is_graded_higher_it_waits_by_itself_and_says_so(
    burglary: Incident, dina: Officer, hana: Officer
) -> None:
    hard = sent(hana, NINE + minutes(5), grade="I")
    linked(hard, burglary, dina)
    shown = queries.board(NINE + minutes(7))
    assert waiting(7) == [hard.reference, burglary.reference]
    worked = shown.incident(burglary.uid)
    assert worked is not None
    assert (worked.harder_numbers, worked.grade) == ([hard.reference.rpartition("-")[2]], "P")
    triage.regrade(incident=burglary.uid, grade="I", why="Armed.", by=dina, at=NINE + minutes(8))
    assert waiting(9) == [burglary.reference]


def test_closing_the_worked_one_brings_the_other_back(
    burglary: Incident, second: Incident, link: Duplicate, dina: Officer
) -> None:
    closed(burglary, dina)
    assert waiting(10) == [second.reference]


def test_both_may_end_together(
    burglary: Incident, second: Incident, link: Duplicate, dina: Officer
) -> None:
    closed(burglary, dina, with_duplicates=True)
    assert waiting(10) == []
    second.refresh_from_db()
    assert second.result == "all_in_order"


def closed(row: Incident, by: Officer, *, with_duplicates: bool = False) -> None:
    at = NINE + minutes(9)
    commands.conclude(
        incident=row.uid, result="all_in_order", with_duplicates=with_duplicates, by=by, at=at
    )


def test_the_database_keeps_the_reason_and_one_link_at_a_time(link: Duplicate) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Duplicate.objects.filter(pk=link.pk).update(why="")
    with pytest.raises(IntegrityError), transaction.atomic():
        Duplicate.objects.filter(pk=link.pk).update(why_undone="Two vans.")


def test_what_cannot_be_linked_says_why(
    burglary: Incident, second: Incident, dina: Officer, hana: Officer
) -> None:
    third = sent(hana, NINE + minutes(6))

    def refused(row: Incident, under: Incident, sentence: str, why: str = WHY) -> None:
        given = {"incident": row.uid, "under": under.uid, "why": why, "by": dina}
        with pytest.raises(commands.NotLinked, match=sentence):
            commands.link(at=NINE + minutes(9), **given)

    refused(second, burglary, "Write why both", why=" ")
    refused(second, second, "These are one incident")
    triage.distinguish(incident=burglary.uid, other=third.uid, by=dina, at=NINE + minutes(7))
    refused(third, burglary, "Somebody said these are two events")
    linked(second, burglary, dina)
    refused(second, third, f"worked under {burglary.reference} already")
    refused(third, second, f"Link to {burglary.reference}")
    refused(burglary, third, "Link the other way round")
    triage.close_incident(incident=third.uid, result="all_in_order", by=dina, at=NINE + minutes(8))
    refused(third, burglary, "is closed")
    with pytest.raises(PermissionDenied):
        linked(third, burglary, hana)


def test_the_price_does_not_grow_with_the_links(
    burglary: Incident,
    dina: Officer,
    hana: Officer,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(4):
        linked(sent(hana, NINE + minutes(number)), burglary, dina)
    with django_assert_num_queries(10):
        assert len(queries.board(NINE + minutes(9)).incidents) == 5
    with django_assert_num_queries(1):
        assert len(queries.touched_by([f"incident/{burglary.uid}"]).incidents) == 5
