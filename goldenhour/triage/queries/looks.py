"""Looks, read: the life of open incidents as the clocks see it, in six queries for them all."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from goldenhour.triage.models import (
    Acknowledgement,
    Assessment,
    CallerTold,
    Incident,
    IncidentContact,
    PartnerStep,
)
from goldenhour.triage.rules import partners
from goldenhour.triage.rules.looks import Graded, Happened, Life
from goldenhour.triage.rules.lowering import higher, is_lower

Rows = Mapping[UUID, list[Mapping[str, Any]]]
OF = "contact__incident_link__incident__uid"


def lives(uids: Iterable[UUID]) -> dict[UUID, Life]:
    """The life of each of these incidents, without its units: response adds those."""
    wanted = list(uids)
    incidents = Incident.objects.filter(uid__in=wanted).values(
        "uid", "received_at", "sent_at", "setting", "grade"
    )
    judged = _by_incident(
        Assessment, OF, wanted, "assessed_at", "grade", "trigger", "observed", "caller_told"
    )
    told = _by_incident(CallerTold, OF, wanted, "about", "told_at", "reached")
    steps = _by_incident(PartnerStep, OF, wanted, "agency", "step", "at", "due_at", "look_again_at")
    joined = _by_incident(IncidentContact, "incident__uid", wanted, "joined_at")
    words = _by_incident(Acknowledgement, "incident__uid", wanted, "trigger", "at")
    return {
        row["uid"]: Life(
            received_at=row["received_at"],
            setting=row["setting"],
            grades=_grades(row, judged[row["uid"]]),
            assessed_at=judged[row["uid"]][-1]["assessed_at"],
            observed=tuple({heard for each in judged[row["uid"]] for heard in each["observed"]}),
            happened=_happened(judged[row["uid"]], steps[row["uid"]], joined[row["uid"]]),
            answers=_answers(judged[row["uid"]], told[row["uid"]], words[row["uid"]]),
        )
        for row in incidents
    }


def _by_incident(model: Any, path: str, uids: list[UUID], *names: str) -> Rows:
    found: defaultdict[UUID, list[Mapping[str, Any]]] = defaultdict(list)
    for row in model.objects.filter(**{f"{path}__in": uids}).order_by("id").values(path, *names):
        found[row[path]].append(row)
    return found


def _grades(row: Mapping[str, Any], judged: list[Mapping[str, Any]]) -> tuple[Graded, ...]:
    """The grades since it was sent: an assessment raises; only a regrade lowers."""
    first = [each for each in judged if each["assessed_at"] <= row["sent_at"]]
    found = [Graded((first or judged)[-1]["grade"], row["sent_at"])]
    for each in judged:
        before = found[-1].grade
        lowers = each["caller_told"] is not None and is_lower(each["grade"], before)
        grade = each["grade"] if lowers else higher(before, each["grade"])
        if each["assessed_at"] > row["sent_at"] and grade != before:
            found.append(Graded(grade, each["assessed_at"]))
    return tuple(found)


def _happened(
    judged: list[Mapping[str, Any]],
    steps: list[Mapping[str, Any]],
    joined: list[Mapping[str, Any]],
) -> tuple[Happened, ...]:
    """What made a look due: agencies, calls that joined, a caller who could not be reached."""
    found = partners.happened(
        partners.Step(
            each["agency"], each["step"], each["at"], each["due_at"], each["look_again_at"]
        )
        for each in steps
    )
    calls = [Happened("new_information", each["joined_at"]) for each in joined if each["joined_at"]]
    untold = [
        Happened("tell_grade", each["assessed_at"])
        for each in judged
        if each["caller_told"] is False
    ]
    return (*found, *calls, *untold)


def _answers(
    judged: list[Mapping[str, Any]],
    told: list[Mapping[str, Any]],
    words: list[Mapping[str, Any]],
) -> tuple[tuple[datetime, str], ...]:
    """What answered a look: a THRIVE made for a trigger, words for one, a caller who was told."""
    fresh = [(each["assessed_at"], "") for each in judged if each["trigger"]]
    said = [(each["at"], each["trigger"]) for each in words]
    heard = [(each["told_at"], f"tell_{each['about']}") for each in told if each["reached"]]
    return (*fresh, *said, *heard)
