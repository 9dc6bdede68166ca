"""What may be asked of triage. Plain rows come out; no query set leaves this room.

incidents.py  incidents, assessments and advice, as lists and pages show them
counts.py     how many incidents came in when and where
again.py      what followed the first assessment: agreements, tellings, partner agencies
duplicates.py what may be the same event
matches.py    what earlier records say of a caller named after the send
news.py       what nobody in dispatch has read yet
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
from goldenhour.triage.queries.counts import IncidentCounts, incident_counts
from goldenhour.triage.queries.duplicates import (
    Apart,
    MaybeCaller,
    MaybeSame,
    apart_from_contact,
    apart_from_incident,
    maybe,
    same_callers,
    same_event,
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
    opened_already,
)
from goldenhour.triage.queries.looks import lives
from goldenhour.triage.queries.matches import new_matches, risks_of
from goldenhour.triage.queries.news import incidents_of, unread
from goldenhour.triage.queries.owing import AnswersOwed, answers_owed
from goldenhour.triage.queries.sent import SentContact, sent_by

__all__ = [
    "Advised",
    "Agreed",
    "AnswersOwed",
    "Apart",
    "Assessed",
    "IncidentCounts",
    "IncidentRow",
    "MaybeCaller",
    "MaybeSame",
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
    "apart_from_contact",
    "apart_from_incident",
    "assessments_of",
    "contacts_of",
    "incident",
    "incident_counts",
    "incident_numbered",
    "incident_of",
    "incident_row",
    "incidents_of",
    "last_assessed",
    "lives",
    "maybe",
    "new_matches",
    "open_incidents",
    "opened_already",
    "partner_steps_of",
    "record_of",
    "requests_of",
    "risks_of",
    "same_callers",
    "same_event",
    "sent_by",
    "told_to",
    "unread",
    "waiting_requests",
]
