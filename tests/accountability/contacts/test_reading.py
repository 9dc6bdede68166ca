"""A contact file is read strictly: what is refused, with which words, and what it never says."""

import json
from typing import Any

import pytest

from goldenhour.accountability.rules.contacts.reading import CONTACT_FILE
from goldenhour.investigation.rules.strict import Refused
from tests.accountability.contacts.call import THREATS, line

SECRET = "Zanzibar"
TRIAGE: dict[str, Any] = {
    "edition": "grades/2026",
    "facts": {"answers": dict(THREATS), "observed": []},
    "proposed": "P",
    "grade": "P",
}


def facts(**changed: Any) -> dict[str, Any]:
    return TRIAGE | {"facts": TRIAGE["facts"] | changed}


EVERY: dict[str, list[dict[str, Any]]] = {
    "contact.offered": [{"channel": "999", "line": "BT 3", "recording_ref": "R1"}],
    "contact.answered": [{"channel": "101"}],
    "contact.abandoned": [{"channel": "online"}],
    "contact.ended": [{"channel": "partner"}, {"channel": "front_counter"}],
    "triage.recorded": [TRIAGE, TRIAGE | {"levels": {}, "why": "", "supervisor": "2210"}],
    "check.made": [{"kind": "vulnerable", "answer": "refused", "looked": False}],
    "advice.recorded": [
        {"item": "code_word", "wording": "2", "fate": "not_safe"},
        {"item": "code_word", "wording": 2, "fate": "said", "reason": ""},
    ],
    "grade.changed": [
        {"before": "P", "to": "S", "reason": "", "caller_told": False},
        {"before": "P", "to": "S", "reason": "x", "caller_told": True, "agreed_by": "2210"},
    ],
    "reassessed": [{"grade": "P"}, {"grade": "P", "trigger": "clock"}],
    "caller.told": [{"what": ""}],
    "partner.asked": [{"agency": "council", "due": "2026-03-09T10:00:00Z"}],
    "partner.accepted": [{"agency": "council"}],
    "partner.declined": [{"agency": "council"}],
    "unit.assigned": [{"unit": "CH21"}],
    "unit.arrived": [{"unit": "CH21"}],
    "unit.stood_down": [{"unit": "CH21"}],
    "crime.recorded": [{}, {"case": "26/0001", "disclosed_at": "2026-03-09T09:00:00Z"}],
    "contact.closed": [
        {"outcome": "incident", "reason": "", "incident": "260309-0001", "case": "26/0001"},
        {"outcome": "transferred", "reason": "Ambulance"},
    ],
    "fact.voided": [{"fact": "f1", "reason": "Wrong call"}],
}


@pytest.mark.parametrize("type", EVERY)
def test_every_type_is_read_with_and_without_its_optional_fields(type: str) -> None:
    for data in EVERY[type]:
        read = CONTACT_FILE.fact(line(type, **data))
        assert (read.type, read.case) == (type, "C-260309-0412")


@pytest.mark.parametrize("type", EVERY)
def test_no_type_takes_a_field_it_does_not_have(type: str) -> None:
    for data in EVERY[type]:
        with pytest.raises(Refused, match="unknown field"):
            CONTACT_FILE.fact(line(type, **data, secret=SECRET))


OPTIONAL = {
    "line", "recording_ref", "levels", "why", "supervisor", "agreed_by",
    "trigger", "due", "case", "disclosed_at", "incident",
}  # fmt: skip


@pytest.mark.parametrize("type", EVERY)
def test_no_type_does_without_a_field_or_takes_null_for_one(type: str) -> None:
    for data in EVERY[type]:
        for name in data:
            given: dict[str, Any] = data | {name: None}
            with pytest.raises(Refused, match=r"wrong type|outside its closed list"):
                CONTACT_FILE.fact(line(type, **given))
            is_optional = name in OPTIONAL or (type, name) == ("advice.recorded", "reason")
            del given[name]
            if not is_optional:
                with pytest.raises(Refused, match="missing field"):
                    CONTACT_FILE.fact(line(type, **given))


WRONG: list[tuple[str, dict[str, Any], str]] = [
    ("contact.offered", {"channel": SECRET}, "a value outside its closed list at `channel`"),
    ("case.reported", {}, "unknown type of fact"),
    ("staff.role", {"staff": "1", "role": "sergeant"}, "unknown type of fact"),
    ("unit.arrived", {"unit": ""}, "an empty id, reference or staff number at `unit`"),
    ("reassessed", {"grade": "A"}, "a value outside its closed list at `grade`"),
    ("check.made", {"kind": "repeat", "answer": "no", "looked": 1}, "wrong type at `looked`"),
    ("partner.asked", {"agency": "x", "due": "2026-03-09T10:00:00"}, "a time without offset"),
    ("partner.asked", {"agency": "x", "due": "9999-03-09T10:00:00Z"}, "a year outside"),
    ("crime.recorded", {"disclosed_at": "1066-10-14T09:00:00Z"}, "a year outside"),
    ("triage.recorded", facts(answers={"t_now": SECRET}), "triage refuses at `answers.t_now`"),
    ("triage.recorded", facts(answers={SECRET: "yes"}), "facts that triage refuses at `answers`"),
    ("triage.recorded", facts(observed=[SECRET]), "facts that triage refuses at `observed`"),
    ("triage.recorded", facts(observed=None), "wrong type at `facts.observed`"),
    ("triage.recorded", facts(incident_type="burglary"), "an unknown field at `facts`"),
    ("triage.recorded", TRIAGE | {"facts": {"answers": {}}}, "missing field `observed`"),
    ("triage.recorded", TRIAGE | {"levels": {"H": {"level": SECRET}}}, "refuses at `levels.H`"),
    ("triage.recorded", TRIAGE | {"levels": {SECRET: {}}}, "triage refuses at `levels`"),
    ("triage.recorded", TRIAGE | {"supervisor": ""}, "an empty id, reference or staff number"),
    (
        "triage.recorded",
        facts(answers={"v_household": [{"age": 131}]}),
        "facts that triage refuses at `answers.v_household`",
    ),
]


@pytest.mark.parametrize(("type", "data", "reason"), WRONG)
def test_a_refusal_says_where_and_never_what(type: str, data: dict[str, Any], reason: str) -> None:
    with pytest.raises(Refused) as refused:
        CONTACT_FILE.fact(line(type, **data))
    assert reason in str(refused.value)
    assert SECRET not in str(refused.value)


def test_the_envelope_is_a_case_file_s_with_contact_for_case() -> None:
    stated = json.loads(line("caller.told", what="x"))
    renamed = {("case" if name == "contact" else name): said for name, said in stated.items()}
    with pytest.raises(Refused, match=r"missing field `contact`|unknown field"):
        CONTACT_FILE.fact(json.dumps(renamed).encode())
    early = stated | {"recorded_at": "2026-03-09T08:00:00+00:00"}
    with pytest.raises(Refused, match="recorded_at is earlier than at"):
        CONTACT_FILE.fact(json.dumps(early).encode())
    assert CONTACT_FILE.named_in(b'{"contact":"a","id":') == {"a"}
