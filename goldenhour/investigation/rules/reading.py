"""Reading: one line of a case file becomes one fact, or is refused with a reason.

Source: the case-file contract, "The command" and "A fact". What holds for the lines of every
exchange file stands in strict.py.
"""

from collections.abc import Iterable
from datetime import date, datetime
from functools import cache

import msgspec

from goldenhour.investigation.rules.facts import TYPES, Fact, fields
from goldenhour.investigation.rules.facts.case import PlanRecorded
from goldenhour.investigation.rules.strict import Envelope, Reader, Refused, refuse_strange_year
from goldenhour.rulebook import victims_code

ALL_BUT_OUTCOME = "all_but_outcome"


def fact_of_line(line: bytes) -> Fact[fields.Data]:
    """The fact a line of a case file states. Raises Refused."""
    return CASE_FILE.fact(line)


def fact_of_values(
    *, id: str, case: str, type: str, at: datetime, recorded_at: datetime, by: str, data: object
) -> Fact[fields.Data]:
    """A fact from stored values, ``data`` as plain JSON values. Raises Refused as for a line."""
    stated = {"id": id, "case": case, "type": type, "at": at, "by": by, "data": data}
    return fact_of_line(msgspec.json.encode(stated | {"recorded_at": recorded_at}))


def _check(data: fields.Data) -> None:
    _refuse_strange_dates(data)
    _refuse_unknown_rules(data)


@cache
def _names_holding_dates(shape: type[fields.Data]) -> tuple[str, ...]:
    dated = (f for f in msgspec.structs.fields(shape) if "date" in str(f.type))
    return tuple(f.name for f in dated)


def _refuse_strange_dates(data: fields.Data) -> None:
    for name in _names_holding_dates(type(data)):
        value = getattr(data, name)
        if isinstance(value, date):
            refuse_strange_year(value)
    if isinstance(data, PlanRecorded):
        for line in data.lines:
            _refuse_strange_dates(line)


@cache
def _known_rules() -> frozenset[str]:
    return victims_code.known_rule_ids()


def _refuse_unknown_rules(data: fields.Data) -> None:
    rules: Iterable[str] = getattr(data, "rules", ())
    if not rules or _known_rules().issuperset(rules):
        return
    if not hasattr(data, "facts") and rules == (ALL_BUT_OUTCOME,):
        return
    raise Refused("rules names a rule that is not in the Victims' Code")


CASE_FILE = Reader("case", Envelope, TYPES, _check)
