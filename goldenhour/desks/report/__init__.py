"""The public form: somebody tells us online, one thing a page, and leaves whenever they must.

danger.py   words and choices after which we show 999 again and a person looks first
forms.py    the pages: what is asked on each, in which order
draft.py    what was typed so far, kept by the server for a day
sending.py  from the answers to one contact
panel.py    the same answers as the call screen shows them, danger words marked
views.py    the addresses
"""
