"""Response rules: the table of states, the clocks, the nearest, and what can be typed."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenhour.response.rules import clocks, nearest, states, typed
from goldenhour.response.rules.drives import Drives
from tests.moments import NINE, minutes


def test_every_step_leads_between_known_states_and_no_state_is_a_dead_end() -> None:
    for step in states.STEPS.values():
        assert {step.before, step.after} <= set(states.STATES)
    assert all(states.steps_from(state) for state in states.STATES)
    assert set(states.SPOKEN) == set(states.STATES)


@pytest.mark.parametrize("step", states.STEPS)
@pytest.mark.parametrize("state", states.STATES)
def test_a_step_is_taken_from_its_own_state_and_refused_from_any_other(
    step: str, state: str
) -> None:
    if states.STEPS[step].before == state:
        assert states.after(step, callsign="HA21", state=state) == states.STEPS[step].after
        return
    with pytest.raises(states.WrongState) as refused:
        states.after(step, callsign="HA21", state=state)
    assert len(str(refused.value).split()) <= 20


@pytest.mark.parametrize(
    ("passed", "left", "late"),
    [(0, 15, False), (14.5, 0, False), (15, 0, False), (15.01, -1, True), (27, -12, True)],
)
def test_minutes_to_breach_go_below_nought_as_soon_as_it_is_late(
    passed: float, left: int, late: bool
) -> None:
    due, at = NINE + minutes(15), NINE + minutes(passed)
    assert clocks.minutes_to_breach(due, at) == left
    assert clocks.is_late(due, at, arrived_at=None) is late


def test_an_arrival_in_time_keeps_the_promise_for_ever_and_a_late_one_never() -> None:
    due, much_later = NINE + minutes(15), NINE + minutes(500)
    assert not clocks.is_late(due, much_later, arrived_at=NINE + minutes(15))
    assert clocks.is_late(due, much_later, arrived_at=NINE + minutes(16))


@given(
    st.lists(
        st.tuples(st.integers(-9_000, 9_000), st.sampled_from("IPSR"), st.booleans()), max_size=30
    )
)
def test_the_key_of_the_board_sorts_as_text_by_unit_then_breach_then_grade(
    rows: list[tuple[int, str, bool]],
) -> None:
    def key(row: tuple[int, str, bool]) -> str:
        return clocks.order(row[1], NINE + minutes(row[0]), resourced=row[2], attended=False)

    wanted = sorted(rows, key=lambda row: (row[2], row[0], "IPSR".index(row[1])))
    assert sorted(rows, key=key) == wanted


@pytest.mark.parametrize(
    ("age", "words"),
    [
        (timedelta(seconds=40), "seconds"),
        (minutes(1), "one minute"),
        (minutes(44), "forty-four minutes"),
        (minutes(60), "one hour"),
        (minutes(125), "two hours and five minutes"),
        (minutes(18 * 60 + 1), "eighteen hours"),
        (timedelta(days=3), "three days"),
        (timedelta(days=120), "120 days"),
        (-minutes(3), "seconds"),
    ],
)
def test_an_age_is_said_in_words(age: timedelta, words: str) -> None:
    assert clocks.age_in_words(age) == words


def test_what_is_read_out_starts_with_grade_and_age() -> None:
    said = clocks.read_out(
        grade="I",
        age=minutes(4),
        incident_type="domestic_abuse",
        locality="Kidsgrove",
        flags=["child_in_household"],
    )
    assert said == "Immediate, four minutes old, domestic abuse, Kidsgrove, child in household."


NOON = Drives(12)


def unit(callsign: str, base: str, place: tuple[int, int] | None) -> nearest.FreeUnit:
    easting, northing = place or (None, None)
    return nearest.FreeUnit(callsign, base, easting, northing)


def test_the_nearest_free_unit_comes_first_with_distance_minutes_and_reason() -> None:
    free = [
        unit("LE11", "Leek", (398_000, 356_000)),
        unit("HA21", "Hanley", (388_000, 347_000)),
        unit("HA22", "Hanley", (389_000, 347_000)),
        unit("ST31", "Stone", (390_000, 334_000)),
    ]
    first, second, third = nearest.nearest(free, (388_000, 350_000), NOON)
    assert (first.callsign, first.kilometres) == ("HA21", 3.0)
    assert first.minutes is not None
    assert 3 <= first.minutes <= 10
    assert first.why == "nearest free unit, 3.0 km in a straight line"
    assert second.callsign == "HA22"
    assert "leaves Leek with nobody free" in third.why


def test_an_unknown_place_still_names_units_and_says_that_the_distance_is_not_known() -> None:
    first, second = nearest.nearest(
        [unit("HA21", "Hanley", None), unit("LE11", "Leek", (398_000, 356_000))],
        (388_000, 350_000),
        NOON,
    )
    assert (first.callsign, second.callsign) == ("LE11", "HA21")
    assert second.minutes is None
    assert second.why.startswith("free; distance not known")
    assert nearest.nearest([unit("LE11", "Leek", (1, 1))], None, NOON)[0].kilometres is None


@pytest.mark.parametrize(
    ("line", "understood"),
    [
        ("a 142 ha21", typed.Understood("assign", "142", "HA21")),
        ("  A   261122-0142 Ha21 ", typed.Understood("assign", "261122-0142", "HA21")),
        ("assign 142 HA21", typed.Understood("assign", "142", "HA21")),
        ("s ha21 scene", typed.Understood("arrive", "", "HA21")),
        ("s ha21 clear", typed.Understood("clear", "", "HA21")),
        ("status ha21 off", typed.Understood("take_off_duty", "", "HA21")),
        ("s ha21 on", typed.Understood("put_on_duty", "", "HA21")),
        ("s ha21 down", typed.Understood("stand_down", "", "HA21")),
        ("x 142", typed.Understood("record_shortage", "142")),
        ("o 142", typed.Understood("open", "142")),
        ("u", typed.Understood("undo")),
    ],
)
def test_the_command_line_understands_letters_and_words(
    line: str, understood: typed.Understood
) -> None:
    assert typed.understand(line) == understood


@pytest.mark.parametrize(
    "line",
    ["", "a", "a 142", "a ha21 142", "142 ha21", "s ha21", "s ha21 lunch", "asign 142 ha21", "u u"],
)
def test_nothing_is_guessed_and_three_commands_are_offered(line: str) -> None:
    answer = typed.understand(line)
    assert isinstance(answer, typed.NotUnderstood)
    assert len(answer.nearest) == 3


def test_the_nearest_command_comes_first() -> None:
    for line, command in (
        ("asign 142 ha21", "assign"),
        ("s ha21 scen", "arrive"),
        ("undoo", "undo"),
    ):
        answer = typed.understand(line)
        assert isinstance(answer, typed.NotUnderstood)
        assert answer.nearest[0].command == command


@given(st.text(max_size=200))
def test_any_text_gets_an_answer(line: str) -> None:
    assert isinstance(typed.understand(line), typed.Understood | typed.NotUnderstood)
