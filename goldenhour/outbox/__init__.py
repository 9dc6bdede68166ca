"""Outbox: everything that leaves the house for somebody outside, and what became of it.

Beside the journal, below the stages. The attempt is committed before anything is sent; after
a crash the provider is asked by our reference. Found: it was sent. Certainly absent: it is
sent again. Cannot say: ``unknown``, for a person to settle. So nothing is sent twice and
nothing is silently unsent.

Rooms, in reading order:
  rules.py      the states of a message and which may follow which
  models.py     what is kept
  queries.py    what may be asked
  commands.py   what may happen: queue, attempt, settle
  providers.py  who carries it: on the demonstration, the outbox page itself
  jobs.py       what the clock does: send what is due
"""
