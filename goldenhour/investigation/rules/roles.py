"""Roles: the ``staff.role`` facts that follow from the rank each actor held when acting.

Source: the case-file contract: roles come from ``staff.role`` facts and hold within their own
case. We keep the rank with each fact; when the file is read out, the first act under a rank
states it. It is dated from that act, and known from the first act of that rank we wrote down,
so that nobody who reads the file at an earlier moment finds an act without its role.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby


@dataclass(frozen=True)
class Act:
    """Somebody wrote down a fact while holding a rank ("" for staff without one)."""

    staff: str
    rank: str
    at: datetime
    recorded_at: datetime


def role_lines(case: str, acts: Iterable[Act]) -> list[dict[str, object]]:
    """The role facts of a case as lines of the contract, in order of staff number and time."""
    in_order = sorted(acts, key=lambda act: (act.staff, act.at, act.recorded_at))
    runs = [list(run) for _, run in groupby(in_order, key=lambda act: (act.staff, act.rank))]
    return list(_lines(case, [run for run in runs if run[0].rank]))


def _lines(case: str, runs: Sequence[list[Act]]) -> Iterator[dict[str, object]]:
    for number, run in enumerate(runs, start=1):
        first = run[0]
        yield {
            "id": f"r{number}",
            "case": case,
            "type": "staff.role",
            "at": first.at.isoformat(),
            "recorded_at": max(first.at, min(act.recorded_at for act in run)).isoformat(),
            "by": first.staff,
            "data": {"staff": first.staff, "role": first.rank},
        }
