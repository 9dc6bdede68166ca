"""People: nobody real, each number one household's, and the same people from the same seed."""

import re
from collections import Counter
from datetime import date
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenhour import geography
from goldenhour.force import rules as force
from goldenhour.stories.people import Household, Person, households, population
from goldenhour.stories.people_names import families_of_names, heard_as, misheard
from goldenhour.stories.people_numbers import FOR_STORIES, story_mobile
from goldenhour.stories.people_officers import staff, units

TODAY = date(2026, 11, 22)
PEOPLE = households(7, 1_100, TODAY)
DRAMA = re.compile(r"07700900\d{3}|01632960\d{3}")
NAMES = sorted(
    {
        name
        for group in families_of_names()
        for name in (*group.female, *group.male, *group.surnames)
    }
)


def test_the_same_seed_makes_the_same_people_and_another_seed_others() -> None:
    assert households(7, 40, TODAY) == PEOPLE[:40]
    assert households(8, 40, TODAY) != PEOPLE[:40]


def test_every_number_is_from_the_drama_range_and_belongs_to_one_household() -> None:
    shown = Counter(phone for home in PEOPLE for phone in home.phones)
    assert all(DRAMA.fullmatch(phone) for phone in shown)
    assert max(shown.values()) == 1


def test_the_numbers_of_told_stories_are_given_to_no_other_household() -> None:
    shown = {phone for home in PEOPLE for phone in home.phones}
    assert shown.isdisjoint({story_mobile(place) for place in FOR_STORIES})
    with pytest.raises(ValueError, match="0 to 49"):
        story_mobile(50)


def test_some_households_withhold_their_number_and_most_do_not() -> None:
    without = sum(not home.phones for home in PEOPLE) / len(PEOPLE)
    assert 0.05 < without < 0.2


def test_when_the_numbers_run_out_the_rest_withhold_theirs() -> None:
    many = households(7, 3_000, TODAY)
    shown = [phone for home in many for phone in home.phones]
    assert len(shown) == len(set(shown))
    assert not many[-1].phones


@pytest.mark.parametrize("home", PEOPLE[::50], ids=lambda home: f"household {home.number}")
def test_a_household_lives_on_an_invented_street_of_a_real_postcode(home: Household) -> None:
    place = geography.postcode(home.postcode)
    assert place is not None
    assert home.street in {street.name for street in geography.streets(place.sector)}
    assert home.locality == place.locality


def test_relations_and_ages_fit_together() -> None:
    for home in PEOPLE:
        ages = {person.relation: person.age(TODAY) for person in home.people}
        assert home.caller.relation == "self"
        assert home.caller.age(TODAY) >= 18
        assert ages.get("child", 0) < 18
        assert ages.get("parent", 99) >= 66
        assert len({person.given_name for person in home.people}) == len(home.people)


def test_an_age_changes_on_the_birthday() -> None:
    person = Person("Ada", "Saggar", date(2000, 2, 29), "female", "self")
    assert person.age(date(2026, 2, 28)) == 25
    assert person.age(date(2026, 3, 1)) == 26


def test_people_live_where_people_live() -> None:
    areas = geography.postcodes_by_lsoa()
    homes = {text: code for code, texts in areas.items() for text in texts}
    towns = Counter(
        area.authority
        for home in PEOPLE
        if (area := geography.lsoa(homes[home.postcode])) is not None
    )
    assert towns.most_common(1)[0][0] == "Stoke-on-Trent"
    assert population() == 109_750


@given(st.sampled_from(NAMES), st.integers(0, 999))
def test_a_misheard_name_is_another_spelling_that_sounds_alike(name: str, seed: int) -> None:
    heard = misheard(name, Random(seed))
    assert heard
    assert abs(len(heard) - len(name)) <= 4
    if name in heard_as():
        assert heard != name


def test_most_names_can_be_misheard() -> None:
    changed = [name for name in NAMES if misheard(name, Random(1)) != name]
    assert len(changed) / len(NAMES) > 0.8


def test_staff_have_ranks_and_roles_that_the_force_knows() -> None:
    everybody = staff()
    for somebody in everybody:
        assert somebody.rank in ("", *force.RANKS)
        assert set(somebody.roles) <= set(force.MAY) | {"partner", "import"}
    assert len({somebody.staff_number for somebody in everybody}) == len(everybody)
    assert len({somebody.username for somebody in everybody}) == len(everybody)
    assert len({somebody.name for somebody in everybody}) == len(everybody)
    assert 60 <= len(everybody) <= 80


def test_every_base_has_units_with_crews_of_its_own() -> None:
    crews = {somebody.staff_number: somebody.base for somebody in staff()}
    for unit in units():
        assert unit.callsign.startswith(unit.base)
        assert {crews[number] for number in unit.crew} == {unit.base}
    assert {unit.base for unit in units()} == {base.code for base in geography.bases()}
