"""Victims: what each victim is owed, by whom and by when, and whether they have had it.

The stage after the investigation, and beside it all the way. Each event of a case sets
duties going under the Victims' Code: to be told, to be asked, to be referred, to be kept in
touch as agreed. A duty is met by what was done over a safe way and evidenced, never by a
tick; it is worked out from the facts of the case and stored nowhere as truth. What victims
say or ask for is written down as facts of the case, through investigation's commands.

Rooms, in reading order:
  rules/       working days, enhanced rights, what triggers and what meets a duty, pure
  models.py    the rows that lists of duties show, worked out from the facts
  commands.py  telling, assessing, referring  (the only writer)
  queries.py   what is owed, soonest first    (the only reader)
  views.py     the victim care desk's panels
"""
