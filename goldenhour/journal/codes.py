"""Codes: what an entry of the journal may say, and the fingerprint of what it may not.

An entry outlives the content it speaks of. Therefore its facts are numbers, moments, uids
and codes; a plain text is refused, because nobody can tell a code from a name by looking.
What people wrote is kept in its own row and leaves only a salted SHA-256 here.
"""

import hashlib
import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

import msgspec

SHAPE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:/+-]{0,63}")


class Undeclared(TypeError):
    """A value of a kind that the journal does not keep."""


class Code(str):
    """A word from a closed list (a grade, a role, a rule id): safe to keep for ever."""

    def __new__(cls, text: str) -> "Code":
        """Refuse what does not look like a code: letters, digits and ``_.:/+-``, at most 64."""
        if not SHAPE.fullmatch(text):
            raise Undeclared(f"not a code: {len(text)} characters of free text?")
        return super().__new__(cls, text)


Fact = Code | bool | int | UUID | datetime | date | None


def plain(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Facts as JSON keeps them. Raises Undeclared for a value of another kind."""
    return {name: _plain(name, value) for name, value in facts.items()}


def _plain(name: str, value: object) -> Any:
    if value is None or isinstance(value, Code | bool | int):
        return value
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    raise Undeclared(f"{name}: a journal entry holds no {type(value).__name__}")


def fingerprint(content: object, *, salt: bytes = b"") -> bytes:
    """SHA-256 (32 bytes) of the content's JSON with sorted keys, behind the salt of its row."""
    return hashlib.sha256(salt + canonical(content)).digest()


def canonical(content: object) -> bytes:
    """One spelling for equal content: sorted keys, dates as ISO 8601, sets as sorted lists."""
    return msgspec.json.encode(content, order="deterministic")
