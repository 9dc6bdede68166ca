"""Journal: who did what to which record, when, and by which command. Never edited.

The ground on which every stage stands. It holds ids, codes, moments and fingerprints of
what was written; never free text, names, numbers or addresses. So content can be erased
by law and the chain of entries still closes.

Rooms, in reading order:
  models.py         Entry, Receipt, Number; and Kept, what every kept row has
  codes.py          what an entry may say, and how content is fingerprinted
  commands.py       the mark ``@command``: permission, transaction, receipt, journal
  consultations.py  the mark ``@consultation``: reading a person is an event too
  rows.py           locking a row, comparing its version, keeping it
  together.py       many commands in one transaction, their rows copied in at the end
  listed.py         rows held in memory meanwhile, by the values of some columns
  numbers.py        the daily and yearly numbers that people read aloud
  appendonly.py     the migration that makes a table insert only
"""
