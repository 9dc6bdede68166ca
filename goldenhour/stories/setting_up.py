"""Setting up: the demo force's bases, teams, staff and units, each by its command.

Real places, invented people. Every account may be opened with one click and has no password.
"""

from datetime import datetime

from goldenhour import geography
from goldenhour.force import commands as force
from goldenhour.force import queries
from goldenhour.force.models import Officer
from goldenhour.response import commands as response
from goldenhour.stories import people_officers


def set_up(*, house: Officer, at: datetime) -> None:
    """Make the force. ``house`` is the service that may."""
    for base in geography.bases():
        force.open_base(
            code=base.code,
            name=base.name,
            easting=round(base.easting),
            northing=round(base.northing),
            by=house,
            at=at,
        )
        force.form_team(
            code=base.code, name=f"{base.name} response", base=base.code, by=house, at=at
        )
    for one in people_officers.staff():
        force.appoint(
            username=one.username,
            name=one.name,
            staff_number=one.staff_number,
            rank=one.rank,
            roles=list(one.roles),
            team=one.base or None,
            is_demo=one.rank != "system",
            by=house,
            at=at,
        )


def bring_units_on(*, at: datetime) -> None:
    """Give every unit its callsign and bring it on duty at its base."""
    supervisor = queries.with_role("room_supervisor")[0]
    for one in people_officers.units():
        unit = response.form_unit(callsign=one.callsign, base=one.base, by=supervisor, at=at)
        response.put_on_duty(unit=unit.uid, by=supervisor, at=at)
