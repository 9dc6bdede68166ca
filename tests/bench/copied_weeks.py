"""Copied weeks: a played week written again by the database itself, as other people's week.

Each later week is other calls on other days: fresh uids and references, other surnames, birthdays,
houses, streets and telephones, other postcodes of the same sector. What was one person, one house
or one number within the week is one still, so that a look finds in a copy what it finds in life.
Surnames, houses and streets are drawn from the week's own, the common ones as often as there;
postcodes from the force's. A third of the weeks are of people who ring again: all of theirs but
the day is that of an earlier week. Everything follows from the number of the week.

In no week but the first does anybody still wait or is an incident open: there is one queue and one
board.
"""

from itertools import cycle, islice

import psycopg

from goldenhour import geography

DAYS = 500  # over how many days the weeks are spread: what a force takes in a million contacts
OTHERS = 2 / 3  # of the weeks are of people who have not rung before
PLACES = 1024  # of a sector in the list: its postcodes, from the first again at the end
SURNAMES = "SELECT surname FROM identification_mention WHERE surname <> '' ORDER BY id"
STREETS = "SELECT street FROM identification_mention WHERE street <> '' ORDER BY id"
HOUSES = "SELECT house FROM identification_mention WHERE house <> '' ORDER BY id"
LISTED = """
CREATE TEMP TABLE {name} AS SELECT 'one list' AS of, row_number() OVER () - 1 AS at, said
FROM ({question}) AS listed (said)
"""
# Half of a hash is never negative.
DRAWN = (
    "(SELECT said FROM {name} WHERE of = {of} AND at = (hashtext({what}) & 2147483647) % {many})"
)
# However a number was written, its last nine figures are whose it is. No telephone begins with 06.
PHONE = (
    "CASE {0} WHEN '' THEN '' ELSE '06' || lpad(abs(hashtextextended(right(regexp_replace("
    "{0}, '\\D', '', 'g'), 9), WHO) % 1000000000)::text, 9, '0') END"
)
UPRN = "(900000000000 + abs(hashtextextended(uprn, WHO) % 99999999999))::text"
IS_WHOLE = r"date_of_birth ~ '^\d{4}-\d\d-\d\d$'"
LATER = "(hashtext(date_of_birth || WHO) & 2047) - 1023"  # days: the age stays much the same


class Lists:
    """What is drawn from, as tables of one session."""

    def __init__(self, bulk: psycopg.Connection) -> None:
        self.surname = self._of(bulk, "copied_surname", SURNAMES)
        self.house = self._of(bulk, "copied_house", HOUSES)
        self.street = self._of(bulk, "copied_street", STREETS)
        self.postcode = self._postcodes(bulk)

    def _of(self, bulk: psycopg.Connection, name: str, question: str) -> str:
        """Draws one of the question's texts for another, its column named as the list is."""
        bulk.execute(LISTED.format(name=name, question=question))
        many = _ready(bulk, name)
        column = name.removeprefix("copied_")
        drawn = DRAWN.format(name=name, of="'one list'", what=f"{column} || WHO", many=many)
        return f"CASE {column} WHEN '' THEN '' ELSE {drawn} END"

    def _postcodes(self, bulk: psycopg.Connection) -> str:
        """Draws a postcode of the same sector; one of no sector of the force's stays."""
        sectors: dict[str, list[str]] = {}
        for place in geography.postcodes():
            sectors.setdefault(place.sector, []).append(place.text)
        bulk.execute("CREATE TEMP TABLE copied_postcode (of text, at bigint, said text)")
        with bulk.cursor().copy("COPY copied_postcode FROM STDIN") as copy:
            for sector, texts in sectors.items():
                for at, text in enumerate(islice(cycle(texts), PLACES)):
                    copy.write_row((sector, at, text))
        _ready(bulk, "copied_postcode")
        drawn = DRAWN.format(
            name="copied_postcode", of="left(postcode, -2)", what="postcode || WHO", many=PLACES
        )
        return f"coalesce({drawn}, postcode)"


def _ready(bulk: psycopg.Connection, name: str) -> int:
    """A list ready to be drawn from; how many are in it."""
    bulk.execute(f"CREATE INDEX ON {name} (of, at)")
    bulk.execute(f"ANALYZE {name}")
    row = bulk.execute(f"SELECT count(*) FROM {name}").fetchone()
    return int(row[0]) if row else 0


def differing(lists: Lists) -> dict[str, dict[str, str]]:
    """Each table with what differs from week to week: a column, and its SQL.

    ``w`` counts the weeks, WHO says whose it is. Columns that refer to a table of these move with
    it; every other column stays as it was.
    """
    return {
        "contact_contact": {
            "reference": "'K' || w || '-' || id",
            "call": "CASE call WHEN '' THEN '' ELSE w || call END",
            "number": PHONE.format("number"),
            "house": lists.house,
            "street": lists.street,
            "postcode": lists.postcode,
            "ended_at": "coalesce(ended_at, received_at) - w * DAYS * interval '1 day'",
            "ending": "CASE ending WHEN '' THEN 'resolved' ELSE ending END",
            "why_ended": "CASE ending WHEN '' THEN 'Rung back.' ELSE why_ended END",
        },
        "contact_jotting": {},
        "triage_assessment": {"agreement_id": "NULL"},  # an agreement is to one assessment
        "triage_advice": {},
        "triage_incident": {
            "reference": "w || '-' || id",
            "closed_at": "coalesce(closed_at, received_at) - w * DAYS * interval '1 day'",
            "result": "CASE result WHEN '' THEN 'all_in_order' ELSE result END",
        },
        "triage_incidentcontact": {},
        "identification_mention": {
            "surname": lists.surname,
            "date_of_birth": f"CASE WHEN {IS_WHOLE} THEN "
            f"(date_of_birth::date + {LATER})::text ELSE date_of_birth END",
            "born_on": f"CASE WHEN {IS_WHOLE} THEN born_on + {LATER} ELSE born_on END",
            "phone": PHONE.format("phone"),
            "email": "CASE email WHEN '' THEN '' ELSE 'w' || WHO || '.' || email END",
            "house": lists.house,
            "street": lists.street,
            "postcode": lists.postcode,
            "uprn": f"CASE uprn WHEN '' THEN '' ELSE {UPRN} END",
        },
    }


def again(
    table: str,
    columns: dict[str, str],
    refers: dict[str, int],
    differs: dict[str, str],
    *,
    weeks: int,
    span: int,
) -> str:
    """The statement that writes a table's first ``span`` ids so many times again.

    ``columns``: each with its kind of data; ``refers``: those that refer to a table that is
    written again too, with that table's span.
    """
    said = {name: _said(name, kind, span) for name, kind in columns.items()}
    moved = {column: f"{column} + w * {to}" for column, to in refers.items()}
    chosen = said | moved | differs
    names = ", ".join(f'"{name}"' for name in chosen)
    statement = (
        f"INSERT INTO {table} ({names}) SELECT {', '.join(chosen.values())} FROM {table}, "
        f"generate_series(1, {weeks}) AS w WHERE id <= {span}"
    )
    people = max(1, round(weeks * OTHERS))
    days = str(DAYS / max(weeks, 1))
    return statement.replace("WHO", f"(w % {people})").replace("DAYS", days)


def _said(name: str, kind: str, span: int) -> str:
    """What a column holds in a later week: earlier moments, a fresh uid, the next ids."""
    if name == "id":
        return f"id + w * {span}"
    if kind == "uuid":
        return "gen_random_uuid()"
    if kind == "timestamp with time zone":
        return f"{name} - w * DAYS * interval '1 day'"
    return f'"{name}"'
