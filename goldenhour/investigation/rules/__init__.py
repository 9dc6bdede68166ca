"""Investigation's rules: what a case file says, pure and without a clock.

In reading order: facts/ (the types of facts), reading.py (a line becomes a fact, or is
refused), instants.py (London time), voiding.py and casefile.py (the facts in order, with
roles), safe_contact.py (by which way a victim may be reached), parties.py (victims and
suspects), plan.py and reviews.py (supervision), outcomes.py and gate.py (closing).
"""
