"""Triage: how grave is it, how soon must we come, and why do we say so?

Third stage of the journey: contact, identification, *triage*, response. It takes a contact and
what the handler has learned, proposes a grade with its reasons, and keeps what the handler
decided. An assessment is never edited: the next one is written beside it. `send` makes the
incident that a response is owed to.

Rooms, in reading order:
  rules/       the reasoning, pure: facts, criteria, grade, flags, advice, clocks
  models.py    what is kept
  queries.py   what may be asked          (the only reader)
  commands.py  what may happen            (the only writer)
  forms/       the facts of THRIVE as the call form sends them
  cli.py       `goldenhour triage`: a file of contacts judged line by line, without a database
"""
