"""Sentences: what PostgreSQL complains of, in one sentence with the mend.

The complaint is read by its English words; a server that speaks another language gets the
general sentence, which is still true.
"""

from collections.abc import Mapping
from typing import Any

MENDS = (
    (
        ("password authentication failed", "no password supplied"),
        "PostgreSQL at {at} refuses the password of {user}. Correct DATABASE_URL.",
    ),
    (
        ("no space left on device", "disk full", "disk quota exceeded"),
        "The disk of the database is full. Free some space, then start again.",
    ),
    (
        ('database "{name}" does not exist',),
        "There is no database {name} at {at}. Create it, or correct DATABASE_URL.",
    ),
    (
        ('role "{user}" does not exist', "no pg_hba.conf entry"),
        "PostgreSQL at {at} does not admit {user}. Create the role, or correct DATABASE_URL.",
    ),
    (
        ("permission denied",),
        "PostgreSQL does not let {user} do this. Run goldenhour doctor to see what is missing.",
    ),
    (
        ('relation "', "does not exist"),
        "The database {name} is not up to date. Run goldenhour migrate.",
    ),
    (
        ("too many clients", "remaining connection slots"),
        "PostgreSQL at {at} has no free connection. Stop a programme that holds one.",
    ),
)
SILENT = "No PostgreSQL answers at {at}. Start it, or remove DATABASE_URL to use our own."
SILENT_HERE = "Our PostgreSQL does not run at {at}. Start it with goldenhour demo."


def sentence(
    complaint: BaseException, database: Mapping[str, Any], *, given: Mapping[str, str]
) -> str:
    """One sentence for a complaint of the driver. ``database`` is one of Django's settings."""
    facts = {
        "at": f"{database.get('HOST') or 'this machine'}:{database.get('PORT')}",
        "user": database.get("USER"),
        "name": database.get("NAME"),
    }
    text = str(complaint).lower()
    for words, mend in MENDS:
        if any(word.format(**facts).lower() in text for word in words):
            return mend.format(**facts)
    return (SILENT if given.get("DATABASE_URL") else SILENT_HERE).format(**facts)
