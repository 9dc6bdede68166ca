"""Environment: the settings of the tests, set before anything of the house is imported."""

import os

os.environ["GOLDENHOUR_DEMO"] = "1"
os.environ["GOLDENHOUR_LOOK_MS"] = "60000"  # no look is cut short by a busy machine
