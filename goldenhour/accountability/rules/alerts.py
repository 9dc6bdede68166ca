"""Alerts: what in a case somebody should look at, each with the fact and the moment.

Source: the case-file contract, ``alerts[].code``. An alert accuses nobody and changes no
state; the duties and reviews beside it say what follows.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from goldenhour.investigation.rules import bail, plan, reviews
from goldenhour.investigation.rules.casefile import CaseFile
from goldenhour.investigation.rules.tellings import tellings_of
from goldenhour.rulebook.supervision import Supervision


@dataclass(frozen=True, slots=True, order=True)
class Alert:
    """``at`` is the moment it concerns (UTC): of the act, the lapse or the expiry."""

    at: datetime
    code: str
    fact: str


def alerts_of(case: CaseFile, profile: Supervision) -> list[Alert]:
    """Every alert of a case, in order of instant."""
    found = [
        *_about_tellings(case),
        *_about_bail(case),
        *_about_reviews(case, profile),
        *_about_evidence(case),
    ]
    return sorted(found)


def _about_tellings(case: CaseFile) -> Iterator[Alert]:
    for telling in tellings_of(case):
        if telling.breach is not None:
            yield Alert(telling.at, telling.breach, telling.fact.id)
        if telling.is_backdated:
            yield Alert(telling.at, "BACKDATED", telling.fact.id)


def _about_bail(case: CaseFile) -> Iterator[Alert]:
    history = bail.history_of(case)
    for lapse in history.lapses:
        yield Alert(lapse.at, "BAIL_LAPSED", lapse.bailed.id)
    for fault, extension in history.faults:
        yield Alert(extension.at, fault, extension.id)


def _about_reviews(case: CaseFile, profile: Supervision) -> Iterator[Alert]:
    for review in reviews.reviewed(case, profile):
        if "copied" in review.why:
            yield Alert(review.fact.at, "BOILERPLATE_REVIEW", review.fact.id)
        if not review.is_independent:
            yield Alert(review.fact.at, "REVIEWER_NOT_INDEPENDENT", review.fact.id)


def _about_evidence(case: CaseFile) -> Iterator[Alert]:
    for line in plan.expired_lines(case):
        if line.perishes_at is not None:
            yield Alert(line.perishes_at, "EVIDENCE_EXPIRED", line.stated_by)
