"""A case ends through the gate: proposed, authorised by another, told, finalised."""

from datetime import datetime

import pytest

from goldenhour.force.commands import appoint
from goldenhour.force.models import Officer
from goldenhour.investigation import commands, queries
from goldenhour.investigation.commands.outcomes import AlreadyDecided, NotIndependent, NotTold
from goldenhour.investigation.models import Case, CaseFact
from goldenhour.investigation.rules import gate
from goldenhour.journal.commands import NotAllowed
from goldenhour.journal.models import Entry
from tests.moments import days, hours

UNIDENTIFIED = 18


def end_lines(case: Case, by: Officer, at: datetime) -> None:
    for line in ("L1", "L2"):
        commands.dispose_line(
            case=case.uid, line=line, disposition="done", reason="Followed", by=by, at=at
        )


def closure(case: Case, at: datetime) -> gate.Closure:
    return gate.closures_of(queries.case_file(case.uid, at=at), queries.profile())[-1]


@pytest.fixture
def later(nine: datetime) -> datetime:
    return nine + days(2)


@pytest.fixture
def proposed(planned: Case, ines: Officer, later: datetime) -> CaseFact:
    """Outcome 18 proposed with every line followed."""
    end_lines(planned, ines, later)
    return commands.propose_outcome(case=planned.uid, code=UNIDENTIFIED, by=ines, at=later)


def test_a_case_is_proposed_authorised_told_and_finalised(
    planned: Case, proposed: CaseFact, ines: Officer, sam: Officer, later: datetime
) -> None:
    named = {"case": planned.uid, "proposal": proposed.fact_id}
    commands.authorise_outcome(**named, by=sam, at=later + hours(1))
    with pytest.raises(NotTold, match="C13") as untold:
        commands.finalise_outcome(**named, by=ines, at=later + hours(2))
    assert [reason.code for reason in untold.value.reasons] == ["C13"]
    commands.record_telling(
        case=planned.uid,
        victim="V1",
        rules=["R6.OUTCOME"],
        channel="phone",
        evidence="recording 17",
        by=ines,
        at=later + hours(3),
    )

    commands.finalise_outcome(**named, by=ines, at=later + hours(4))

    row = queries.case(planned.uid)
    assert (row.state, row.outcome, row.next_due) == ("FINALISED", 18, "")
    assert closure(planned, later + hours(5)).verdict == "finalised"
    with pytest.raises(commands.Finalised):
        commands.record_plan(case=planned.uid, lines=[], by=ines, at=later + hours(5))


def test_the_gate_says_every_reason_at_once_and_a_new_proposal_is_needed(
    case: Case, ines: Officer, sam: Officer, later: datetime
) -> None:
    commands.identify_suspect(case=case.uid, by=ines, at=later)
    proposal = commands.propose_outcome(case=case.uid, code=UNIDENTIFIED, by=ines, at=later)

    named = {"case": case.uid, "proposal": proposal.fact_id}
    commands.authorise_outcome(**named, by=sam, at=later + hours(1))

    refused = closure(case, later + hours(1))
    assert (refused.verdict, refused.codes) == ("refused", ["C01", "C05", "C11"])
    assert all(reason.clears for reason in refused.reasons)
    entry = Entry.objects.get(what="investigation.outcome_refused")
    assert entry.facts == {"proposal": proposal.fact_id, "C01": True, "C05": True, "C11": True}
    with pytest.raises(AlreadyDecided):
        commands.authorise_outcome(**named, by=sam, at=later + hours(2))
    with pytest.raises(AlreadyDecided):
        commands.finalise_outcome(**named, by=ines, at=later + hours(2))
    commands.propose_outcome(case=case.uid, code=UNIDENTIFIED, by=ines, at=later + hours(3))


def test_an_open_line_refuses(planned: Case, ines: Officer, sam: Officer, later: datetime) -> None:
    proposal = commands.propose_outcome(case=planned.uid, code=UNIDENTIFIED, by=ines, at=later)
    commands.authorise_outcome(
        case=planned.uid, proposal=proposal.fact_id, by=sam, at=later + hours(1)
    )

    refused = closure(planned, later + hours(1))
    assert [(reason.code, reason.about) for reason in refused.reasons] == [("C02", ("L1", "L2"))]


def test_one_proposal_waits_at_a_time(
    planned: Case, proposed: CaseFact, ines: Officer, later: datetime
) -> None:
    with pytest.raises(AlreadyDecided, match="waiting"):
        commands.propose_outcome(case=planned.uid, code=UNIDENTIFIED, by=ines, at=later)


def test_who_owns_the_case_cannot_spoil_or_authorise_it(
    planned: Case, proposed: CaseFact, ines: Officer, sam: Officer, later: datetime
) -> None:
    named = {"case": planned.uid, "proposal": proposed.fact_id}
    with pytest.raises(NotAllowed):
        commands.authorise_outcome(**named, by=ines, at=later)
    commands.allocate(case=planned.uid, officer=sam.uid, by=sam, at=later)
    with pytest.raises(NotIndependent):
        commands.authorise_outcome(**named, by=sam, at=later)
    assert closure(planned, later).decided is None


def test_a_supervising_role_without_the_rank_does_not_authorise(
    planned: Case, proposed: CaseFact, ada: Officer, later: datetime
) -> None:
    acting = appoint(
        username="asha",
        name="Asha Example",
        staff_number="5501",
        rank="constable",
        roles=["sergeant"],
        team=None,
        by=ada,
        at=later,
    )
    with pytest.raises(NotIndependent):
        commands.authorise_outcome(case=planned.uid, proposal=proposed.fact_id, by=acting, at=later)


@pytest.mark.parametrize("code", [0, 23])
def test_a_code_outside_the_framework_is_refused(
    code: int, planned: Case, ines: Officer, later: datetime
) -> None:
    with pytest.raises(commands.NotAFact):
        commands.propose_outcome(case=planned.uid, code=code, by=ines, at=later)
