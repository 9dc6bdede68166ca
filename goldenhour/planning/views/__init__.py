"""The analyst's pages.

studies.py    a question put to the simulator, how far it is, what came of it
live.py       how a study's row is shown anew while it runs
scenarios.py  scenarios: ready ones, own ones, and the form they are built in
demand.py     when and where people called for help
"""
