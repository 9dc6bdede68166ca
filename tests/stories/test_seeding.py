"""Seeding: the first hours leave the same rows played one by one or together, each by command."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from itertools import islice
from typing import Any

import pytest
from django.db import transaction

from goldenhour.contact.models import Contact
from goldenhour.force.models import Officer
from goldenhour.journal.models import Entry, Kept, Receipt
from goldenhour.journal.queries import broken_links
from goldenhour.journal.together import together
from goldenhour.stories import queries, seeding
from tests.stories.plays import NOW, START, played, week
from tests.stories.tables import UID, Plain, tables

PARTS = {"Crime", "Party", "Link", "Report"}  # the journal names their case, person or contact


@dataclass(frozen=True)
class Play:
    """What came of one play, and what it kept."""

    came: seeding.Played
    kept: Plain
    uids: set[tuple[str, str]]
    named: set[str]
    broken: list[int]


def the_first_hours() -> list[Any]:
    """The first ordinary calls of the week, and every told story."""
    calls = week()
    first = list(islice((one for one in calls if not one.told), 40))
    told = [one for one in calls if one.told]
    return sorted([*first, *told], key=lambda one: one.at)


def play(how: AbstractContextManager[None]) -> Play:
    """Play them in the empty database, look, and take it all back."""
    with transaction.atomic():
        with how:
            came = played(the_first_hours())
        found = Play(came, tables(), set(uids()), set(named()), broken_links())
        transaction.set_rollback(True)
    return found


def uids() -> Iterator[tuple[str, str]]:
    """Every row made in this play that people touch: its kind and uid."""
    for kind in Kept.__subclasses__():
        for row in kind._default_manager.all():
            if getattr(row, "rank", "") != "system":  # services are there from the beginning
                yield kind.__name__, str(row.uid)


def named() -> Iterator[str]:
    """Every row that a receipt or an entry names."""
    for receipt in Receipt.objects.all():
        yield str(receipt.result)
    for entry in Entry.objects.all():
        yield from UID.findall(f"{entry.about} {entry.facts}")


@pytest.fixture(scope="module")
def one_by_one(module_database: str) -> Play:
    return play(nullcontext())


@pytest.fixture(scope="module")
def at_once(module_database: str) -> Play:
    return play(together())


def test_both_ways_keep_the_same_rows(one_by_one: Play, at_once: Play) -> None:
    assert one_by_one.kept.keys() == at_once.kept.keys()
    for name, rows in one_by_one.kept.items():
        assert rows == at_once.kept[name], name


def test_the_same_chance_gives_the_same_rows(at_once: Play) -> None:
    assert play(together()).kept == at_once.kept


def test_the_house_refuses_nothing(one_by_one: Play, at_once: Play) -> None:
    assert one_by_one.came.refused == at_once.came.refused == ()
    assert at_once.came.stories == len(the_first_hours())
    assert at_once.came.acts > 10 * at_once.came.stories


def test_every_row_was_made_by_a_command_and_is_in_the_journal(at_once: Play) -> None:
    silent = {kind for kind, uid in at_once.uids if uid not in at_once.named}
    assert silent <= PARTS
    assert len(at_once.kept["contact_contact"]) == at_once.came.stories


def test_the_chain_of_the_journal_closes(at_once: Play) -> None:
    assert at_once.broken == []


def test_stories_that_are_not_over_go_on_afterwards(at_once: Play) -> None:
    assert 0 < len(at_once.came.going_on) < 60
    for stage in at_once.came.going_on:
        assert stage.moment(stage.played) > NOW


def test_a_seed_that_is_stopped_leaves_an_empty_force(module_database: str) -> None:
    with pytest.raises(KeyboardInterrupt):
        stopped_half_way()
    assert not Contact.objects.exists()
    assert not Officer.objects.filter(is_demo=True).exists()
    assert not queries.is_seeded()


def stopped_half_way() -> None:
    with together():
        played(the_first_hours(), until=START)
        raise KeyboardInterrupt
