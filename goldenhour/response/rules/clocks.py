"""Clocks: how long until a promise is broken, what comes first, and how it is read out.

The promise counts from the first ring (contracts/triage.md, ``target.due_at``); it is kept by
the first arrival, and for R by the first action, of which a deployment is the only one kept
here. Sorting by time to breach and the read-out that begins with grade and age are ours (P).
"""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

MINUTE = timedelta(minutes=1)

GRADE_WORDS: Mapping[str, str] = {
    "I": "Immediate",
    "P": "Priority",
    "S": "Scheduled",
    "R": "Resolve",
}
HARD_FIRST = "IPSR"

ONES = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
TEENS = (
    *("ten", "eleven", "twelve", "thirteen", "fourteen"),
    *("fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
BELOW_TWENTY = (*ONES, *TEENS)
TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def minutes_to_breach(due_at: datetime, at: datetime) -> int:
    """Whole minutes left, rounded down: 0 in the last minute, -1 as soon as it is late."""
    return (due_at - at) // MINUTE


def is_late(due_at: datetime, at: datetime, *, arrived_at: datetime | None) -> bool:
    """Whether the promise is broken: nobody arrived by then. At the very moment it is not."""
    return (arrived_at or at) > due_at


def order(grade: str, due_at: datetime, *, resourced: bool, attended: bool) -> str:
    """The key that sorts the board, as text: without a unit first, then by time to breach.

    What somebody has attended comes after what nobody has; equal moments by grade.
    """
    group = 2 if resourced else int(attended)
    return f"{group} {due_at.timestamp():014.2f} {HARD_FIRST.index(grade)}"


def number_in_words(number: int) -> str:
    """0 to 99 in words, for reading aloud; larger numbers as digits."""
    if number >= 100:
        return str(number)
    if number < 20:
        return BELOW_TWENTY[number]
    tens, ones = divmod(number, 10)
    return TENS[tens] + (f"-{BELOW_TWENTY[ones]}" if ones else "")


def age_in_words(age: timedelta) -> str:
    """``four minutes``, ``one hour and five minutes``, ``three days``; under a minute: ``seconds``.

    From half a day on the minutes are left out: nobody acts on them.
    """
    minutes = max(0, age // MINUTE)
    if minutes == 0:
        return "seconds"
    if minutes < 60:
        return _counted(minutes, "minute")
    hours, rest = divmod(minutes, 60)
    if hours < 48:
        said = [_counted(hours, "hour"), _counted(rest, "minute")]
        return " and ".join(said[: 2 if rest and hours < 12 else 1])
    return _counted(hours // 24, "day")


def _counted(number: int, noun: str) -> str:
    return f"{number_in_words(number)} {noun}{'' if number == 1 else 's'}"


SPOKEN = {
    "asb": "anti-social behaviour",
    "rape_sexual_assault": "rape or sexual assault",
    "stalking_harassment": "stalking or harassment",
    "assault_robbery": "assault or robbery",
    "criminal_damage_arson": "criminal damage or arson",
    "theft_shop_cycle": "theft",
    "threats_to_life_or_weapons": "threats or weapons",
    "suspicious": "something suspicious",
}


def in_words(code: str) -> str:
    """A code as it is said: ``child_in_household`` is ``child in household``."""
    return SPOKEN.get(code) or code.replace("_", " ")


def read_out(
    *, grade: str, age: timedelta, incident_type: str, locality: str, flags: Sequence[str]
) -> str:
    """What is said over the air: grade and age first, then what, where and the flags.

    Neither name nor number nor house: the air is open.
    """
    place = locality or "place not known"
    said = [GRADE_WORDS[grade], f"{age_in_words(age)} old", in_words(incident_type), place]
    return ", ".join([*said, *(in_words(flag) for flag in flags)]) + "."
