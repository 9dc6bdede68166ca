"""The verdict: everything that follows from the facts of one case, as seen at a moment.

The same function judges a live case, an imported one and a year of them. Source: the
case-file contract, "The verdict". Nothing here reads a clock; equal facts, moment and
profile give an equal verdict, in whatever order the facts came.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from goldenhour.accountability.rules import checks
from goldenhour.accountability.rules.alerts import Alert, alerts_of
from goldenhour.accountability.rules.checks import Answer, Evidence
from goldenhour.investigation.rules import gate
from goldenhour.investigation.rules.casefile import CaseFile
from goldenhour.investigation.rules.facts import Fact
from goldenhour.investigation.rules.facts.fields import Data
from goldenhour.investigation.rules.gate import Closure
from goldenhour.investigation.rules.instants import london_day, london_text
from goldenhour.investigation.rules.reviews import Review, reviews_of
from goldenhour.rulebook import victims_code
from goldenhour.rulebook.supervision import Supervision
from goldenhour.victims.rules.duties import Duty, duties_of


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a case owes, whether it may close, and what it answers to the audit."""

    case: str
    as_of: datetime
    edition: str
    profile: str
    duties: tuple[Duty, ...]
    reviews: tuple[Review, ...]
    closures: tuple[Closure, ...]
    checks: Mapping[str, Answer]
    alerts: tuple[Alert, ...]


def judge(
    case: str,
    facts: Iterable[Fact[Data]],
    *,
    as_of: datetime,
    profile: Supervision,
    only: Collection[str] | None = None,
) -> Verdict | None:
    """The verdict on one case; None where no fact was recorded by ``as_of``.

    ``as_of`` is any aware moment. ``only`` limits the checks to those ids.
    """
    file = CaseFile(case, facts, as_of.astimezone(UTC))
    if not file.was_begun:
        return None
    return judge_file(file, profile, only)


def judge_file(
    file: CaseFile, profile: Supervision, only: Collection[str] | None = None
) -> Verdict:
    """The verdict on a case file already put in order."""
    closures = gate.closures_of(file, profile)
    duties = duties_of(file, closures)
    reviews = reviews_of(file, profile, closed_at=gate.closed_at(closures))
    evidence = Evidence(file, duties, reviews, closures)
    return Verdict(
        case=file.case,
        as_of=file.as_of,
        edition=_edition(file, duties),
        profile=profile.name,
        duties=tuple(duties),
        reviews=tuple(reviews),
        closures=tuple(closures),
        checks=checks.answers_for(evidence, only),
        alerts=tuple(alerts_of(file, profile)),
    )


def _edition(file: CaseFile, duties: list[Duty]) -> str:
    """That of the first trigger; a case nobody is owed anything in, that of the moment."""
    return duties[0].edition if duties else victims_code.in_force(london_day(file.as_of)).key


def plain(verdict: Verdict) -> dict[str, object]:
    """The verdict as the contract puts it out, ready for JSON; instants in London's offset."""
    return {
        "case": verdict.case,
        "as_of": london_text(verdict.as_of),
        "edition": verdict.edition,
        "profile": verdict.profile,
        "duties": [_plain_duty(duty, verdict.edition) for duty in verdict.duties],
        "reviews": [_plain_review(review) for review in verdict.reviews],
        "closures": [_plain_closure(closure) for closure in verdict.closures],
        "checks": dict(verdict.checks),
        "alerts": [
            {"code": alert.code, "fact": alert.fact, "at": london_text(alert.at)}
            for alert in verdict.alerts
        ],
    }


def _plain_duty(duty: Duty, edition: str) -> dict[str, object]:
    row: dict[str, object] = {
        "rule": duty.rule,
        "victim": duty.victim,
        "suspect": duty.suspect,
        "trigger": duty.trigger,
        "owner": duty.owner,
        "due": london_text(duty.due),
        "state": duty.state,
        "by_fact": duty.by_fact,
    }
    return row if duty.edition == edition else row | {"edition": duty.edition}


def _plain_review(review: Review) -> dict[str, object]:
    return {
        "kind": review.kind,
        "due": london_text(review.due),
        "done": None if review.done is None else london_text(review.done),
        "state": review.state,
        "why": list(review.why),
    }


def _plain_closure(closure: Closure) -> dict[str, object]:
    return {
        "proposal": closure.proposal.id,
        "outcome": closure.proposal.data.code,
        "verdict": closure.verdict,
        "reasons": closure.codes,
    }
