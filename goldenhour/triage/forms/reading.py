"""Reading: from the fields of the form to the answers of contracts/triage.md."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from goldenhour.journal.numbers import LONDON
from goldenhour.triage.forms.asking import PEOPLE_ROWS, UNKNOWN


class _Absent:
    """Not asked."""


ABSENT = _Absent()
Said = Mapping[str, Any]


def _read_one(said: Said, name: str) -> Any:
    return said.get(name) or ABSENT


def _read_several(said: Said, name: str) -> Any:
    picked = said.get(name) or []
    if not picked:
        return ABSENT
    known = [code for code in picked if code != UNKNOWN]
    return known or UNKNOWN


def _read_count(said: Said, name: str) -> Any:
    answer = said.get(name)
    if not answer or answer == UNKNOWN:
        return answer or ABSENT
    count = said.get(f"{name}_count")
    return {"answer": answer} | ({} if count is None else {"count": count})


def _read_deadline(said: Said, name: str) -> Any:
    answer, at = said.get(name), said.get(f"{name}_at")
    if isinstance(at, datetime) and answer in ("", "by", None):
        return at.astimezone(LONDON).isoformat()
    if answer == "nothing":
        return None
    return UNKNOWN if answer in ("by", UNKNOWN) else ABSENT


def _read_people(said: Said, name: str) -> Any:
    rows = [person for row in PEOPLE_ROWS if (person := _person(said, f"{name}_{row}"))]
    if rows:
        return rows
    return {"nobody": [], "somebody": UNKNOWN, UNKNOWN: UNKNOWN}.get(said.get(name, ""), ABSENT)


def _person(said: Said, row: str) -> dict[str, Any]:
    age, relation = said.get(f"{row}_age"), said.get(f"{row}_relation")
    factor, safe = said.get(f"{row}_factors"), said.get(f"{row}_safe")
    person: dict[str, Any] = {}
    if age is not None:
        person["age"] = age
    if relation:
        person["relation"] = relation
    if factor:
        person["factors"] = [factor]
    if safe:
        person["safe"] = safe == "yes"
    return person


def _read_comms(said: Said, name: str) -> Any:
    known = {"yes": True, "no": False, UNKNOWN: None}
    found: dict[str, Any] = {
        part: known[answer]
        for part in ("can_speak", "safe_to_call_back")
        if (answer := said.get(f"{name}_{part}"))
    }
    if language := said.get(f"{name}_language"):
        found["language"] = language
    return found or ABSENT


READ: dict[str, Callable[[Said, str], Any]] = {
    "choice": _read_one,
    "multi": _read_several,
    "factors": _read_several,
    "yesno": _read_one,
    "yesno_count": _read_count,
    "deadline": _read_deadline,
    "people": _read_people,
    "comms": _read_comms,
    "location": _read_one,
    "text": _read_one,
    "verbatim": _read_one,
}
