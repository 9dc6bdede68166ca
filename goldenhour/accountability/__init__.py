"""Accountability: does every file keep its promises, and can anybody see that?

Last stage of the journey. It asks the inspectorate's questions of every contact and every
case, every night and on every change, instead of a few files once in two years; it shows
which answers rest on evidence and which nobody can give; and it keeps recommendations open
until the same questions, asked again, have shown for long enough that they may be closed.
Nothing here changes a case: a failing answer is mended where the work is done.

Rooms, in reading order:
  rules/       the answers for one case and for many, pure: checks, alerts, verdict, summary
  models.py    recommendations and what each audit run found
  commands.py  what may happen to them  (the only writer)
  queries.py   what may be asked        (the only reader)
  views.py     the public figures and the auditor's pages
  jobs.py      the nightly run over every case
  cli.py       `goldenhour audit`: of a file without a database, or of every case
"""
