"""Cast: which officer plays which role in a story; the same one each time it is played."""

import zlib
from collections.abc import Iterable

from goldenhour.force import queries as force
from goldenhour.force.models import Officer


class NobodyToPlay(LookupError):
    """The force has nobody with that role."""


class Cast:
    """Everybody of the force, by role; and for response officers by base."""

    def __init__(self, roles: Iterable[str]) -> None:
        self._by_role = {role: force.with_role(role) for role in roles}

    def somebody(self, role: str, story: str, *, base: str = "") -> Officer:
        """Who plays this role in this story. Raises NobodyToPlay."""
        able = self._by_role.get(role) or []
        there = [one for one in able if base and _base_of(one) == base]
        chosen = there or able
        if not chosen:
            raise NobodyToPlay(f"Nobody of the force holds the role {role}.")
        return chosen[zlib.crc32(f"{story}:{role}".encode()) % len(chosen)]


def _base_of(officer: Officer) -> str:
    team = officer.team
    return team.base.code if team and team.base else ""
