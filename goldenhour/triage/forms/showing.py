"""Showing: from the answers of contracts/triage.md back to what was typed."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from goldenhour.journal.numbers import LONDON
from goldenhour.triage.forms.asking import PEOPLE_ROWS, UNKNOWN


def as_typed(answers: Mapping[str, Any]) -> dict[str, Any]:
    """Answers of the contract as the form's initial values: the way back."""
    typed: dict[str, Any] = {}
    for name, value in answers.items():
        typed |= TYPED.get(name, _typed_plain)(name, value)
    return typed


def _typed_plain(name: str, value: Any) -> dict[str, Any]:
    return {name: value}


def _typed_several(name: str, value: Any) -> dict[str, Any]:
    return {name: [UNKNOWN] if value == UNKNOWN else value}


def _typed_deadline(name: str, value: Any) -> dict[str, Any]:
    if value is None:
        return {name: "nothing"}
    if value == UNKNOWN:
        return {name: UNKNOWN}
    moment = datetime.fromisoformat(value).astimezone(LONDON)
    return {name: "by", f"{name}_at": moment.strftime("%Y-%m-%dT%H:%M")}


def _typed_count(name: str, value: Any) -> dict[str, Any]:
    if value == UNKNOWN:
        return {name: UNKNOWN}
    return {name: value.get("answer"), f"{name}_count": value.get("count")}


def _typed_comms(name: str, value: Any) -> dict[str, Any]:
    said = {True: "yes", False: "no", None: UNKNOWN}
    parts = value if isinstance(value, Mapping) else {}
    typed = {
        f"{name}_{part}": said[parts[part]]
        for part in ("can_speak", "safe_to_call_back")
        if part in parts
    }
    return typed | {f"{name}_language": parts.get("language", "")}


def _typed_people(name: str, value: Any) -> dict[str, Any]:
    if value == UNKNOWN:
        return {name: UNKNOWN}
    typed: dict[str, Any] = {name: "somebody" if value else "nobody"}
    safe = {True: "yes", False: "no"}
    for row, person in zip(PEOPLE_ROWS, value, strict=False):
        typed[f"{name}_{row}_age"] = person.get("age")
        typed[f"{name}_{row}_relation"] = person.get("relation", "")
        typed[f"{name}_{row}_factors"] = next(iter(person.get("factors", [])), "")
        typed[f"{name}_{row}_safe"] = safe.get(person.get("safe"), "")
    return typed


TYPED: dict[str, Callable[[str, Any], dict[str, Any]]] = {
    "t_means": _typed_several,
    "h_kind": _typed_several,
    "i_lines": _typed_several,
    "v_factors": _typed_several,
    "i_perishable": _typed_deadline,
    "v_repeat": _typed_count,
    "v_comms": _typed_comms,
    "t_who": _typed_people,
    "v_household": _typed_people,
}
