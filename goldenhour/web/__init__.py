"""Web: what every page shares: the moment, the officer, the doors, page or panel.

Rooms, in reading order:
  clock.py      the moment, read in one place; the demonstration may shift it
  http.py       the request as the house sees it
  doors.py      which permission opens a page; deny by default
  answers.py    how a command's refusal becomes a sentence on the page
  views.py      sign in, sign out, theme, health
  templates/    the base page and the panels that all stages use
"""
