"""For every contact: order says nothing, what is voided was never there, junk does no harm."""

import io
from tempfile import TemporaryFile
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from goldenhour.accountability.rules.casefiles import CaseFiles
from goldenhour.accountability.rules.contacts import verdict
from goldenhour.accountability.rules.contacts.reading import CONTACT_FILE
from goldenhour.investigation.rules.facts import Fact
from goldenhour.investigation.rules.facts.fields import Data
from tests.accountability.contacts.call import (
    FIGHT,
    THREATS,
    advised,
    arrived,
    called,
    checked,
    closed,
    fact,
    line,
    lowered,
    told,
    triaged,
    verdict_of,
)

CHECKS = [
    ("repeat", "no"),
    ("household", "unknown"),
    ("vulnerable", "yes"),
    ("vulnerable", "no"),
    ("repeat", "refused"),
]
POOL: list[Fact[Data]] = [
    *called(),
    triaged(),
    triaged("I", FIGHT, after=9, observed=["suicide_stated"]),
    triaged("R", {**THREATS, "i_crime": "no"}, after=45, why="Settled"),
    *(checked(kind, answer, looked=answer != "refused") for kind, answer in CHECKS),
    advised("keep_phone_and_messages_do_not_delete"),
    advised("safe_place", "not_safe"),
    advised("of_another_list", "declined"),
    lowered(20),
    lowered(60, "I", "P", caller_told=False),
    lowered(10, "S", "I"),
    fact("reassessed", 200, grade="P"),
    told(50),
    arrived(58),
    arrived(300),
    fact("unit.assigned", 5, unit="CH21"),
    fact("contact.abandoned", 0.5, channel="101"),
    fact("contact.ended", 6, channel="999"),
    fact("crime.recorded", 60 * 26, case="26/0001"),
    closed("no_incident", 7),
    closed("incident", 6),
]
some = st.lists(st.sampled_from(POOL), min_size=1, unique_by=lambda each: each.id)


@settings(deadline=None)
@given(facts=some, data=st.data())
def test_the_order_of_lines_never_matters(facts: list[Fact[Data]], data: Any) -> None:
    assert verdict_of(data.draw(st.permutations(facts))) == verdict_of(facts)


@settings(deadline=None)
@given(facts=some, gone=st.sampled_from(POOL), after=st.integers(-9, 500))
def test_a_voided_fact_acts_as_never_there(
    facts: list[Fact[Data]], gone: Fact[Data], after: int
) -> None:
    rest = [each for each in facts if each.id != gone.id]
    void = fact("fact.voided", after, fact=gone.id, reason="Wrong call")
    left = [*rest, fact("fact.voided", after, fact="nothing", reason="")]
    assert verdict_of([*rest, gone, void]) == verdict_of(left)


@settings(deadline=None)
@given(facts=some)
def test_every_answer_is_one_of_four_and_a_verdict_is_one_line(facts: list[Fact[Data]]) -> None:
    found = verdict_of(facts)
    assert set(found.checks.values()) <= {"pass", "fail", "not_applicable", "cannot_tell"}
    assert list(verdict.plain(found))[:3] == ["contact", "as_of", "edition"]


SECRET = "Zanzibar"
WHOLE = line("triage.recorded", edition=SECRET, facts={"answers": {"t_now": SECRET}}, grade="P")
junk = st.one_of(
    st.binary(max_size=80),
    st.integers(0, len(WHOLE)).map(lambda end: WHOLE[:end]),
    st.integers(0, len(WHOLE) - 1).map(lambda at: WHOLE[:at] + b'"' + WHOLE[at + 1 :]),
    st.sampled_from([b"[" * 3000, b'{"contact":"\\ud800"}', b"null", b'{"data":NaN}', b"\xff"]),
)


@settings(deadline=None)
@given(lines=st.lists(junk, max_size=6))
def test_junk_lines_never_crash_and_are_never_repeated(lines: list[bytes]) -> None:
    said: list[str] = []
    with TemporaryFile() as scratch:
        files = CaseFiles(scratch, lambda number, reason: said.append(reason), CONTACT_FILE)
        files.lay_down(io.BytesIO(b"\n".join(lines)))
        assert list(files.cases()) == []
    assert SECRET not in " ".join(said)
