"""Environment: the settings of the tests, set before anything of the house is imported.

And their order: files that take long come first, so that no worker is left with one at the end.
"""

import gc
import os

import pytest
from hypothesis import HealthCheck, settings

gc.disable()  # until all is collected: what is loaded stays, and was looked at six times over
os.environ["GOLDENHOUR_DEMO"] = "1"
os.environ["GOLDENHOUR_LOOK_MS"] = "60000"  # no look is cut short by a busy machine

# How long an example takes says how busy the machine is, and nothing about the house.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")

# The longest first; whoever needs the played week comes after somebody has begun to play it.
LONG = (
    "tests/journeys/",
    "tests/desks/test_room.py",
    "tests/stories/",
    "tests/browser/test_pages.py",
    "tests/browser/",
    "tests/docs/test_pictures.py",
    "tests/web/test_scripts.py",
    "tests/config/",
    "tests/triage/test_rules_properties.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the files in the order in which workers take them."""
    items.sort(key=lambda item: _place(item.nodeid))


def _place(name: str) -> int:
    return next((at for at, start in enumerate(LONG) if name.startswith(start)), len(LONG))


def pytest_collection_finish() -> None:
    """What is loaded by now stays to the end: the collector need not look at it again."""
    gc.collect()
    gc.freeze()
    gc.enable()
