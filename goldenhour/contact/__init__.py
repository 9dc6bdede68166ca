"""Contact: somebody reaches the police, by 999, by 101, online or at the counter.

First stage of the journey: *contact*, identification, triage. It keeps what was received,
as it was said, and gives it a number; it does not say what it means. A contact is never
merged with another, and it never ends by itself: it becomes part of an incident, or it is
closed with a reason.

Rooms, in reading order:
  rules.py     the channels, the ways a contact may end, what is wrong with what was typed
  models.py    what is kept
  queries.py   what may be asked       (the only reader)
  commands     what may happen         (the only writer)
  forms.py     which place was chosen on a page
  views.py     places searched, chosen and seen on a map
  cli.py       a force's own addresses loaded from a file
"""
