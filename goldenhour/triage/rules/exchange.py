"""Exchange: one line of JSON in, one line of JSON out, and nothing let through by mistake.

JSON readers keep the last of two equal keys in silence and let NaN pass; neither does here.
Bytes that are not UTF-8, half characters, numbers too long to read and nesting too deep are
refused with a path like everything else.
"""

import json
from collections import Counter
from datetime import datetime
from typing import Any

import msgspec

from goldenhour.triage.rules.proposal import Look, Proposal, Target
from goldenhour.triage.rules.readers import Doubled, NoNumber
from goldenhour.triage.rules.shape import Fault, Refused

_encode = msgspec.json.Encoder().encode


def values_of(line: bytes) -> object:
    """The JSON values of one line. Raises Refused at `$` where it is no JSON at all.

    A key given twice and a NaN are marked in the values, for the readers to refuse by path.
    """
    try:
        return _DECODER.decode(line.decode("utf-8"))
    except UnicodeDecodeError as bad:
        wrong = f"is not UTF-8 (byte {bad.start + 1} of the line)"
    except json.JSONDecodeError as bad:
        wrong = f"is not JSON: {bad.msg} (character {bad.pos + 1})"
    except RecursionError:
        wrong = "is nested too deeply"
    raise Refused([Fault("$", wrong)])


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    plain = dict(pairs)
    if len(plain) == len(pairs):
        return plain
    doubled = Doubled(plain)
    counted = Counter(key for key, _ in pairs)
    doubled.twice = [key for key, count in counted.items() if count > 1]
    return doubled


def _integer(digits: str) -> int | NoNumber:
    return int(digits) if len(digits) < 400 else NoNumber("a number too long to read")


_DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_constant=NoNumber, parse_int=_integer)


def line_of(proposal: Proposal) -> bytes:
    """The contract's JSON for a proposal, without the line's end."""
    return _encode(_shown(proposal))


def plain(proposal: Proposal) -> dict[str, Any]:
    """The contract's values for a proposal: the JSON that goes out, as Python objects."""
    values: dict[str, Any] = msgspec.json.decode(line_of(proposal))
    return values


def _shown(proposal: Proposal) -> dict[str, Any]:
    """The line, key by key. A struct whose fields are the contract's is written as it stands."""
    return {
        "contact": proposal.contact,
        "edition": proposal.edition,
        "proposed_grade": proposal.proposed_grade,
        "because": proposal.because,
        "target": _target(proposal.target),
        "flags": proposal.flags,
        "advice": proposal.advice,
        "missing": proposal.missing,
        "contact_rules": proposal.contact_rules,
        "reassess": [_look(look) for look in proposal.reassess],
        "accepted": proposal.accepted,
        "refused": proposal.refused,
    }


def _look(look: Look) -> dict[str, Any]:
    shown: dict[str, Any] = {"trigger": look.trigger, "at": _moment(look.at)}
    if look.is_overdue:
        shown["overdue"] = True
    return shown


def _target(target: Target) -> dict[str, Any]:
    shown: dict[str, Any] = {"attend_within_minutes": target.attend_within_minutes}
    if target.first_action_within_minutes is not None:
        shown["first_action_within_minutes"] = target.first_action_within_minutes
    shown["due_at"] = _moment(target.due_at)
    return shown


def _moment(at: datetime) -> str:
    return at.isoformat()
