"""What may be asked of triage. Plain rows come out; no query set leaves this room.

incidents.py  incidents, assessments and advice, as lists and pages show them
again.py      what followed the first assessment: agreements, tellings, partner agencies
owing.py      open incidents that still owe a required answer
sent.py       what an officer sent to the board
looks.py      the life of open incidents as the clocks see it
"""

from goldenhour.triage.queries.again import (
    Agreed,
    Partnered,
    Record,
    Requested,
    Told,
    agreements_of,
    partner_steps_of,
    record_of,
    requests_of,
    told_to,
    waiting_requests,
)
from goldenhour.triage.queries.incidents import (
    Advised,
    Assessed,
    IncidentRow,
    OpenedIncident,
    advice_of,
    agreed_grades,
    assessments_of,
    contacts_of,
    incident,
    incident_numbered,
    incident_of,
    incident_row,
    last_assessed,
    open_incidents,
)
from goldenhour.triage.queries.looks import lives
from goldenhour.triage.queries.owing import AnswersOwed, answers_owed
from goldenhour.triage.queries.sent import SentContact, sent_by

__all__ = [
    "Advised",
    "Agreed",
    "AnswersOwed",
    "Assessed",
    "IncidentRow",
    "OpenedIncident",
    "Partnered",
    "Record",
    "Requested",
    "SentContact",
    "Told",
    "advice_of",
    "agreed_grades",
    "agreements_of",
    "answers_owed",
    "assessments_of",
    "contacts_of",
    "incident",
    "incident_numbered",
    "incident_of",
    "incident_row",
    "last_assessed",
    "lives",
    "open_incidents",
    "partner_steps_of",
    "record_of",
    "requests_of",
    "sent_by",
    "told_to",
    "waiting_requests",
]
