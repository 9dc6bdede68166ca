"""Triage's rules: from the facts of a contact to a grade, and from a grade to everything owed.

Pure: no Django, no clock, no file but the rulebook's. The call screen, the API, the demo and
the batch ask `propose` (a decoded contact) or `propose_plain` (plain JSON values).

Rooms, in reading order:
  shape.py      one contact as triage is told of it
  readers.py    checked reading of single values, every fault with its path
  decoding.py   plain values to a contact, by the questions of the edition
  exchange.py   a line of JSON in, a line of JSON out
  facts.py      what "now", "a weapon", "harm can reach them" mean
  criteria.py   the table: which facts satisfy which criterion
  grading.py    every row that holds; the gravest proposes the grade
  flags.py      what everybody must see
  speaking.py   advice, what must not be said now, how they may be reached
  safety.py     which of that advice the facts make unsafe to say
  clocks.py     by when we come, when somebody looks again
  missing.py    what is still to be asked
  owing.py      the answers that every record owes, and which grade waits for them
  departing.py  what another grade than the proposed needs
  lowering.py   what must stand before an incident's grade may fall
  changes.py    which facts differ between two assessments
  looks.py      who owes an incident another look
  attending.py  right care, right person: do the facts say that police go
  partners.py   another agency was asked, and what it answered
  duplicates.py which open incidents a second call may be about
  proposal.py   the shape of the answer
  proposing.py  all of it together
  lines.py      many contacts, one a line
"""

from goldenhour.triage.rules.attending import Care, care_of
from goldenhour.triage.rules.decoding import contact_from
from goldenhour.triage.rules.exchange import line_of, plain, values_of
from goldenhour.triage.rules.lines import judged
from goldenhour.triage.rules.proposal import Proposal
from goldenhour.triage.rules.proposing import propose, propose_plain
from goldenhour.triage.rules.safety import NotSafe, not_safe
from goldenhour.triage.rules.shape import Contact, Fault, Refused

__all__ = [
    "Care",
    "Contact",
    "Fault",
    "NotSafe",
    "Proposal",
    "Refused",
    "care_of",
    "contact_from",
    "judged",
    "line_of",
    "not_safe",
    "plain",
    "propose",
    "propose_plain",
    "values_of",
]
