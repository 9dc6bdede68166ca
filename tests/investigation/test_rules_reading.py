"""What a line of a case file must be, and how it is refused without repeating it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenhour.investigation.rules.facts import TYPES
from goldenhour.investigation.rules.reading import CASE_FILE, fact_of_line
from goldenhour.investigation.rules.strict import LONGEST_LINE_BYTES, Refused
from tests.investigation.story import line, moment

GOOD = {
    "id": "e17",
    "case": "22/0142",
    "type": "suspect.arrested",
    "at": "2026-05-29T22:10:00+01:00",
    "recorded_at": "2026-05-29T22:40:00+01:00",
    "by": "4412",
    "data": {"suspect": "A"},
}


def spelt(**changes: object) -> bytes:
    return json.dumps(GOOD | changes).encode()


def without(name: str) -> bytes:
    return json.dumps({key: value for key, value in GOOD.items() if key != name}).encode()


def test_the_contract_s_own_line_is_read() -> None:
    fact = fact_of_line(spelt())
    assert (fact.id, fact.case, fact.by) == ("e17", "22/0142", "4412")
    assert fact.at == moment("2026-05-29T22:10")
    assert fact.recorded_at == moment("2026-05-29T22:40")
    assert CASE_FILE.fact_again(spelt()) == fact


def test_what_is_not_recorded_later_was_recorded_at_once() -> None:
    fact = fact_of_line(without("recorded_at"))
    assert fact.recorded_at == fact.at


REFUSED = {
    "bad JSON": (b'{"id":', "not valid JSON"),
    "no object": (b"[]", "a value of the wrong type"),
    "a bare NUL": (spelt().replace(b"4412", b"44\x0012"), "not valid JSON"),
    "an escaped NUL": (spelt(by="44\0"), "holds a NUL character"),
    "a NUL key": (spelt(data={"suspect": "A", "\0": 1}), "an unknown field"),
    "a lone surrogate": (spelt().replace(b"4412", b"\\ud800"), "not valid JSON"),
    "not a number": (spelt().replace(b'"4412"', b"NaN"), "not valid JSON"),
    "invalid UTF-8": (spelt().replace(b"4412", b"44\xff12"), "not valid UTF-8"),
    "deep nesting": (spelt().replace(b'"4412"', b"[" * 9000), "not valid JSON"),
    "an unknown type": (spelt(type="suspect.arested"), "unknown type of fact"),
    "an unknown field": (spelt(note="x"), "an unknown field"),
    "an unknown field of data": (spelt(data={"suspect": "A", "note": 1}), "an unknown field"),
    "no data": (without("data"), "missing field `data`"),
    "no author": (without("by"), "missing field `by`"),
    "no suspect": (spelt(data={}), "missing field `suspect`"),
    "null": (spelt(recorded_at=None), "a value of the wrong type at `recorded_at`"),
    "null in data": (spelt(data={"suspect": None}), "a value of the wrong type at `suspect`"),
    "a number for a text": (spelt(data={"suspect": 7}), "a value of the wrong type at `suspect`"),
    "an empty id": (spelt(id=""), "an empty id, reference or staff number at `id`"),
    "no offset": (spelt(at="2026-05-29T22:10:00"), "a time without offset at `at`"),
    "an impossible date": (
        spelt(at="2026-02-30T22:10:00+00:00"),
        "an impossible date or time at `at`",
    ),
    "recorded before it happened": (
        spelt(recorded_at="2026-05-29T22:09:59+01:00"),
        "recorded_at is earlier than at",
    ),
    "too old": (spelt(at="1949-12-31T23:59:59+00:00"), "a year outside 1950 to 2150"),
    "too far": (spelt(recorded_at="2151-01-01T00:00:00+00:00"), "a year outside 1950 to 2150"),
    "a repeated key": (spelt()[:-1] + b',"by":"1"}', "a key is repeated"),
    "a repeated key spelt apart": (spelt()[:-1] + b',"b\\u0079":"1"}', "a key is repeated"),
    "a repeated key of data": (
        spelt().replace(b'{"suspect": "A"}', b'{"suspect": "A", "suspect" : "A"}'),
        "a key is repeated",
    ),
}


@pytest.mark.parametrize(("text", "why"), REFUSED.values(), ids=REFUSED)
def test_a_line_that_is_no_fact_is_refused(text: bytes, why: str) -> None:
    with pytest.raises(Refused) as refusal:
        fact_of_line(text)
    assert str(refusal.value) == why


WRONG_DATA = [
    ("case.allocated", {"to": ""}),
    ("case.reported", {"offence": "", "harm": "low", "channel": "999"}),
    ("case.reported", {"offence": "", "harm": "high", "channel": "999", "stalking": "no"}),
    ("victim.added", {"victim": "V", "kind": "person", "grounds": ["brave"]}),
    ("victim.added", {"victim": "V", "kind": "person", "age": 17.0}),
    ("victim.added", {"victim": "V", "kind": "person", "age": True}),
    ("victim.cadence_agreed", {"victim": "V", "days": 0, "channel": "phone"}),
    ("victim.told", {"victim": "V", "rules": ["R6.ARRESTS"], "channel": "phone"}),
    ("victim.told", {"victim": "V", "rules": ["all_but_outcome"], "channel": "phone"}),
    ("victim.told", {"victim": "V", "rules": "R6.ARREST", "channel": "phone"}),
    ("victim.told", {"victim": "V", "rules": [], "channel": "999"}),
    ("victim.waived", {"victim": "V", "rules": ["R6.ARREST", "all_but_outcome"], "reason": ""}),
    ("victim.safe_contact", {"victim": "V", "safe": [{"channel": "sms", "from": "24:00"}]}),
    ("victim.safe_contact", {"victim": "V", "safe": [{"channel": "sms", "from": "9:00"}]}),
    ("victim.safe_contact", {"victim": "V", "unsafe": [{"chanel": "sms"}]}),
    ("suspect.bailed", {"suspect": "A", "start_date": "2026-02-29", "conditions": []}),
    ("suspect.bailed", {"suspect": "A", "start_date": "1949-12-31", "conditions": []}),
    ("plan.recorded", {"lines": [{"line": "L", "source": ""}]}),
    (
        "plan.recorded",
        {"lines": [{"line": "L", "source": "", "objective": "", "due": "2026-05-29"}]},
    ),
    (
        "plan.recorded",
        {"lines": [{"line": "L", "source": "", "objective": "", "due": "2151-05-29T01:00:00Z"}]},
    ),
    ("outcome.proposed", {"code": 0}),
    ("outcome.proposed", {"code": 23}),
    ("outcome.proposed", {"code": 18, "limitation_expires": "2026-13-01"}),
    ("cps.decided", {"decision": "caution"}),
]


@pytest.mark.parametrize(("type", "data"), WRONG_DATA)
def test_data_outside_the_contract_is_refused(type: str, data: dict[str, object]) -> None:
    with pytest.raises(Refused):
        fact_of_line(json.dumps(GOOD | {"type": type, "data": data}).encode())


def test_the_longest_line_is_one_mebibyte() -> None:
    short = line("case.not_investigated", "2026-05-29T22:10", authorised_by="77", reason="")
    room = LONGEST_LINE_BYTES - len(short)
    full = line("case.not_investigated", "2026-05-29T22:10", authorised_by="77", reason="x" * room)
    assert fact_of_line(full).type == "case.not_investigated"
    with pytest.raises(Refused, match="longer than 1 MiB"):
        fact_of_line(full + b" ")


def test_optional_fields_and_empty_texts_are_accepted() -> None:
    fact_of_line(line("cps.submitted", "2026-05-29T22:10"))
    fact_of_line(line("victim.waived", "2026-05-29T22:10", victim="V", rules=[], reason=""))
    fact_of_line(
        line(
            "victim.waived", "2026-05-29T22:10", victim="V", rules=["all_but_outcome"], reason="no"
        )
    )
    assert len(TYPES) == 58


def test_a_key_that_only_looks_repeated_is_no_repetition() -> None:
    windows = [{"channel": "sms", "from": "09:00"}, {"channel": "phone", "from": "10:00"}]
    at = "2026-05-29T22:10"
    for text in (
        line("victim.safe_contact", at, id="e1", victim="V", safe=windows),
        line("safeguarding.referred", at, id="e1", **{"for": 'a "by": child'}),
        line("suspect.arrested", at, id="e1", suspect=":A").replace(b'": ', b'" :\t'),
    ):
        assert fact_of_line(text).id == "e1"


NAMED = {
    "read as JSON": (b'{"case": "9", "data": {"case": "8"}}', {"9"}),
    "cut short": (b'{"case" : "9", "id":', {"9"}),
    "named twice": (b'{"case":"9","case":"8"}', {"8", "9"}),
    "spelt with escapes": (b'{"case":"caf\\u00e9"', {"caf\u00e9"}),
    "invalid UTF-8 elsewhere": (b'{"case":"9","by":"\xff"}', {"9"}),
    "in single quotes": (b"{'case': '9', 'id':", {"9"}),
    "not a text": (b'{"case":9}', set()),
    "nowhere": (b"nothing to see", set()),
}


@pytest.mark.parametrize(("raw", "cases"), NAMED.values(), ids=NAMED)
def test_the_case_of_a_refused_line_is_found_in_its_text(raw: bytes, cases: set[str]) -> None:
    assert CASE_FILE.named_in(raw) == cases


@given(st.binary(max_size=300))
def test_junk_is_refused_and_never_crashes(junk: bytes) -> None:
    with pytest.raises(Refused):
        fact_of_line(junk)
    CASE_FILE.named_in(junk)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(st.sampled_from(sorted(TYPES)), JSON, st.sampled_from(sorted(GOOD)))
def test_a_refusal_never_repeats_the_line(type: str, value: object, name: str) -> None:
    marked = json.dumps(GOOD | {"type": type} | {name: ["Zebra crossing", value]}).encode()
    with pytest.raises(Refused) as refusal:
        fact_of_line(marked)
    assert "Zebra" not in str(refusal.value)
