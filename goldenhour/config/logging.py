"""Logging: what happened, for whoever runs the house, without anything about a person.

A line holds only words from the list below, and only values that cannot tell a story: numbers,
moments, uids and codes. Any other word or value is withheld; a new word is added here on
purpose, never by accident. An exception is logged by its kind and the places it passed, without
its text, because the database's complaints quote what people wrote.
"""

import logging
import re
import sys
import traceback
from collections.abc import Mapping, MutableMapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

import structlog

WITHHELD = "(withheld)"
OF_THE_LINE = {"event", "level", "logger", "timestamp", "trace", "kind"}
OF_THE_HOUSE = {"command", "job", "entry", "incident", "contact", "case", "uid", "key", "role"}
OF_THE_WEB = {"desk", "status", "method", "route", "count", "milliseconds", "attempt", "version"}
WORDS = OF_THE_LINE | OF_THE_HOUSE | OF_THE_WEB | {"port"}
CODE = re.compile(r"[A-Za-z0-9_.:/<>{}+-]{1,120}")
PLAIN = (bool, int, float, UUID, datetime, date, timedelta, type(None))
ADDRESS = re.compile(r"\?.*$")

Line = MutableMapping[str, Any]

# Django's own handlers would write the message with what was asked.
LOGGERS = {
    "django": {"handlers": [], "level": "INFO", "propagate": True},
    "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
    "django.db.backends": {"handlers": [], "level": "WARNING", "propagate": True},
    "uvicorn.access": {"handlers": [], "level": "WARNING", "propagate": False},
    "procrastinate": {"handlers": [], "level": "WARNING", "propagate": True},
}


def configured(*, as_json: bool) -> dict[str, Any]:
    """Django's ``LOGGING``, and structlog set up the same way: lines on the error output.

    ``as_json`` for machines that collect lines; otherwise for people.
    """
    logging.raiseExceptions = False  # a broken line would be printed with all it holds
    shared: list[structlog.types.Processor] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    ends: list[structlog.types.Processor] = [
        structlog.stdlib.ProcessorFormatter.remove_processors_meta,
        without_people,
        structlog.processors.JSONRenderer() if as_json else plainly,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=True,
    )
    formatter = {
        "()": structlog.stdlib.ProcessorFormatter,
        "processors": ends,
        "foreign_pre_chain": [*shared, only_the_message_of_strangers],
    }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"house": formatter},
        "handlers": {"lines": {"class": "logging.StreamHandler", "formatter": "house"}},
        "root": {"handlers": ["lines"], "level": "INFO"},
        "loggers": LOGGERS,
    }


def only_the_message_of_strangers(logger: Any, method: str, line: Line) -> Line:
    """Of a library's line, keep the sentence it was written with, not what was filled in."""
    record = line.get("_record")
    if record is not None:
        line["event"] = str(record.msg)
    return line


def without_people(logger: Any, method: str, line: Line) -> Line:
    """Keep declared words with harmless values; say that the rest was withheld."""
    kept: dict[str, Any] = {}
    error = line.pop("exc_info", None)
    if error:
        kept["kind"], kept["trace"] = _path_of(error)
    kept |= {name: _harmless(name, value) for name, value in line.items() if name in WORDS}
    unknown = sorted(set(line) - WORDS - {"_record", "_from_structlog", "stack_info"})
    if unknown:
        kept["withheld"] = unknown
    return kept


def _harmless(name: str, value: object) -> object:
    if name == "event":
        return ADDRESS.sub("", str(value))
    if isinstance(value, PLAIN):
        return value if isinstance(value, bool | int | float | None) else str(value)
    text = str(value)
    return text if CODE.fullmatch(text) else WITHHELD


def _path_of(error: object) -> tuple[str, list[str]]:
    """The kind of an exception and the places it passed, innermost last; never its text."""
    found = error if isinstance(error, tuple) else sys.exc_info()
    if isinstance(error, BaseException):
        found = (type(error), error, error.__traceback__)
    kind, _, passed = found
    frames = traceback.extract_tb(passed)[-8:] if passed else []
    return (kind.__name__ if kind else "Exception"), [
        f"{frame.filename.rpartition('/')[2]}:{frame.lineno} {frame.name}" for frame in frames
    ]


def plainly(logger: Any, method: str, line: Mapping[str, Any]) -> str:
    """One line for people: the moment, the level, what happened, then the rest."""
    first = ("timestamp", "level", "event")
    rest = " ".join(f"{name}={value}" for name, value in line.items() if name not in first)
    return " ".join(str(line.get(name, "")) for name in first) + (f" {rest}" if rest else "")
