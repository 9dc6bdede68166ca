"""Told: the eight stories that the demo tells, each in one or more contacts.

They are the reason each feature has an example. Moments are of the seeded week: day 0 is its
first. People and streets are invented; numbers are from the drama range.
"""

from dataclasses import dataclass, replace
from datetime import time

from goldenhour.stories.scenarios import (
    told_again,
    told_burglary,
    told_danger,
    told_repeat,
    told_two_records,
    told_waiting,
)
from goldenhour.stories.scenarios.acts import Story
from goldenhour.stories.scenarios.ringing import rung_off


@dataclass(frozen=True, slots=True)
class Chapter:
    """One contact of a told story: which, on which day of the week played, at what local time."""

    told: str
    day: int
    at: time
    story: Story


def told() -> tuple[Chapter, ...]:
    """Every chapter of the eight stories, in order of time."""
    chapters = (
        Chapter("repeat_victim", 1, time(19, 40), told_repeat.first_call()),
        Chapter("repeat_victim", 3, time(23, 12), told_repeat.second_call()),
        Chapter("repeat_victim", 5, time(21, 4), told_repeat.third_call()),
        Chapter("burglary", 0, time(18, 5), told_burglary.burglary()),
        Chapter("calm_caller", 4, time(16, 47), told_danger.calm_caller()),
        Chapter("silent_call", 0, time(11, 20), told_danger.code_word_agreed()),
        Chapter("silent_call", 6, time(2, 17), told_danger.silent_call()),
        Chapter("left_waiting", 6, time(13, 30), told_waiting.left_waiting()),
        Chapter("left_waiting", 0, time(15, 10), told_waiting.victim_not_told()),
        Chapter("grade_lowered", 2, time(20, 15), told_again.grade_lowered()),
        Chapter("two_records", 0, time(21, 35), told_two_records.keogh()),
        Chapter("two_records", 2, time(21, 50), told_two_records.kehoe()),
        Chapter("two_records", 1, time(10, 25), told_two_records.father()),
        Chapter("two_records", 3, time(9, 40), told_two_records.son()),
        Chapter("clock_looks_again", 3, time(17, 20), told_again.clock_looks_again()),
    )
    whole = [replace(chapter, story=rung_off(chapter.story)) for chapter in chapters]
    return tuple(sorted(whole, key=lambda chapter: (chapter.day, chapter.at)))
