"""Requirements: the lock files pin what is installed, with the extras that others ask for.

pip looks at the newest release of what is asked for with an extra before it meets a pin without
one, and refuses it for want of a hash: such a lock file holds only until the next release.
"""

import re
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PINNED = re.compile(r"^([a-z0-9][a-z0-9._-]*)(?:\[([^\]]+)\])?==", re.MULTILINE | re.IGNORECASE)
ASKED = re.compile(r"^([A-Za-z0-9._-]+)\s*\[([^\]]+)\]([^;]*)(?:;(.*))?$")


def pinned(file: str) -> dict[str, set[str]]:
    """Each package of a lock file with the extras it is pinned with."""
    found = PINNED.findall((ROOT / file).read_text(encoding="utf-8"))
    return {name.lower(): parts(extras) for name, extras in found}


def parts(extras: str) -> set[str]:
    return {one.strip() for one in extras.split(",") if one.strip()}


def asked_by(name: str) -> Iterator[tuple[str, set[str]]]:
    """What a package always asks for with extras; what it asks for in an extra is left out."""
    try:
        requires = distribution(name).requires or []
    except PackageNotFoundError:  # of another system or Python
        return
    for words in requires:
        found = ASKED.match(words)
        if found and "extra" not in (found[4] or ""):
            yield found[1].lower(), parts(found[2])


@pytest.mark.parametrize("file", ["requirements.txt", "requirements-dev.txt"])
def test_what_is_asked_for_with_an_extra_is_pinned_with_it(file: str) -> None:
    pins = pinned(file)
    bare = {
        f"{asker} asks for {name}[{extra}]"
        for asker in pins
        for name, extras in asked_by(asker)
        for extra in extras - pins.get(name, set())
    }
    assert bare == set()


def test_the_test_sees_an_extra_that_is_asked_for() -> None:
    assert ("coverage", {"toml"}) in list(asked_by("pytest-cov"))
