"""Response: a unit is sent, arrives, and is clear again; nothing without one is out of sight.

Fourth stage of the journey: contact, identification, triage, *response*. It knows the units,
what each is doing and since when, and which unit went to which incident. It never sends by
itself: it names the nearest free units with the reason, and a person assigns. An incident
whose clock has passed stays at the head of the board until somebody acts.

Rooms, in reading order:
  rules/       what a unit may do next, the clocks, the nearest units, the command line
  models.py    what is kept
  queries.py   what may be asked       (the only reader)
  commands.py  what may happen         (the only writer)
  jobs.py      what happens by itself: the record that nobody was free
"""
