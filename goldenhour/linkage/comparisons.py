"""Comparisons: what is compared between two records, level by level, declared once.

The first level that holds is the pair's. ``settings`` gives them to Splink; its saved model has
the weights for these levels and for no others (``model.py`` refuses another). The sentences are
for a call handler: ``{left}`` is what was said now, ``{right}`` what is on record.

The levels of ``place`` are one comparison since house, street and postcode are not independent,
and a property number is one level with house and postcode: whoever gives it says no less.
Rarity adjusts the levels of likeness too, by the commoner of the two values, as Splink does it:
else "John" said and "John" on record would weigh less than "Jon". Where a side knows only a
year of birth, or only an age, the level is ``year_fits``.
"""

from typing import Any

from goldenhour.linkage.conditions import (
    Alike,
    All,
    Begins,
    Condition,
    Crossed,
    Dialect,
    Initial,
    Missing,
    OneOf,
    Part,
    Same,
    Slips,
    Years,
)
from goldenhour.linkage.levels import Comparison, Level


def _null(condition: Condition, sentence: str) -> Level:
    return Level("unknown", "not known", condition, sentence, is_null=True)


SWAPPED = Crossed("given_name", "surname")

SURNAME = Comparison(
    "surname",
    "surname",
    ("surname",),
    (
        _null(Missing("surname"), "One side has no surname."),
        Level(
            "same",
            "same surname",
            Same("surname"),
            "Surname {right} is the same.",
            frequency="surname",
        ),
        Level("swapped", "names swapped", SWAPPED, "Forename and surname {right} are swapped."),
        Level(
            "close",
            "surname spelt nearly the same",
            Alike("surname", 0.92),
            "Surname {left} is spelt nearly like {right}.",
            frequency="surname",
        ),
        Level(
            "sound",
            "surname sounds the same",
            Same("surname_sound"),
            "Surname {left} sounds like {right}.",
            frequency="surname",
        ),
        Level(
            "part",
            "one surname is part of the other",
            Begins("surname", 4),
            "One of the surnames {left} and {right} is part of the other.",
            frequency="surname",
        ),
        Level(
            "like",
            "surname somewhat alike",
            Alike("surname", 0.8),
            "Surname {left} is somewhat like {right}.",
            frequency="surname",
        ),
        Level("other", "another surname", None, "Surname {left} is not {right}."),
    ),
)

GIVEN_NAME = Comparison(
    "given_name",
    "forename",
    ("given_name",),
    (
        _null(
            OneOf(Missing("given_name"), SWAPPED),
            "One side has no forename, or the two names are swapped.",
        ),
        Level(
            "same",
            "same forename",
            Same("given_name"),
            "Forename {right} is the same.",
            frequency="given_name",
        ),
        Level(
            "short_form",
            "another form of the forename",
            Same("given_root"),
            "Forename {left} may be another form of {right}.",
            frequency="given_name",
        ),
        Level(
            "close",
            "forename spelt nearly the same",
            Alike("given_name", 0.92),
            "Forename {left} is spelt nearly like {right}.",
            frequency="given_name",
        ),
        Level(
            "initial",
            "initial of the forename",
            Initial("given_name"),
            "One of the forenames {left} and {right} is the other's initial.",
        ),
        Level(
            "part",
            "one forename is part of the other",
            Begins("given_name", 3),
            "One of the forenames {left} and {right} is part of the other.",
            frequency="given_name",
        ),
        Level(
            "sound",
            "forename sounds alike",
            OneOf(Same("given_sound"), Alike("given_name", 0.8)),
            "Forename {left} sounds or looks like {right}.",
            frequency="given_name",
        ),
        Level("other", "another forename", None, "Forename {left} is not {right}."),
    ),
)

DATE_OF_BIRTH = Comparison(
    "date_of_birth",
    "date of birth",
    ("date_of_birth", "age"),
    (
        _null(Missing("born_first"), "One side has no date of birth and no age."),
        Level(
            "same",
            "same date of birth",
            Same("birth"),
            "Date of birth {right} is the same.",
            frequency="birth",
        ),
        Level(
            "swapped",
            "day and month swapped",
            All(Part("birth", 1, 4), Part("birth", 6, 2, 9), Part("birth", 9, 2, 6)),
            "Date of birth {left} is {right} with day and month swapped.",
            frequency="birth",
        ),
        Level(
            "slip",
            "one figure of the date of birth differs",
            Slips("birth", 1),
            "Date of birth {left} is {right} but for one figure.",
            frequency="birth",
        ),
        Level(
            "two_parts",
            "two parts of the date of birth agree",
            OneOf(
                Part("birth", 1, 7),
                All(Part("birth", 1, 4), Part("birth", 9, 2)),
                Part("birth", 6, 5),
            ),
            "Two of day, month and year agree between {left} and {right}.",
        ),
        Level(
            "year_fits",
            "year of birth fits",
            All(Missing("birth"), Years(0)),
            "Born {left} fits {right}; the day is not known on one side.",
        ),
        Level(
            "near",
            "born within two years",
            Years(2),
            "Born {left} is within two years of {right}.",
        ),
        Level("other", "another date of birth", None, "Born {left} is not {right}."),
    ),
)

SEX = Comparison(
    "sex",
    "sex",
    ("sex",),
    (
        _null(Missing("sex"), "One side does not say the sex."),
        Level("same", "same sex", Same("sex"), "Sex {right} is the same."),
        Level("other", "another sex", None, "Sex {left} is not {right}."),
    ),
)

PHONE = Comparison(
    "phone",
    "phone",
    ("phone",),
    (
        _null(Missing("phone"), "One side has no number."),
        Level("same", "same number", Same("phone"), "Number {right} is the same."),
        Level(
            "slip",
            "one figure of the number differs",
            Slips("phone", 1),
            "Number {left} is {right} but for one figure.",
        ),
        Level("other", "another number", None, "Number {left} is not {right}."),
    ),
)

EMAIL = Comparison(
    "email",
    "e-mail",
    ("email",),
    (
        _null(Missing("email"), "One side has no e-mail address."),
        Level("same", "same e-mail address", Same("email"), "E-mail address {right} is the same."),
        Level(
            "close",
            "e-mail address nearly the same",
            Alike("email", 0.92),
            "E-mail address {left} is nearly {right}.",
        ),
        Level("other", "another e-mail address", None, "E-mail address {left} is not {right}."),
    ),
)

PLACE = Comparison(
    "place",
    "place",
    ("house", "street", "locality", "postcode", "uprn"),
    (
        _null(
            All(
                Missing("uprn"),
                Missing("postcode"),
                Missing("street"),
                Missing("sector"),
                Missing("locality"),
            ),
            "No part of the place is known on both sides.",
        ),
        Level(
            "address",
            "same address",
            OneOf(Same("uprn"), Same("address")),
            "Address {right} is the same.",
        ),
        Level(
            "road",
            "same house and street",
            Same("road"),
            "House and street {right} are the same.",
            frequency="road",
        ),
        Level("postcode", "same postcode", Same("postcode"), "Postcode {right} is the same."),
        Level(
            "street",
            "same street",
            Same("street"),
            "Street {right} has the same name.",
            frequency="street",
        ),
        Level("sector", "same postcode sector", Same("sector"), "{left} is close to {right}."),
        Level("locality", "same locality", Same("locality"), "Locality {right} is the same."),
        Level("other", "another place", None, "{left} is not {right}."),
    ),
)

COMPARISONS = (SURNAME, GIVEN_NAME, DATE_OF_BIRTH, SEX, PHONE, EMAIL, PLACE)
FREQUENCIES = tuple(
    dict.fromkeys(level.frequency for one in COMPARISONS for level in one.levels if level.frequency)
)


def settings(dialect: Dialect = "duckdb") -> list[dict[str, Any]]:
    """The comparisons as Splink's settings take them (4.0.17; Splink 5 reads the same keys)."""
    return [one.for_splink(dialect) for one in COMPARISONS]
