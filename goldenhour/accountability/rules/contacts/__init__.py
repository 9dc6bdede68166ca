"""Contacts' rules: what was done at first contact, and what that answers to the audit.

Pure: no Django, no clock, no database. Source: the contact-file contract. In reading order:
facts.py (every type of fact), reading.py (a line of a contact file), record.py (the facts of
one contact, in order), triaging.py (what triage says of the facts recorded), promise.py (the
grades held and the promise they made), questions of taking, advising, waiting and
lowering, beyond.py (what no file answers, and why),
checks.py (which function answers which question), verdict.py (all of it), joining.py (cases
and their contacts).
"""
