"""Examples of the analyst's pages: studies and a scenario, with made-up figures."""

import json
from base64 import b64encode
from collections.abc import Callable

from django.urls import reverse

from goldenhour.force import queries as force
from goldenhour.planning import commands as planning
from goldenhour.planning import queries as planned
from goldenhour.planning.rules import ready
from goldenhour.web import clock

VALUE = {"mean": 12.34, "ci95_low": 11.98, "ci95_high": 12.7}
SHARE = {"mean": 0.812, "ci95_low": 0.804, "ci95_high": 0.82}
MINUTES = dict.fromkeys(("response_mean", "response_p90", "wait_mean"), VALUE)
MEASURES = {
    "grades": dict.fromkeys("IPS", MINUTES | {"within_target": SHARE}),
    "all": {"utilisation": SHARE, "queue_mean": VALUE},
}
RESULTS = {
    "scenarios": [
        {"scenario": "three made-up hubs", "letter": "A", "measures": MEASURES},
        {"scenario": "ten made-up bases", "letter": "B", "measures": MEASURES},
    ],
    "differences": [{"measures": MEASURES}],
    "sentences": ["Immediate: no difference is shown between the made-up layouts."],
}
FILES = {"report.html": b64encode(b"<!doctype html>").decode()}


def a_study(*, is_done: bool = False) -> Callable[[], str]:
    """A comparison that waits, or one with an answer of made-up figures."""

    def address() -> str:
        texts = [one.path.read_text("utf-8") for one in ready.scenarios() if "staff" in one.name]
        by, at = force.with_role("analyst")[0], clock.now()
        row = planning.ask_for_study(
            kind="compare", scenarios=texts[:2], replications=20, seed=1, by=by, at=at
        )
        if is_done:
            given = {"study": row.uid, "by": force.officer("clock"), "at": at}
            planning.begin_study(**given)
            planning.finish_study(results=json.dumps(RESULTS), files=FILES, **given)
        return reverse("planning:study", args=[row.uid])

    return address


def a_scenario() -> str:
    """A scenario of our own, with every list filled."""
    own = planned.own_scenarios()
    if own:
        return reverse("planning:scenario", args=[own[0].uid])
    text = next(one for one in ready.scenarios() if one.name == "staffordshire-3-hubs").path
    by, at = force.with_role("analyst")[0], clock.now()
    row = planning.keep_scenario(text=text.read_text("utf-8"), by=by, at=at)
    return reverse("planning:scenario", args=[row.uid])


PLANNING: tuple[tuple[str, Callable[[], str] | None, str], ...] = (
    ("planning:home", None, ""),
    ("planning:compare", None, ""),
    ("planning:study", a_study(), "waiting"),
    ("planning:study", a_study(is_done=True), "done"),
    ("planning:scenarios", None, ""),
    ("planning:new_scenario", None, ""),
    ("planning:scenario", a_scenario, ""),
    ("planning:demand", None, ""),
)
NO_PAGE = {
    "planning:cancel": "the study again",
    "planning:file": "a report that stands alone; looked at with the comparison",
    "planning:scenario_text": "for machines",
    "planning:scenario_map": "a picture",
    "planning:demand_json": "for machines",
    "planning:demand_csv": "for machines",
}
