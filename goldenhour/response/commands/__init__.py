"""What may happen in response, by subject. The only modules that write its tables.

units.py       a unit is formed, on duty, sent, there and clear; an incident is closed
duplicates.py  two incidents are one event, and one is worked under the other
"""

from goldenhour.response.commands.duplicates import NotLinked, link, unlink
from goldenhour.response.commands.units import (
    IncidentClosed,
    NoSuchUnit,
    NotPossible,
    NotShort,
    StillThere,
    TooEarly,
    arrive,
    assign,
    clear,
    conclude,
    form_unit,
    put_on_duty,
    record_shortage,
    retract_arrival,
    return_to_scene,
    stand_down,
    take_off_duty,
)

__all__ = [
    "IncidentClosed",
    "NoSuchUnit",
    "NotLinked",
    "NotPossible",
    "NotShort",
    "StillThere",
    "TooEarly",
    "arrive",
    "assign",
    "clear",
    "conclude",
    "form_unit",
    "link",
    "put_on_duty",
    "record_shortage",
    "retract_arrival",
    "return_to_scene",
    "stand_down",
    "take_off_duty",
    "unlink",
]
