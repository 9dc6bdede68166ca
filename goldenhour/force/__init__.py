"""Force: the people who work here, their desks and bases, and what each of them may do.

Rooms, in reading order:
  rules.py     which role may give which command, open which page, read which record
  models.py    bases, teams, officers, access tokens
  queries.py   what may be asked
  commands.py  what may happen: appoint, issue a token, revoke it
"""
