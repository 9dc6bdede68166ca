"""Saying: figures and differences in words and numerals, never a winner without its interval."""

from goldenhour.planning.rules import paired
from goldenhour.simulation.intervals import Interval

GRADES = {"I": "Immediate", "P": "Priority", "S": "Scheduled", "R": "Resolve"}
MEASURES = {
    "response_mean": "mean response, minutes",
    "response_p50": "median response, minutes",
    "response_p90": "response that nine in ten stay within, minutes",
    "within_target": "attended within target",
    "wait_mean": "mean wait for a unit, minutes",
    "wait_probability": "had to wait for a unit",
    "travel_mean": "mean drive, minutes",
    "utilisation": "units utilised",
    "queue_mean": "mean number waiting",
    "incidents": "incidents",
}
SETTINGS = {"urban": "Immediate, in towns", "rural": "Immediate, in the country"}
SHARES = {"within_target", "wait_probability", "utilisation"}
COUNTS = {"incidents"}
MINUS = "\N{MINUS SIGN}"
UNCALIBRATED = "Uncalibrated: illustrates the method. No recorded attendance stands beside it."


def number(value: float | None, measure: str = "", *, is_signed: bool = False) -> str:
    """A value as it is printed: shares in per cent, their differences in points of a hundred."""
    if value is None:
        return "none"
    scale = 100 if measure in SHARES else 1
    digits = 0 if measure in COUNTS else 2
    rounded = round(value * scale, digits) + 0.0
    sign = MINUS if rounded < 0 else "+" if is_signed and rounded > 0 else ""
    unit = "" if measure not in SHARES else " points" if is_signed else " %"
    return f"{sign}{abs(rounded):,.{digits}f}{unit}"


def interval(of: Interval, measure: str = "", *, is_signed: bool = False) -> str:
    """A mean with its bounds: ``9.73 (9.70 to 9.76)``."""
    mean = number(of.mean, measure, is_signed=is_signed)
    if of.mean is None or of.ci95_low is None or of.ci95_high is None:
        return mean if of.mean is None else f"{mean} (no interval)"
    bounds = [number(one, measure, is_signed=is_signed) for one in (of.ci95_low, of.ci95_high)]
    low, high = (one.removesuffix(" %").removesuffix(" points") for one in bounds)
    return f"{mean} ({low} to {high})"


def change(of: Interval, measure: str) -> str:
    """Which way a difference goes: slower and quicker for minutes, more and less for the rest."""
    words = {
        paired.MORE: "slower" if _is_minutes(measure) else "higher",
        paired.LESS: "quicker" if _is_minutes(measure) else "lower",
        paired.NOT_SHOWN: "no difference is shown",
        paired.UNKNOWN: "nothing can be said",
    }
    return words[paired.verdict(of)]


def sentence(first: str, other: str, grade: str, of: Interval) -> str:
    """What the comparison says of the mean response of a grade."""
    found = paired.verdict(of)
    name = GRADES[grade]
    if found == paired.UNKNOWN:
        return f"{name}: nothing can be said; too few replications had any."
    if found == paired.NOT_SHOWN:
        return f"{name}: no difference is shown between {other} and {first}, {bounds(of)}."
    way, of = ("slower", of) if found == paired.MORE else ("quicker", turned(of))
    size = f"{number(of.mean)} minutes on average"
    return f"{name}: {other} is {way} than {first} by {size} {bracketed(of)}."


def bounds(of: Interval) -> str:
    """A difference with its bounds, signed."""
    low, high = (number(one, is_signed=True) for one in (of.ci95_low, of.ci95_high))
    return f"{number(of.mean, is_signed=True)} minutes (95 % interval {low} to {high})"


def bracketed(of: Interval) -> str:
    """Only the bounds."""
    return f"(95 % interval {number(of.ci95_low)} to {number(of.ci95_high)})"


def several(layouts: int) -> str | None:
    """The note on several comparisons; None where there is only one."""
    if layouts <= 2:
        return None
    pairs = layouts - 1
    return (
        f"{pairs} layouts are each compared with the first. Each interval holds by itself in 95 of "
        f"100 studies; all {pairs} of one measure together hold in at least {100 - 5 * pairs} of "
        "100 (Bonferroni). Do not pick the best of several by its own interval."
    )


def _is_minutes(measure: str) -> bool:
    return measure.endswith(("_mean", "_p50", "_p90")) and measure != "queue_mean"


def turned(of: Interval) -> Interval:
    """The difference the other way round."""
    told = [None if one is None else -one for one in (of.mean, of.ci95_high, of.ci95_low)]
    return Interval(*told)
