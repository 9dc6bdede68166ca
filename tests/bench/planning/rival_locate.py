"""One question of location asked of spopt with HiGHS, in a process and an environment of its own.

    RIVALS/bin/python tests/bench/planning/rival_locate.py FILE.npz median|coverage

FILE has `minutes` (places, sites), `weights`, `bases` and `within`. Writes one line of JSON: value,
seconds of the processor, and peak memory in MB. Imports nothing of ours.
"""

import json
import resource
import sys
import time

import numpy as np


def main(path: str, question: str) -> None:
    import pulp
    from spopt.locate import MCLP, PMedian

    with np.load(path) as kept:
        minutes, weights = kept["minutes"], kept["weights"]
        bases, within = int(kept["bases"]), float(kept["within"])
    began = time.process_time()
    if question == "median":
        model = PMedian.from_cost_matrix(minutes, weights, p_facilities=bases)
    else:
        model = MCLP.from_cost_matrix(minutes, weights, service_radius=within, p_facilities=bases)
    solved = model.solve(pulp.HiGHS(msg=False, gapRel=0.0, threads=1))
    seconds = time.process_time() - began
    value = float(solved.problem.objective.value())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(json.dumps({"value": value, "seconds": seconds, "peak": peak}) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
