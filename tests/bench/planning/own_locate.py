"""One question of location asked of our own engine, in a process of its own, as the rival's.

.venv/bin/python -m tests.bench.planning.own_locate FILE.npz median|coverage
"""

import json
import resource
import sys
import time

import numpy as np

from goldenhour.simulation import locating, locating_in_time


def main(path: str, question: str) -> None:
    with np.load(path) as kept:
        asked = locating.Question(kept["minutes"], kept["weights"], int(kept["bases"]))
        within = float(kept["within"])
    began = time.process_time()
    if question == "median":
        found = locating.p_median(asked)
    else:
        found = locating_in_time.coverage(asked, within)
    seconds = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    told = {"value": found.value, "seconds": seconds, "peak": peak, "gap": found.gap}
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
