"""What may happen in triage, by subject. The only modules that write its tables.

assessing.py      judging a contact, and judging it again
agreeing.py       asking for a lower grade, agreeing, refusing
regrading.py      another grade for an incident that was sent
sending.py        a contact becomes an incident or joins one; the incident is closed
advising.py       what became of each item of advice
copying.py        a copy of that advice, where a message is safe
telling.py        what the caller was told afterwards
partnering.py     what another agency was asked and answered
distinguishing.py what is not the same event
caring.py         who has charge of an incident, and where it is now
acknowledging.py  an owed look answered in words
"""

from goldenhour.triage.commands.acknowledging import acknowledge
from goldenhour.triage.commands.advising import FATES, advise
from goldenhour.triage.commands.agreeing import agree, ask_agreement, refuse_agreement
from goldenhour.triage.commands.assessing import assess, reassess
from goldenhour.triage.commands.caring import move_incident, take_charge
from goldenhour.triage.commands.copying import copy_advice
from goldenhour.triage.commands.distinguishing import distinguish, withdraw_distinction
from goldenhour.triage.commands.partnering import note_partner
from goldenhour.triage.commands.refusals import (
    AlreadySent,
    AlreadyTheirs,
    AlreadyThere,
    Answered,
    Closed,
    Distinguished,
    Locked,
    NotYet,
    NotYours,
    Owes,
    Unexplained,
    Unreadable,
    Unsaid,
)
from goldenhour.triage.commands.regrading import regrade
from goldenhour.triage.commands.sending import close_incident, join, send
from goldenhour.triage.commands.telling import tell_caller

__all__ = [
    "FATES",
    "AlreadySent",
    "AlreadyTheirs",
    "AlreadyThere",
    "Answered",
    "Closed",
    "Distinguished",
    "Locked",
    "NotYet",
    "NotYours",
    "Owes",
    "Unexplained",
    "Unreadable",
    "Unsaid",
    "acknowledge",
    "advise",
    "agree",
    "ask_agreement",
    "assess",
    "close_incident",
    "copy_advice",
    "distinguish",
    "join",
    "move_incident",
    "note_partner",
    "reassess",
    "refuse_agreement",
    "regrade",
    "send",
    "take_charge",
    "tell_caller",
    "withdraw_distinction",
]
