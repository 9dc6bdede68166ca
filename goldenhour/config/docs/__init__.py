"""Docs: the reference pages, written from the code, so that they cannot say anything else.

Rooms, in reading order:
  cli.py        ``goldenhour docs [--check]``
  pages.py      which pages there are, and which of them are stale
  tables.py     a table in Markdown
  rulebook.py   every edition of the published rules, with source and certainty
  states.py     what may follow what
  commands.py   every command: what it does, who may give it, what takes it back
  addresses.py  every address and every door of the command line
  audit.py      the questions of the audit, the gate, the figures, and what answers each
  grade_mix.py  how the demonstration's contacts are graded, and why
  api.py        the operations of ``/api/v1``
  settings.py   every setting
"""
