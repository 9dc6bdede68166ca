"""Outcomes: propose, authorise through the gate, tell the victim, finalise.

Who may not authorise (the proposer, the officer in the case, a rank that does not supervise)
is refused before anything is written: nobody can spoil a proposal. An independent supervisor's
decision is a fact, whatever the gate then says: refused, the proposal is dead, every reason
stands in the file, and a new one is needed.
"""

from datetime import date, datetime
from uuid import UUID

from goldenhour.force.models import Officer
from goldenhour.investigation import queries
from goldenhour.investigation.commands.writing import (
    Unknown,
    fact,
    given,
    one_fact,
    still_open,
    work_out,
)
from goldenhour.investigation.models import Case, CaseFact
from goldenhour.investigation.rules import gate
from goldenhour.investigation.rules.casefile import CaseFile
from goldenhour.journal.codes import Code
from goldenhour.journal.commands import Refused, command, record


class NotIndependent(Refused):
    """Only a supervisor who neither proposed it nor owns the case may authorise (C03)."""

    field = "proposal"


class AlreadyDecided(Refused):
    """The proposal has its answer."""

    field = "proposal"


class NotTold(Refused):
    """The case ends after its victims were told, not before (C12, C13).

    ``reasons`` are the gate's, each with the record that would clear it.
    """

    field = "proposal"

    def __init__(self, reasons: tuple[gate.Reason, ...]) -> None:
        codes = ", ".join(reason.code for reason in reasons)
        super().__init__(f"{codes}: {reasons[0].wrong} Tell the victim, then finalise.")
        self.reasons = reasons


@command("investigation.propose_outcome")
def propose_outcome(
    *,
    case: UUID,
    code: int,
    by: Officer,
    at: datetime,
    limitation_expires: date | None = None,
    accepted_by: str = "",
    completion_proof: str = "",
) -> CaseFact:
    """Propose how the case ends. What stands against it can be read at once."""
    row = still_open(case)
    if any(each.decided is None for each in _closures(row, at)):
        raise AlreadyDecided("A proposal is waiting for its decision. Have it decided first.")
    limit = limitation_expires.isoformat() if limitation_expires else None
    optional = given(
        limitation_expires=limit, accepted_by=accepted_by, completion_proof=completion_proof
    )
    return one_fact(row, "outcome.proposed", {"code": code, **optional}, by=by, at=at)


@command("investigation.authorise_outcome")
def authorise_outcome(*, case: UUID, proposal: str, by: Officer, at: datetime) -> CaseFact:
    """Decide a proposal (its fact's id). The gate answers at this moment, every reason at once.

    The decision is written down either way; ask ``queries.closures`` what the gate said.
    """
    row = still_open(case)
    closure = _closure(row, proposal, at)
    if closure.decided is not None:
        raise AlreadyDecided("This proposal has its answer. A refused one needs a new one.")
    file = queries.case_file(row.uid, at=at)
    if not _may_authorise(file, closure, by, at):
        raise NotIndependent("Only a supervisor apart from proposer and officer may authorise.")
    data = {"code": closure.proposal.data.code, "proposal": proposal}
    act = fact(row, "outcome.authorised", data, by=by, at=at)
    decided = _of(gate.closures_of(work_out(row, at=at), queries.profile()), proposal)
    _write_down(row, decided, by, at)
    return act


def _may_authorise(file: CaseFile, closure: gate.Closure, by: Officer, at: datetime) -> bool:
    """The rank is the officer's own: the file may not yet hold an act of theirs."""
    supervises = by.rank in ("sergeant", "inspector", "superintendent")
    return (
        supervises
        and closure.proposal.by != by.staff_number
        and file.officer_in_case(at) != by.staff_number
    )


def _write_down(row: Case, closure: gate.Closure, by: Officer, at: datetime) -> None:
    codes = {reason.code: True for reason in closure.reasons}
    verdict = "refused" if closure.verdict == "refused" else "authorised"
    proposal = Code(closure.proposal.id)
    what = f"investigation.outcome_{verdict}"
    record(what, about=row, by=by, at=at, proposal=proposal, **codes)


@command("investigation.finalise_outcome")
def finalise_outcome(*, case: UUID, proposal: str, by: Officer, at: datetime) -> CaseFact:
    """End the case, after every owed victim was told. Raises NotTold with the gate's reasons."""
    row = still_open(case)
    closure = _closure(row, proposal, at)
    if closure.verdict == "refused" or closure.authorised is None:
        raise AlreadyDecided("This proposal is not authorised. Have it authorised first.")
    file = queries.case_file(row.uid, at=at)
    against = gate.against_finalising_now(file, queries.profile(), closure)
    if any(reason.refuses for reason in against):
        raise NotTold(tuple(reason for reason in against if reason.refuses))
    code = closure.proposal.data.code
    return one_fact(row, "outcome.finalised", {"code": code}, by=by, at=at)


def _closures(row: Case, at: datetime) -> list[gate.Closure]:
    return gate.closures_of(queries.case_file(row.uid, at=at), queries.profile())


def _closure(row: Case, proposal: str, at: datetime) -> gate.Closure:
    return _of(_closures(row, at), proposal)


def _of(closures: list[gate.Closure], proposal: str) -> gate.Closure:
    for closure in closures:
        if closure.proposal.id == proposal:
            return closure
    raise Unknown("proposal", "There is no such proposal in this case. Choose one of the list.")
