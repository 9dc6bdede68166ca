"""Environment: the settings of the tests, set before anything of the house is imported."""

import gc
import os

from hypothesis import HealthCheck, settings

os.environ["GOLDENHOUR_DEMO"] = "1"
os.environ["GOLDENHOUR_LOOK_MS"] = "60000"  # no look is cut short by a busy machine

# How long an example takes says how busy the machine is, and nothing about the house.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")


def pytest_collection_finish() -> None:
    """What is loaded by now stays to the end: the collector need not look at it again."""
    gc.collect()
    gc.freeze()
