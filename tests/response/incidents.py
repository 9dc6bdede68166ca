"""Incidents and units for the tests, reached through commands from the ring of the phone on.

As in tests/cases.py the commands of one story are carried out together.
"""

from datetime import datetime
from typing import Any

from goldenhour import geography
from goldenhour.contact import commands as contact
from goldenhour.force import queries as force
from goldenhour.force.commands import open_base
from goldenhour.force.models import Officer
from goldenhour.journal.together import together
from goldenhour.response import commands
from goldenhour.response.models import Unit
from goldenhour.triage import commands as triage
from goldenhour.triage.models import Incident
from tests.moments import NINE

FACTS: dict[str, dict[str, Any]] = {
    "I": {"t_now": "in_progress", "t_source": "present", "h_level": "serious", "i_crime": "yes"},
    "P": {},
    "S": {
        "t_now": "earlier",
        "t_source": "gone_unlikely",
        "h_level": "minor",
        "h_medical": "no",
        "i_lines": ["cctv"],
    },
    "R": {"t_now": "earlier", "t_source": "gone_unlikely", "h_level": "none", "h_medical": "no"},
}
# What a contact that can wait is not sent without.
OWED: dict[str, Any] = {"v_household": [], "v_repeat": {"answer": "no"}}
POSTCODES = {"Hanley": "ST1 1AA", "Leek": "ST13 5HH", "Meir": "ST3 6DE"}
BASES = {"HA": "HA", "LE": "LK"}  # a callsign's letters to the code of its base


@together()
def sent(by: Officer, at: datetime, *, grade: str = "P", where: str = "Hanley") -> Incident:
    """An incident that rang at ``at`` and was graded and sent at once."""
    call = contact.receive(channel="999", by=by, at=at)
    contact.amend(
        contact=call.uid,
        place_said="By the market",
        words="Somebody broke the back door.",
        locality=where,
        postcode=POSTCODES[where],
        by=by,
        at=at,
    )
    answers = FACTS[grade] | (OWED if grade in "SR" else {})
    triage.assess(contact=call.uid, incident_type="burglary", answers=answers, by=by, at=at)
    return triage.send(contact=call.uid, by=by, at=at)


@together()
def bases() -> None:
    """The bases of the force, on their real places; opened once, all ten together."""
    if force.bases():
        return
    house = force.house()
    for each in geography.bases():
        open_base(
            code=each.code,
            name=each.name,
            easting=each.easting,
            northing=each.northing,
            by=house,
            at=NINE,
        )


@together()
def on_duty(callsign: str, by: Officer, at: datetime) -> Unit:
    """A free unit at the base of its first two letters."""
    bases()
    unit = commands.form_unit(callsign=callsign, base=BASES[callsign[:2]], by=by, at=at)
    return commands.put_on_duty(unit=unit.uid, by=by, at=at)
