"""Standards: the figures that contacts are held to, each with its source.

Named here and nowhere else. How soon a 999 is answered stands in the rulebook's edition of
answering; what a grade promises, and the clock for judging a waiting contact again, stand in
its edition of the grades.
"""

from datetime import datetime, timedelta

from goldenhour.rulebook import answering, shelf

ANSWER_999 = "call_999"
"""The standard, in an edition of answering, of one emergency call."""
# A: the Home Office counting rules: a crime is recorded within a day of its disclosure.
RECORD_A_CRIME_WITHIN = timedelta(hours=24)

LOOK_AGAIN = "clock"
"""The trigger, in an edition of the grades, of the clock for a contact that still waits."""
NEARLY_MISSED = "target_80"
"""The trigger of the clock from which a target may be seen to fail."""


def answer_999_within(at: datetime) -> timedelta:
    """How soon a 999 that rang at a moment had to be answered: 10 seconds today (A).

    Raises LookupError where a force's own edition of answering leaves the standard out.
    """
    standard = answering.in_force(shelf.london_day(at)).named(ANSWER_999)
    return timedelta(seconds=standard.seconds or 0)
