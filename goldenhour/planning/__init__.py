"""Planning: where response officers start from, how many, and who answers the telephones.

Nothing here touches a live record: scenario files in, answers out, so that an answer can be
reproduced and compared. Read `rules` (scenarios as files), `cli` (the command ``plan``); the
engines are in `simulation`, the ready scenarios in ``data``. The shipped scenarios are
uncalibrated and illustrate the method.
"""
