"""The rulebook: what the authorities published, edition by edition, with its source.

A rule the force did not invent lives under ``editions/<book>/<edition>.toml``: the grades,
THRIVE, the advice, the Victims' Code, the outcome codes. A file is one edition as published:
it names its source, how sure we are of it, and the day it took effect, and it is never edited
afterwards. A new edition is a new file; ``editions/lock`` holds the hash of each old one.
Code asks for the edition in force on a day, so an old call is judged by the rules of its day.

Words and numbers are data; reasoning is not. The moment a line of TOML would need an ``if``,
it belongs in some stage's ``rules``.

Rooms, in reading order:
  shelf.py          reads editions strictly; the lock; a force's own folder
  books.py          which books there are, and the shape of each
  grades.py         how soon we come, and when somebody looks again
  criteria.py       the sentence of each criterion that proposes a grade
  thrive.py         the questions of the call, their types and options
  advice.py         what to say about evidence and about staying safe, item by item
  vulnerability.py  the factors of vulnerability
  advice_safety.py  when each item of advice must not be said, and why
  answering.py      how soon a contact is answered; silent and abandoned calls
  question_sets.py  what to ask next for each type of incident, at most eight first
  reassessment.py   what asks for judging again, and what lowering a grade needs
  right_care.py     when police go to a matter of health, and what is owed if not
  repeats.py        what counts as a repeat, and how identities are linked
  frameworks.py     the field's own ways of thinking, none of them scored
  instruments.py    a form for assessments that a force loads under its own licence
  control_room.py   the five books of triage, as they stood together on one day
  (and the books of the later stages: victims' code, outcomes, supervision, audit)
  cross_references.py  do editions agree with those they name
  cli.py            `goldenhour rulebook check`
"""
