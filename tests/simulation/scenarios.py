"""Scenarios of the tests, as the files that people write."""

EVERY_KEY = """
name = "every key of the contract"
horizon_hours = 8760
warmup_hours = 168
[demand]
places = "staffordshire"
per_day = 700
grades = { I = 0.17, P = 0.33, S = 0.30, R = 0.20 }
hour_of_week = "built-in"
[service]
I = { dist = "lognormal", mean = 55, cv = 0.8 }
P = { dist = "exponential", mean = 45 }
S = { dist = "fixed", mean = 40 }
[travel]
kind = "calibrated"
[[base]]
name = "Hanley"
easting = 388300
northing = 347500
units = { early = 9, late = 11 }
standby = ["A50 Blythe Bridge"]
[[base]]
name = "Stafford"
easting = 392200
northing = 323200
units = 60
[[standby]]
name = "A50 Blythe Bridge"
easting = 395400
northing = 341100
[dispatch]
rule = "nearest-free"
preempt = true
reserve = 0
units_needed = { I = 1.4, P = 1.1, S = 1.0, R = 0.0 }
[behaviour]
custody_probability = 0.06
custody_minutes = 210
cancel_per_hour = { P = 0.02, S = 0.01 }
regrade_per_hour = { P = 0.01 }
end_of_shift_minutes = 30
availability = 1.0
[targets]
I = 15
I_rural = 20
P = 60
S = 2880
[shifts]
early = ["07:00", "16:00"]
late = ["14:00", "23:00"]
night = ["22:00", "07:00"]
[[spike]]
per_year = 40
calls = 30
minutes = 60
grade = "P"
"""

PLAIN = """
name = "three servers in a row"
horizon_hours = 2000
[[arrivals]]
grade = "P"
per_hour = 6
[service.P]
dist = "exponential"
mean = 24
[[base]]
name = "Only"
units = 3
"""


def changed(text: str, old: str, new: str) -> str:
    """The text with one thing changed, which must stand there."""
    assert old in text
    return text.replace(old, new, 1)
