"""Cases for the tests, reached through commands from the ring of the phone on.

The commands of one story are carried out together: the rows are the same (tests/stories), and
three of four statements are saved.
"""

from datetime import datetime

from goldenhour.contact import commands as contact
from goldenhour.force.models import Officer
from goldenhour.investigation import commands
from goldenhour.investigation.models import Case
from goldenhour.journal.together import together
from goldenhour.triage import commands as triage
from goldenhour.triage.models import Incident
from tests.moments import hours, minutes

VICTIMS_PHONE = "07700 900142"
LINES = (
    {"source": "cctv", "objective": "Who stood at the door at two", "owner": "4412"},
    {"source": "witness", "objective": "What number 12 heard", "owner": "4412"},
)


@together()
def an_incident(by: Officer, at: datetime) -> Incident:
    """A burglary rung in at ``at``, assessed and sent."""
    call = contact.receive(channel="999", by=by, at=at)
    contact.amend(contact=call.uid, place_said="Mill Lane, Alton", by=by, at=at)
    answers = {"t_now": "just_ended_lt_60m", "i_crime": "yes", "h_kind": ["property"]}
    triage.assess(
        contact=call.uid, incident_type="burglary", answers=answers, by=by, at=at + minutes(2)
    )
    return triage.send(contact=call.uid, by=by, at=at + minutes(3))


def a_case(by: Officer, incident: Incident, at: datetime, **given: object) -> Case:
    """The crime of the incident, recorded at ``at``, with one victim who has a telephone."""
    said = {
        "offence": "Burglary of a dwelling",
        "harm": "standard",
        "domestic_abuse": False,
        "stalking": False,
        "victim_name": "Avery Sample",
        "victim_phone": VICTIMS_PHONE,
    }
    return commands.record_crime(incident=incident.uid, **(said | given), by=by, at=at)


@together()
def a_planned_case(incident: Incident, detective: Officer, sergeant: Officer, at: datetime) -> Case:
    """Recorded, allocated, needs assessed, planned with two lines and reviewed once."""
    case = a_case(detective, incident, at)
    commands.allocate(case=case.uid, officer=detective.uid, by=sergeant, at=at + minutes(10))
    commands.assess_needs(case=case.uid, victim="V1", by=detective, at=at + minutes(20))
    commands.record_plan(case=case.uid, lines=LINES, by=detective, at=at + minutes(30))
    commands.record_review(
        case=case.uid,
        text="The plan fits the facts; the doorbell is the quickest way to a face.",
        directions=["Ask for the doorbell's pictures today"],
        line_point="The doorbell keeps seven days only.",
        victim_point="Avery wants to be rung, not written to.",
        by=sergeant,
        at=at + hours(2),
    )
    return case
