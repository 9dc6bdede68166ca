"""Story: facts of a made-up case, in few words, for the tests of the rules.

People by staff number: Petra the officer in the case, Sunil the sergeant, Ines the
inspector, Superintendent Okoro, Cora another constable. Amir is the victim, Bree another.
"""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from goldenhour.accountability.rules.verdict import Verdict, judge
from goldenhour.investigation.rules.casefile import CaseFile
from goldenhour.investigation.rules.facts import Fact
from goldenhour.investigation.rules.facts.fields import Data
from goldenhour.investigation.rules.reading import fact_of_line
from goldenhour.rulebook import supervision
from goldenhour.rulebook.supervision import Supervision

CASE = "26/0142"
PETRA, CORA, SUNIL, INES, OKORO = "4412", "4413", "77", "21", "9"
AMIR, BREE = "Amir", "Bree"


def proposed_1() -> Supervision:
    profile = supervision.named("proposed-1")
    assert profile is not None
    return profile


def line(
    type: str,
    at: str,
    *,
    id: str = "",
    by: str = PETRA,
    rec: str = "",
    case: str = CASE,
    **data: Any,
) -> bytes:
    """One line of a case file. ``at`` without offset is London's summer time."""
    stated = {"id": id or f"{type} {at}", "case": case, "type": type, "at": _moment(at), "by": by}
    if rec:
        stated["recorded_at"] = _moment(rec)
    return json.dumps(stated | {"data": data}).encode()


def _moment(text: str) -> str:
    if len(text) == len("2026-05-29T22:10"):
        return f"{text}:00+01:00"
    return text


def fact(type: str, at: str, **given: Any) -> Fact[Data]:
    return fact_of_line(line(type, at, **given))


def staff(since: str = "2026-05-01T09:00") -> list[Fact[Data]]:
    """Everybody's role, known from the start."""
    ranks = {
        PETRA: "detective",
        CORA: "constable",
        SUNIL: "sergeant",
        INES: "inspector",
        OKORO: "superintendent",
    }
    return [
        fact("staff.role", since, id=f"role {who}", staff=who, role=rank)
        for who, rank in ranks.items()
    ]


def opened(harm: str = "high", **reported: Any) -> list[Fact[Data]]:
    """Reported, recorded and allocated to Petra on Friday 29 May 2026; Amir is the victim."""
    return [
        *staff(),
        fact(
            "case.reported",
            "2026-05-29T20:00",
            id="reported",
            offence="assault",
            harm=harm,
            channel="999",
            **reported,
        ),
        fact("case.recorded", "2026-05-29T20:30", id="recorded"),
        fact("case.allocated", "2026-05-29T21:00", id="allocated", to=PETRA),
        fact("victim.added", "2026-05-29T20:10", id="amir", victim=AMIR, kind="person", age=34),
    ]


def told(at: str, *rules: str, id: str = "told", victim: str = AMIR, **more: Any) -> Fact[Data]:
    """Amir told by telephone, with the call as evidence, unless said otherwise."""
    given = {"channel": "phone", "evidence": "call 4"} | more
    return fact("victim.told", at, id=id, victim=victim, rules=list(rules), **given)


def reviewed(at: str, *, id: str = "review", by: str = SUNIL, **more: Any) -> Fact[Data]:
    given = {
        "directions": ["Ask the neighbour."],
        "line_point": "The camera at the door first.",
        "victim_point": "Amir wants to be called, not written to.",
        "text": f"Plan and lines looked at on {at}.",
    }
    return fact("review.recorded", at, id=id, by=by, **(given | more))


def moment(text: str) -> datetime:
    return datetime.fromisoformat(_moment(text)).astimezone(UTC)


def file_of(facts: Iterable[Fact[Data]], as_of: str = "2026-07-01T09:00") -> CaseFile:
    return CaseFile(CASE, facts, moment(as_of))


def verdict_of(facts: Iterable[Fact[Data]], as_of: str = "2026-07-01T09:00") -> Verdict:
    verdict = judge(CASE, facts, as_of=moment(as_of), profile=proposed_1())
    assert verdict is not None
    return verdict
