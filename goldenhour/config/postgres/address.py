"""Address: how to reach the database, in the words of Django's settings.

Reading it starts nothing. ``DATABASE_URL`` carries the application's role; the role that
migrates has its own address, ``GOLDENHOUR_OWNER_URL``, because a programme that can change its
own walls has none. ``GOLDENHOUR_AS=owner`` asks for the role that migrates.
"""

from collections.abc import Mapping
from typing import Any

import psycopg
from psycopg.conninfo import conninfo_to_dict

from goldenhour.config.postgres.places import place
from goldenhour.config.postgres.refusal import NoDatabase
from goldenhour.config.postgres.roles import APPLICATION, OWNER, database_name

POOL = {"min_size": 2, "max_size": 16, "timeout": 10}
IF_ASKED = 2**31  # times that a statement is sent before it is planned for good by itself


def databases(given: Mapping[str, str]) -> dict[str, dict[str, Any]]:
    """Django's ``DATABASES``, of one database. Raises NoDatabase for an address we cannot read.

    With ``GOLDENHOUR_POOL=1`` (an ASGI server) connections come from a pool; otherwise a
    thread keeps its own for a minute.
    """
    as_owner = given.get("GOLDENHOUR_AS") == "owner"
    if given.get("DATABASE_URL"):
        found = _elsewhere(given, as_owner=as_owner)
    else:
        found = {
            "NAME": database_name(given),
            "USER": OWNER if as_owner else APPLICATION,
            "HOST": str(place(given).socket),
            "PORT": "5432",
            "OPTIONS": {},
        }
    # Planned once a connection where that is asked for (journal/planned), else never.
    found["OPTIONS"].setdefault("prepare_threshold", IF_ASKED)
    found |= {"ENGINE": "django.db.backends.postgresql", "CONN_HEALTH_CHECKS": True}
    if given.get("GOLDENHOUR_POOL") == "1" and not as_owner:
        found["OPTIONS"] |= {"pool": dict(POOL)}
    else:
        found["CONN_MAX_AGE"] = 60
    return {"default": found}


def _elsewhere(given: Mapping[str, str], *, as_owner: bool) -> dict[str, Any]:
    """A database that somebody else runs."""
    name = "GOLDENHOUR_OWNER_URL" if as_owner and "GOLDENHOUR_OWNER_URL" in given else ""
    name = name or "DATABASE_URL"
    try:
        parts = dict(conninfo_to_dict(given[name]))
    except psycopg.ProgrammingError as error:
        raise NoDatabase(
            f"{name} is not an address of PostgreSQL. "
            "Write it as postgresql://user:password@host:5432/database."
        ) from error
    return {
        "NAME": str(parts.pop("dbname", "") or "goldenhour"),
        "USER": str(parts.pop("user", "") or APPLICATION),
        "PASSWORD": str(parts.pop("password", "") or ""),
        "HOST": str(parts.pop("host", "") or ""),
        "PORT": str(parts.pop("port", "") or "5432"),
        "OPTIONS": {"connect_timeout": 5} | parts,
    }
