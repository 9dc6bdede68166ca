"""Accountability's rules: what a case file answers to the audit, pure and without a clock.

In reading order: alerts.py (what somebody should look at), checks.py (one function for each
question that is computed), verdict.py (all of it for one case), summary.py and table.py (many
cases), index.py and casefiles.py (many cases in one stream of lines).
"""
