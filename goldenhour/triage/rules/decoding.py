"""Decoding: from plain JSON values to a `Contact`, or to the list of everything wrong with them.

Options, ids and question types come from the rulebook's edition, so a new question or factor
needs no line here. Readings of the format where it leaves a choice:

* `"unknown"` may stand for any answer, and for the answer inside `v_repeat`; never inside a list.
* null is accepted for any answer, for the three values of `v_comms`, and for `chosen_grade`,
  `why` and `supervisor`; nowhere else.
* `contact` may not be blank; a `language` that is blank or `unknown` answers nothing.
"""

from datetime import UTC, datetime
from functools import cache
from typing import Any

from goldenhour.rulebook import control_room
from goldenhour.rulebook.control_room import ControlRoom
from goldenhour.rulebook.grades import ORDER
from goldenhour.rulebook.thrive import Question
from goldenhour.triage.rules import readers
from goldenhour.triage.rules.readers import Faults, Reader
from goldenhour.triage.rules.shape import (
    UNKNOWN,
    Comms,
    Contact,
    Deadline,
    History,
    Level,
    Person,
    Refused,
    Repeat,
)

LATEST = datetime.max.replace(tzinfo=UTC)
REQUIRED = (
    "contact", "channel", "received_at", "setting",
    "incident_type", "answers", "observed", "history",
)  # fmt: skip


def contact_from(plain: object, book: ControlRoom) -> Contact:
    """The contact that plain JSON values describe. Raises Refused with every fault found."""
    faults: Faults = []
    contact: Contact = contact_reader(book)(plain, "$", faults)
    if faults:
        raise Refused(faults)
    return contact


def book_for(plain: object) -> ControlRoom:
    """The books in force when it was received; where that cannot be read, the latest."""
    received = plain.get("received_at") if isinstance(plain, dict) else None
    at = readers.moment(received, "received_at", [])
    return control_room.in_force(at or LATEST)


@cache
def contact_reader(book: ControlRoom) -> Reader:
    words = book.thrive
    types = readers.one_of(_ids(words.incident_type))
    levels: dict[str, Reader] = {element.key: _level(book) for element in words.element}
    answers = {question.id: _answer(question, book) for question in words.question}
    return readers.object_of(
        {
            "contact": readers.filled_text,
            "channel": readers.one_of(_ids(words.channel)),
            "received_at": readers.moment,
            "setting": readers.one_of(_ids(words.setting)),
            "incident_type": types,
            "also_types": readers.many_of(_ids(words.incident_type)),
            "answers": readers.object_of(answers),
            "levels": readers.object_of(levels),
            "observed": readers.many_of(_ids(words.observation)),
            "history": _history(book),
            "stage": readers.one_of(_ids(words.stage)),
            "chosen_grade": readers.nullable(readers.one_of(ORDER)),
            "why": readers.nullable(readers.text),
            "supervisor": readers.nullable(readers.text),
        },
        required=REQUIRED,
        make=Contact,
    )


def _ids(options: Any) -> list[str]:
    return [option.id for option in options]


def _level(book: ControlRoom) -> Reader:
    fields = {"level": readers.one_of(_ids(book.thrive.level)), "why": readers.text}
    return readers.object_of(fields, required=("level",), make=Level)


def _history(book: ControlRoom) -> Reader:
    markers = readers.many_of(_ids(book.thrive.marker))
    member = _person(book, {"markers": markers})
    return readers.object_of(
        {
            "contacts_12m": readers.whole,
            "crimes_12m": readers.whole,
            "same_address_contacts_12m": readers.whole,
            "near_crimes_12m": readers.whole,
            "markers": markers,
            "household": readers.list_of(member),
            "match": readers.one_of(_ids(book.thrive.match)),
        },
        make=History,
    )


def _person(book: ControlRoom, besides: dict[str, Reader]) -> Reader:
    factors = readers.many_of(_ids(book.vulnerability.factor))
    fields = {"age": readers.age, "relation": readers.text, "factors": factors, **besides}
    return readers.object_of(fields, make=Person)


def _answer(question: Question, book: ControlRoom) -> Reader:
    """Null and "unknown" answer a question of any type; else its own reader looks."""
    if question.type in ("choice", "yesno"):
        options = _ids(question.options) or ["yes", "no"]
        return readers.one_of(options, besides=(None, UNKNOWN))
    own = _answer_of_type(question, book)
    if own is readers.text:
        return readers.nullable(own)

    def read(value: Any, path: str, faults: Faults) -> Any:
        if value is None or value == UNKNOWN:
            return value
        return own(value, path, faults)

    return read


def _answer_of_type(question: Question, book: ControlRoom) -> Reader:
    match question.type:
        case "multi":
            return readers.many_of(_ids(question.options))
        case "factors":
            return readers.many_of(_ids(book.vulnerability.factor))
        case "people":
            return readers.list_of(_person(book, {"safe": readers.boolean}))
        case _:
            return SIMPLE[question.type]


def _deadline(value: Any, path: str, faults: Faults) -> Deadline | None:
    at = readers.moment(value, path, faults)
    return None if at is None else Deadline(value, at)


SIMPLE: dict[str, Reader] = {
    "yesno_count": readers.object_of(
        {"answer": readers.one_of(("yes", "no", UNKNOWN)), "count": readers.whole},
        required=("answer",),
        make=Repeat,
    ),
    "deadline": _deadline,
    "comms": readers.object_of(
        {
            "can_speak": readers.nullable(readers.boolean),
            "safe_to_call_back": readers.nullable(readers.boolean),
            "language": readers.language,
        },
        make=Comms,
    ),
    "location": readers.text,
    "text": readers.text,
    "verbatim": readers.text,
}
