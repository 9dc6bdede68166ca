"""Investigation: what is known, what is planned, who looks after it, and how it ends.

The stage after the response. A crime is recorded, a case is allocated, and from then on a
case is a stream of dated facts that are never changed: plan and lines of inquiry, reviews by
supervisors, suspects, what victims were told and said, the proposal to end it. Everything
else, duties, reviews due, whether the case may be closed, is worked out from those facts, by
the same functions for a live case, an imported one and a year of them. A case ends only
through the gate: proposed, authorised by an independent supervisor, told, finalised.

Rooms, in reading order:
  rules/       the facts, the file in order, plan, reviews and the gate, pure
  models.py    crimes, cases, their facts, and the read tables worked out from them
  commands.py  what may happen          (the only writer of facts)
  queries.py   what may be asked        (the only reader)
  views.py     the investigator's and the sergeant's panels
"""
