"""A scenario as the fields of a form and back: nothing is lost, every line has its source."""

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenhour.planning.rules import asking, building, form_lines, ready, sketch
from goldenhour.simulation import scenario

READY = ready.scenarios()
TEN = next(one for one in READY if one.name == "staffordshire-10-bases").path.read_text("utf-8")
HUBS = next(one for one in READY if one.name == "staffordshire-3-hubs").path.read_text("utf-8")


def again(values: building.Values, sources: building.Values | None = None) -> str:
    data, wrong = building.nested(values)
    assert not wrong
    return building.written(data, sources or {}, "About it")


@pytest.mark.parametrize("one", READY, ids=lambda one: one.name)
def test_a_ready_scenario_comes_back_as_it_was(one: ready.Ready) -> None:
    read = asking.parsed(one.path.read_text("utf-8"))
    assert asking.parsed(again(building.flat(read))) == read


WORDS = st.text(max_size=20)


@given(WORDS, WORDS, WORDS)
def test_whatever_is_typed_reads_back_as_it_was_typed(name: str, source: str, about: str) -> None:
    values = building.flat(asking.parsed(TEN)) | {"name": name, "base[0].name": name}
    data, wrong = building.nested(values)
    text = building.written(data, {"name": source, "demand.per_day": source}, about)
    read: dict[str, Any] = tomllib.loads(text)
    assert not wrong
    assert read.get("name", "") == name.strip()
    assert read["base"][0].get("name", "") == name.strip()
    assert read["demand"]["per_day"] == 700


def test_a_line_without_a_source_is_marked_as_assumed() -> None:
    sources = building.sources(TEN)
    text = again(building.flat(asking.parsed(TEN)), sources)
    assert building.sources(text)["demand.per_day"] == sources["demand.per_day"]
    assert building.sources(text)["dispatch.reserve"] == building.ASSUMED
    assert building.sources(text)["base[0]"] == building.ASSUMED
    assert text.startswith("# About it\n")


def test_a_base_is_added_with_a_field_for_each_shift_and_taken_away_again() -> None:
    values = building.flat(asking.parsed(TEN))
    more = building.more(values, "base")
    assert more["base[10].units.night"] == "0"
    assert building.less(more, "base[10]") == values
    fewer = building.less(values, "base[0]")
    read = asking.parsed(again(fewer))
    assert [base.name for base in read.base][:2] == ["Hanley", "Newcastle-under-Lyme"]
    assert building.numbers(fewer, "base") == list(range(9))


def test_a_shift_is_added_for_every_base_and_taken_away_again() -> None:
    values = building.flat(asking.parsed(TEN))
    more = building.more(values, "shifts", "peak")
    assert more["shifts.peak"] == "07:00; 16:00"
    assert more["base[9].units.peak"] == "0"
    assert building.less(more, "shifts.peak") == values
    assert building.more(values, "shifts", "no. 1!") == values


def test_what_is_no_number_is_said_at_its_field() -> None:
    values = building.flat(asking.parsed(TEN)) | {"demand.per_day": "many"}
    _, wrong = building.nested(values)
    assert wrong == {"demand.per_day": "must be a number such as 12 or 0.5"}


@pytest.mark.parametrize(
    ("fault", "path"),
    [
        ("demand.per_day: must not be negative", "demand.per_day"),
        ("base[3]: stands outside the area", "base[3].name"),
        ("demand.grades: the shares add up to 2, not to 1", "demand.grades.I"),
        ("base[0].units.early: must not be negative", "base[0].units.early"),
    ],
)
def test_a_fault_stands_beside_the_field_it_speaks_of(fault: str, path: str) -> None:
    values = building.flat(asking.parsed(TEN))
    wrong, apart = form_lines.placed([fault, "there is no such thing"], values)
    assert wrong == {path: fault.partition(": ")[2]}
    assert apart == ["there is no such thing"]


def test_every_field_stands_in_the_form_once() -> None:
    values = building.flat(asking.parsed(HUBS))
    shown = form_lines.sections(values, building.sources(HUBS), {})
    fields = [one.path for section in shown for line in section.lines for one in line.fields]
    assert sorted(fields) == sorted(values)
    bare = [one.label for section in shown for line in section.lines for one in line.fields]
    assert not [label for label in bare if "." in label]


def test_the_map_names_the_bases_and_needs_nothing_from_anywhere() -> None:
    drawn = sketch.drawing(asking.parsed(HUBS))
    assert drawn is not None
    assert drawn.count("<path") == 687 + 3
    assert "Hanley" in drawn
    assert "http" not in drawn.replace('xmlns="http://www.w3.org/2000/svg"', "")
    plain = {"name": "x", "arrivals": [{"grade": "P", "per_hour": 1}]}
    assert sketch.drawing(scenario.of(plain)) is None
