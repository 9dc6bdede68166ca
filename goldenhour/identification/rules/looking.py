"""Looking: the reasons for which somebody's record may be opened, as codes and in words.

Data Protection Act 2018, section 62, asks for logs of consultation with the reason; the list is
ours (conf P). A code is journaled with every look.
"""

REASONS = {
    "call": "A call or contact I am dealing with",
    "incident": "An incident I am going to or running",
    "case": "A case I am working on",
    "safeguarding": "Somebody's safety: a referral or a plan",
    "record": "Correcting the record: links, merges, markers",
    "complaint": "A complaint, a review or an audit",
}
