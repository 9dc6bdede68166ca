"""States of a study: what may follow what, and why one ends without a result."""

QUEUED, RUNNING, DONE, CANCELLED, FAILED = "QUEUED", "RUNNING", "DONE", "CANCELLED", "FAILED"
STATES = (QUEUED, RUNNING, DONE, CANCELLED, FAILED)
UNDER_WAY = (QUEUED, RUNNING)
ENDED = (DONE, CANCELLED, FAILED)
FOLLOWS = {QUEUED: (RUNNING, CANCELLED, FAILED), RUNNING: (RUNNING, *ENDED)}

WORDS = {
    QUEUED: "waiting to begin",
    RUNNING: "running",
    DONE: "done",
    CANCELLED: "cancelled",
    FAILED: "failed",
}
REASONS = {
    "refused": "The engine refused the scenario. Mend it and ask again.",
    "too_long": "It took longer than a study may. Ask for fewer replications.",
    "killed": "It was killed three times. Ask for fewer replications, or look at the machine.",
    "broken": "The engine failed. Ask again; if it fails again, report it.",
    "missing": "The library numba is missing here. Run make install, then ask again.",
}
MOST_ATTEMPTS = 3


def may_follow(before: str, after: str) -> bool:
    """Whether a study in the one state may come into the other."""
    return after in FOLLOWS.get(before, ())
