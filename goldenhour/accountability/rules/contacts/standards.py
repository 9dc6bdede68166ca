"""Standards: the figures that contacts are held to, each with its source.

Named here and nowhere else. What a grade promises stands in the rulebook's edition of the
grades, and so does the clock for judging a waiting contact again.
"""

from datetime import timedelta

# A: the national standard published with the monthly 999 data: transfer to pick-up.
ANSWER_999_WITHIN = timedelta(seconds=10)
# A: the Home Office counting rules: a crime is recorded within a day of its disclosure.
RECORD_A_CRIME_WITHIN = timedelta(hours=24)

LOOK_AGAIN = "clock"
"""The trigger, in an edition of the grades, of the clock for a contact that still waits."""
NEARLY_MISSED = "target_80"
"""The trigger of the clock from which a target may be seen to fail."""
