"""Identification: who is this, who else is there, have they been here before?

Second stage of the journey: contact, *identification*, triage. Every identity that somebody
states is a Mention, found by the very next call. A Person begins only when an officer says
so, and every link is a dated claim that another claim can take back. Nothing is linked by
itself, and when nobody could look, the answer says so: never "no match".

Start reading at ``queries/known.py`` (the panel of the call) and ``commands.py``.
"""
