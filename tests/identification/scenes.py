"""Scenes: who is on record, who rings now, what must be shown of it and what must not.

The same scenes are looked at through commands, on the panel, and at the desk with the keyboard.
Everybody is invented, with numbers that no household of the demo force has.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from goldenhour.contact import commands as contacts
from goldenhour.force.models import Officer
from goldenhour.identification import commands
from goldenhour.identification.models import Mention
from tests.moments import days

Said = Mapping[str, str | int]


@dataclass(frozen=True)
class Scene:
    """``before``: statements of earlier calls, each (role, what was said). ``typed``: now.

    ``probable``: whoever is shown as probably the caller; ``offered``: whoever may be, no surer;
    ``here``: whoever is named as another at the address. Nobody else may stand in these places.
    """

    name: str
    before: Sequence[tuple[str, Said]]
    typed: Said
    probable: frozenset[str] = frozenset()
    offered: frozenset[str] = frozenset()
    here: frozenset[str] = frozenset()
    words: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    marker: str = ""  # of the first statement


HOME = {"house": "14", "postcode": "ST7 1AB"}
THERE = {"house": "31", "postcode": "WS11 1AA"}
ALISHA: Said = {"given_name": "Alisha", "surname": "Sample", "phone": "07700 900942", **HOME}
TWINS = {"surname": "Marlow", "date_of_birth": "3 June 1998", "phone": "07700 900943", **HOME}
FATHER: Said = {"given_name": "Patrick", "surname": "Brannock", "date_of_birth": "1951", **THERE}
SON: Said = {"given_name": "Patrick", "surname": "Brannock", "date_of_birth": "1984", **THERE}
SIX = ("Ada", "Bryn", "Cerys", "Dylan", "Elin", "Ffion")
NOBODY = "We looked: no earlier record by what is given so far."

SCENES = (
    Scene(
        name="a silent call from a known number",
        before=[("caller", ALISHA), ("household", {"given_name": "Tom", "age": 6})],
        typed={"phone": "+44 7700 900942"},
        probable=frozenset({"Alisha Sample"}),
        words=("Agreed code word", "same number"),
        never=("Nothing to look by", NOBODY),
        marker="code_word",
    ),
    Scene(
        name="Keogh is Kehoe on another phone",
        before=[
            (
                "caller",
                {
                    "given_name": "Siobhan",
                    "surname": "Keogh",
                    "date_of_birth": "14/03/1991",
                    "phone": "07700 900944",
                    **HOME,
                },
            ),
        ],
        typed={
            "given_name": "Shivaun",
            "surname": "Kehoe",
            "date_of_birth": "14 March 1991",
            "phone": "07700 900945",
        },
        probable=frozenset({"Siobhan Keogh"}),
        words=("sound",),
        never=("because: same number", NOBODY),
    ),
    Scene(
        name="one of twins",
        before=[
            ("caller", {"given_name": "Anna", **TWINS}),
            ("caller", {"given_name": "Amy", **TWINS}),
        ],
        typed={"given_name": "Amy", **TWINS},
        probable=frozenset({"Amy Marlow"}),
        offered=frozenset({"Anna Marlow"}),
    ),
    Scene(
        name="father and son of one name, and nobody said how old",
        before=[("caller", FATHER), ("caller", SON)],
        typed={"given_name": "Patrick", "surname": "Brannock", **THERE},
        offered=frozenset({"Patrick Brannock"}),
        never=("Probably this person", "probably this person"),
    ),
    Scene(
        name="the son of one name, by his year of birth",
        before=[("caller", FATHER), ("caller", SON)],
        typed={"given_name": "Patrick", "surname": "Brannock", "date_of_birth": "1984", **THERE},
        probable=frozenset({"Patrick Brannock"}),
        offered=frozenset({"Patrick Brannock"}),
    ),
    Scene(
        name="a house with six people",
        before=[
            ("caller", {"given_name": one, "surname": "Prosser", "age": 20 + 9 * place, **HOME})
            for place, one in enumerate(SIX)
        ],
        typed={"given_name": "Cerys", "surname": "Prosser", "age": "38", **HOME},
        probable=frozenset({"Cerys Prosser"}),
        here=frozenset(f"{one} Prosser" for one in SIX if one != "Cerys"),
        words=("Others at this address",),
    ),
    Scene(
        name="a caller nobody knows",
        before=[("caller", ALISHA)],
        typed={
            "given_name": "Wendeline",
            "surname": "Ashgrove",
            "phone": "07700 900949",
            "house": "2",
            "postcode": "DE14 1AA",
        },
        words=(NOBODY,),
        never=("Who this may be", "Others at this address", "Alisha"),
    ),
)


def on_record(scene: Scene, *, by: Officer, marks: Officer, at: datetime) -> list[Mention]:
    """The earlier calls of a scene, one a day, as they were noted; the marker on the first."""
    rows: list[Mention] = []
    contact = None
    for place, (role, said) in enumerate(scene.before):
        day = at - days(len(scene.before) - place + 1)
        if contact is None or role == "caller":
            contact = contacts.receive(channel="101", by=by, at=day)
        given = {"contact": contact.uid, "role": role, "by": by, "at": day}
        rows.append(commands.mention(**given, **said))
    if scene.marker:
        commands.add_marker(
            mention=rows[0].uid,
            kind=scene.marker,
            source="Adviser",
            owner="Safeguarding team",
            starts_on=(at - days(3)).date(),
            review_on=(at + days(90)).date(),
            by=marks,
            at=at - days(1),
        )
    return rows
