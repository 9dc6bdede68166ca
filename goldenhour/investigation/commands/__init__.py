"""What may happen to a case, by subject. The only writers of case facts.

Each command writes its facts and the read rows that follow from them in one transaction:
  writing.py    how a fact is written, and the read tables worked out again
  opening.py    a crime recorded, the case allocated, a fact corrected
  people.py     victims, how they are reached, what they need; what they were told
  planning.py   the plan and its lines of inquiry
  suspects.py   identified, arrested, interviewed, released, charged
  property.py   what is held, and what becomes of it
  reviews.py    supervision: reviews and their directions
  outcomes.py   propose, authorise through the gate, finalise
"""

from goldenhour.investigation.commands.opening import allocate, record_crime, void_fact
from goldenhour.investigation.commands.outcomes import (
    authorise_outcome,
    finalise_outcome,
    propose_outcome,
)
from goldenhour.investigation.commands.people import (
    add_victim,
    assess_needs,
    explain_statement,
    name_safe_contact,
    record_confirmation,
    record_telling,
    refer_victim,
)
from goldenhour.investigation.commands.planning import (
    add_line,
    dispose_line,
    record_plan,
    request_line,
    result_line,
)
from goldenhour.investigation.commands.property import decide_property, hold_property
from goldenhour.investigation.commands.reviews import meet_direction, record_review
from goldenhour.investigation.commands.suspects import (
    charge_suspect,
    identify_suspect,
    record_arrest,
    record_interview,
    release_suspect,
)
from goldenhour.investigation.commands.writing import Finalised, NotAFact, NotYet, Unknown, rebuild

__all__ = [
    "Finalised",
    "NotAFact",
    "NotYet",
    "Unknown",
    "add_line",
    "add_victim",
    "allocate",
    "assess_needs",
    "authorise_outcome",
    "charge_suspect",
    "decide_property",
    "dispose_line",
    "explain_statement",
    "finalise_outcome",
    "hold_property",
    "identify_suspect",
    "meet_direction",
    "name_safe_contact",
    "propose_outcome",
    "rebuild",
    "record_arrest",
    "record_confirmation",
    "record_crime",
    "record_interview",
    "record_plan",
    "record_review",
    "record_telling",
    "refer_victim",
    "release_suspect",
    "request_line",
    "result_line",
    "void_fact",
]
