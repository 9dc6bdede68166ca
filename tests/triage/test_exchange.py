"""One line in, one line out: the contract's example, and everything that is refused."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenhour.triage import rules
from tests.triage import strategies
from tests.triage.contacts import EXAMPLE, QUIET, proposal, quiet

often = settings(max_examples=200, deadline=None)


def test_the_contracts_example_comes_out_as_the_contract_shows() -> None:
    judged = proposal(EXAMPLE)
    assert list(judged) == [
        "contact", "edition", "proposed_grade", "because", "target", "flags", "advice", "missing",
        "contact_rules", "reassess", "accepted", "refused",
    ]  # fmt: skip
    because = [(each["criterion"], each["grade"], each["facts"]) for each in judged["because"]]
    assert because == [
        ("witness_or_evidence_likely_to_be_lost", "P", ["i_perishable=2026-03-09T20:00:00+00:00"]),
        ("person_in_extreme_distress_or_vulnerable", "P",
         ["v_household[0].age=71", "t_source=unknown_may_return"]),
        ("visit_needed", "S", ["i_lines=forensic_scene", "i_lines=doorbell"]),
    ]  # fmt: skip
    assert judged["target"] == {"attend_within_minutes": 60, "due_at": "2026-03-09T19:05:00+00:00"}
    assert judged["flags"] == ["vulnerable_in_household"]
    assert judged["missing"] == ["t_where", "e_told"]
    assert judged["contact_rules"] == {"automatic_messages": True, "call_back": True}
    assert judged["reassess"] == [
        {"trigger": "unassigned", "at": "2026-03-09T18:45:00+00:00"},
        {"trigger": "supervisor_review", "at": "2026-03-09T18:50:00+00:00"},
        {"trigger": "target_80", "at": "2026-03-09T18:53:00+00:00"},
        {"trigger": "target_100", "at": "2026-03-09T19:05:00+00:00"},
        {"trigger": "clock", "at": "2026-03-09T21:35:00+00:00"},
    ]
    assert (judged["edition"], judged["accepted"], judged["refused"]) == ("grades/2026", None, [])


def paths_of(line: bytes | str) -> list[str]:
    """The paths of the faults of a line; none if it is judged."""
    given_ = line.encode() if isinstance(line, str) else line
    (_, judged), *_ = rules.judged([given_])
    return [fault.path for fault in judged.faults] if isinstance(judged, rules.Refused) else []


def paths_with(**fields: Any) -> list[str]:
    return paths_of(json.dumps(QUIET | fields))


ANSWERS: list[tuple[str, Any]] = [
    ("answers.t_now", "yesterday"), ("answers.t_now", ["in_progress"]), ("answers.t_now", ""),
    ("answers.t_now", 1), ("answers.nobody", "asked"), ("answers.h_medical", True),
    ("answers.h_kind", "physical"), ("answers.h_kind[1]", ["property", "unknown"]),
    ("answers.h_kind[0]", [None]), ("answers.h_kind[0]", [["property"]]),
    ("answers.v_factors[0]", ["tired"]), ("answers.v_household", {"age": 4}),
    ("answers.v_household[0]", ["a child"]), ("answers.v_household[1].age", [{}, {"age": 131}]),
    ("answers.v_household[0].age", [{"age": -1}]), ("answers.v_household[0].age", [{"age": 7.0}]),
    ("answers.v_household[0].age", [{"age": True}]), ("answers.t_who[0].age", [{"age": None}]),
    ("answers.t_who[0].safe", [{"safe": "yes"}]), ("answers.t_who[0].safe", [{"safe": None}]),
    ("answers.v_household[0].markers", [{"markers": []}]),
    ("answers.v_household[0].relation", [{"relation": None}]),
    ("answers.v_repeat", "yes"), ("answers.v_repeat.answer", {"count": 1}),
    ("answers.v_repeat.count", {"answer": "no", "count": -1}),
    ("answers.v_repeat.count", {"answer": "no", "count": 1.5}),
    ("answers.v_repeat.count", {"answer": "no", "count": "2"}),
    ("answers.v_repeat.count", {"answer": "no", "count": None}),
    ("answers.i_perishable", "2026-03-09T20:00:00"), ("answers.i_perishable", "tomorrow"),
    ("answers.i_perishable", "2026-02-30T20:00:00Z"), ("answers.i_perishable", 1773086400),
    ("answers.v_comms.can_speak", {"can_speak": "true"}),
    ("answers.v_comms.language", {"language": "English, please"}),
    ("answers.v_comms.voice", {"voice": True}), ("answers.e_told", 7),
    ("answers.t_where", "half \ud83d"),
]  # fmt: skip
FIELDS: list[tuple[str, dict[str, Any]]] = [
    ("contact", {"contact": ""}), ("contact", {"contact": 7}), ("channel", {"channel": "fax"}),
    ("setting", {"setting": None}), ("incident_type", {"incident_type": "drugs"}),
    ("also_types[0]", {"also_types": ["drugs"]}), ("also_types", {"also_types": None}),
    ("received_at", {"received_at": "2026-03-09T18:05:00"}),
    ("received_at", {"received_at": "2026-03-09 18:05:00Z"}),
    ("received_at", {"received_at": "2026-03-09T18:05:60Z"}),
    ("received_at", {"received_at": "9999-12-31T23:00:00Z"}),
    ("answers", {"answers": []}), ("observed", {"observed": None}),
    ("observed[0]", {"observed": ["shouting"]}), ("history", {"history": None}),
    ("history.crimes_12m", {"history": {"crimes_12m": True}}),
    ("history.near_crimes_12m", {"history": {"near_crimes_12m": None}}),
    ("history.match", {"history": {"match": "sure"}}),
    ("history.markers[0]", {"history": {"markers": ["angry"]}}),
    ("history.household[0].safe", {"history": {"household": [{"safe": True}]}}),
    ("levels", {"levels": None}), ("levels.X", {"levels": {"X": {"level": "low"}}}),
    ("levels.T.level", {"levels": {"T": {}}}), ("levels.T", {"levels": {"T": "low"}}),
    ("levels.T.level", {"levels": {"T": {"level": "grave"}}}),
    ("levels.T.why", {"levels": {"T": {"level": "low", "why": None}}}),
    ("stage", {"stage": "second"}), ("stage", {"stage": None}),
    ("chosen_grade", {"chosen_grade": "E"}), ("supervisor", {"supervisor": 4471}),
    ("why", {"why": ["because"]}), ("colour", {"colour": "red"}),
    ('["two words"]', {"two words": 1}),
]  # fmt: skip


@pytest.mark.parametrize(("path", "answer"), ANSWERS)
def test_an_answer_that_is_not_in_the_book_is_refused_by_its_path(path: str, answer: Any) -> None:
    question = path.partition(".")[2].partition("[")[0].partition(".")[0]
    assert paths_of(json.dumps(quiet({question: answer}))) == [path]


@pytest.mark.parametrize(("path", "fields"), FIELDS)
def test_a_field_that_is_wrong_is_refused_by_its_path(path: str, fields: dict[str, Any]) -> None:
    assert paths_with(**fields) == [path]


@pytest.mark.parametrize("field", list(QUIET))
def test_a_required_field_left_out_is_refused(field: str) -> None:
    assert paths_of(json.dumps({key: QUIET[key] for key in QUIET if key != field})) == [field]


RAW: list[tuple[str, str, str]] = [
    ('"channel": "101"', '"channel": "101", "channel": "999"', "channel"),
    ('"t_now": "earlier"', '"t_now": "earlier", "t_now": "earlier"', "answers.t_now"),
    ('"h_level": "minor"', '"h_level": NaN', "answers.h_level"),
    ('"history": {}', '"history": {"crimes_12m": Infinity}', "history.crimes_12m"),
    ('"history": {}', '"history": {"crimes_12m": 1e999}', "history.crimes_12m"),
    ('"history": {}', '"history": {"crimes_12m": %s}' % ("9" * 9000), "history.crimes_12m"),
    ('"history": {}', '"history": {"household": [{"age": 1, "age": 2}]}',
     "history.household[0].age"),
    ('"history": {}', '"history": {},', "$"),
    ('"history": {}', '"history": %s' % ("[" * 100_000), "$"),
]  # fmt: skip


@pytest.mark.parametrize(("found", "put", "path"), RAW, ids=[row[2] + row[1][:24] for row in RAW])
def test_what_json_readers_let_pass_is_refused(found: str, put: str, path: str) -> None:
    line = json.dumps(QUIET)
    assert found in line
    assert paths_of(line.replace(found, put)) == [path]


def test_a_number_that_is_none_is_called_by_its_name() -> None:
    line = json.dumps(QUIET).replace('"minor"', "-Infinity")
    (_, judged), *_ = rules.judged([line.encode()])
    assert isinstance(judged, rules.Refused)
    assert "-Infinity is not one of" in str(judged)


@pytest.mark.parametrize("line", [b"\xff", b"[]", b"null", b'"x"', b"{} {}", b"{'a': 1}", b"NaN",
                                  json.dumps(QUIET).encode("utf-16"), b"\xed\xa0\x80"])  # fmt: skip
def test_a_line_that_is_no_contact_is_refused_as_a_whole(line: bytes) -> None:
    assert paths_of(line) == ["$"]


def test_every_fault_of_a_line_is_named() -> None:
    wrong = quiet({"t_now": 1, "h_kind": ["x", "y"]}, channel="fax") | {"colour": 1}
    assert paths_of(json.dumps(wrong)) == [
        "channel", "answers.t_now", "answers.h_kind[0]", "answers.h_kind[1]", "colour",
    ]  # fmt: skip


@pytest.mark.parametrize("received_at", ["0001-01-01T00:00:00+14:00", "9999-12-29T00:00:00-12:00"])
def test_the_ends_of_the_calendar_are_judged_as_far_as_they_reach(received_at: str) -> None:
    lost = "9999-12-31T23:59:59-12:00"
    assert paths_of(json.dumps(quiet({"i_perishable": lost}, received_at=received_at))) == []


def test_a_megabyte_of_words_and_lists_named_twice_are_taken() -> None:
    told = quiet({"e_told": "x" * 1_000_000, "t_means": ["dog", "dog"]}, observed=["line_cut"] * 9)
    assert paths_of(json.dumps(told)) == []
    assert proposal(told)["because"][0]["facts"] == ["observed=line_cut"]


PLAIN = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8)
JUNK = st.recursive(
    PLAIN,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=6,
)


@often
@given(st.binary(max_size=80) | JUNK.map(lambda value: json.dumps(value).encode()))
def test_junk_is_refused_in_words(line: bytes) -> None:
    for _, judged in rules.judged([line]):
        assert isinstance(judged, rules.Refused)
        for fault in judged.faults:
            assert str(fault).isascii()
            assert str(fault).isprintable()


@often
@given(strategies.contacts, st.data())
def test_junk_anywhere_in_a_contact_is_judged_or_refused(
    contact: dict[str, Any], data: st.DataObject
) -> None:
    place: Any = contact
    while isinstance(place, dict) and place:
        key = data.draw(st.sampled_from(sorted(place)))
        if not isinstance(place[key], dict) or not place[key] or data.draw(st.booleans()):
            place[key] = data.draw(JUNK)
            break
        place = place[key]
    for _, judged in rules.judged([json.dumps(contact).encode()]):
        if isinstance(judged, rules.Refused):
            assert all(fault.path and fault.wrong for fault in judged.faults)
        else:
            assert json.loads(rules.line_of(judged))["contact"] == contact["contact"]
