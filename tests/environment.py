"""Environment: the settings of the tests, set before anything of the house is imported."""

import os

os.environ["GOLDENHOUR_DEMO"] = "1"
