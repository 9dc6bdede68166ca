"""Call: facts of a made-up contact in few words, for the tests of the rules.

Petra takes the call, Sunil is the supervisor. Every call rings at nine on 9 March 2026;
``after`` is minutes later.
"""

import json
from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from goldenhour.accountability.rules.contacts.facts import EVERY_TYPE
from goldenhour.accountability.rules.contacts.reading import CONTACT_FILE
from goldenhour.accountability.rules.contacts.verdict import ContactVerdict, judge
from goldenhour.investigation.rules.facts import Fact
from goldenhour.investigation.rules.facts.fields import Data

CALL = "C-260309-0412"
PETRA, SUNIL = "4412", "2210"
NINE = datetime(2026, 3, 9, 9, tzinfo=UTC)
THREE_DAYS_LATER = NINE + timedelta(days=3)

THREATS: Mapping[str, Any] = {  # proposes P
    "t_now": "earlier_today",
    "t_source": "unknown_may_return",
    "h_kind": ["psychological"],
    "h_level": "significant",
    "r_likelihood": "likely",
    "h_medical": "no",
    "i_crime": "yes",
    "i_lines": ["witness"],
    "v_factors": [],
    "v_household": [],
}
FIGHT: Mapping[str, Any] = {  # proposes I; danger lasts, so no advice on evidence is owed
    **THREATS,
    "t_now": "in_progress",
    "t_source": "present",
    "h_kind": ["physical"],
    "h_level": "serious",
}
ADVICE = "keep_phone_and_messages_do_not_delete"
SAFETY = "what_to_do_if_it_changes_call_999"


def line(
    type: str, after: float = 0, *, id: str = "", by: str = PETRA, contact: str = CALL, **data: Any
) -> bytes:
    """One line of a contact file. ``before`` is the contract's ``from``."""
    at = (NINE + timedelta(minutes=after)).isoformat()
    if "before" in data:
        data["from"] = data.pop("before")
    stated = {"id": id or f"{type} {after} {sorted(map(str, data.values()))}", "contact": contact}
    return json.dumps(stated | {"type": type, "at": at, "by": by, "data": data}).encode()


def fact(type: str, after: float = 0, **given: Any) -> Fact[Data]:
    return CONTACT_FILE.fact(line(type, after, **given))


def called(channel: str = "999", seconds: float = 6) -> list[Fact[Data]]:
    """It rang, and Petra answered so many seconds later."""
    return [
        fact("contact.offered", channel=channel),
        fact("contact.answered", seconds / 60, channel=channel),
    ]


def triaged(
    grade: str = "P",
    answers: Mapping[str, Any] = THREATS,
    *,
    after: float = 2,
    observed: Collection[str] = (),
    **more: Any,
) -> Fact[Data]:
    said = {"answers": dict(answers), "observed": list(observed)}
    given = {"edition": "grades/2026", "proposed": grade, "grade": grade} | more
    return fact("triage.recorded", after, facts=said, **given)


def checked(kind: str, answer: str = "no", *, looked: bool = True) -> Fact[Data]:
    return fact("check.made", 3, kind=kind, answer=answer, looked=looked)


def advised(item: str, fate: str = "said") -> Fact[Data]:
    return fact("advice.recorded", 4, item=item, wording="1", fate=fate)


def lowered(after: float = 30, before: str = "P", to: str = "S", **more: Any) -> Fact[Data]:
    given = {"reason": "Held elsewhere", "agreed_by": SUNIL, "caller_told": True} | more
    kept = {name: value for name, value in given.items() if value is not None}
    return fact("grade.changed", after, before=before, to=to, **kept)


def told(after: float) -> Fact[Data]:
    return fact("caller.told", after, what="We are late")


def arrived(after: float) -> Fact[Data]:
    return fact("unit.arrived", after, unit="CH21")


def closed(outcome: str = "resolved", after: float = 30, reason: str = "Settled") -> Fact[Data]:
    return fact("contact.closed", after, outcome=outcome, reason=reason)


def without(answers: Mapping[str, Any], *questions: str) -> dict[str, Any]:
    return {name: said for name, said in answers.items() if name not in questions}


def verdict_of(
    facts: Iterable[Fact[Data]],
    *,
    as_of: datetime = THREE_DAYS_LATER,
    can_hold: Collection[str] = EVERY_TYPE,
) -> ContactVerdict:
    verdict = judge(CALL, facts, as_of=as_of, can_hold=can_hold)
    assert verdict is not None
    return verdict
