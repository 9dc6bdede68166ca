"""What may be asked of response. Plain rows come out; no query set leaves this room.

attended.py     where and when somebody came, for planning; no person
board.py        the open incidents by their clocks, the units, who is nearest
deployments.py  who went where, one unit, the last step of an officer, when nobody was free
duplicates.py   which incidents are one event
looks.py        what each open incident is owed, and by whom
"""

from goldenhour.response.queries.attended import Attended, attended
from goldenhour.response.queries.board import (
    board,
    open_incidents,
    suggested,
    suggestions,
    units,
    waiting_incidents,
)
from goldenhour.response.queries.deployments import (
    DeploymentRow,
    LastStep,
    ShortageRow,
    Touched,
    deployment_under_way,
    deployments_of,
    last_step,
    shortages_of,
    shortages_to_record,
    touched_by,
    unit_called,
    unit_uid,
)
from goldenhour.response.queries.duplicates import LinkRow, links_of
from goldenhour.response.queries.looks import looks_owed
from goldenhour.response.queries.rows import (
    Board,
    IncidentRow,
    Linked,
    UnitOnIncident,
    UnitRow,
)

__all__ = [
    "Attended",
    "Board",
    "DeploymentRow",
    "IncidentRow",
    "LastStep",
    "LinkRow",
    "Linked",
    "ShortageRow",
    "Touched",
    "UnitOnIncident",
    "UnitRow",
    "attended",
    "board",
    "deployment_under_way",
    "deployments_of",
    "last_step",
    "links_of",
    "looks_owed",
    "open_incidents",
    "shortages_of",
    "shortages_to_record",
    "suggested",
    "suggestions",
    "touched_by",
    "unit_called",
    "unit_uid",
    "units",
    "waiting_incidents",
]
