"""Victims' rules: what each victim is owed, by when, and whether they have had it.

Pure. In reading order: calendar.py (working days), standing.py (enhanced rights),
triggers.py (what sets a duty going), discharge.py (what meets it), cadence.py (keeping in
touch), duties.py (all of it for one case). The limits are the rulebook's.
"""
