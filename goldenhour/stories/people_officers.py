"""Officers: the invented staff and services of the demo force, and its units.

Staff numbers say who does what: 71 takes calls, 72 dispatches, 73 runs the room, 4 answers
calls (the second digit is the base), 5 investigates, 6 supervises, 8 cares for victims, 9 keeps
house. Roles are those of the force's rules; ranks those of contracts/case-file.md.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from goldenhour import geography

GIVEN = ("Ada", "Bilal", "Cora", "Dev", "Edie", "Femi", "Greta", "Hana", "Idris", "Jonah")
SURNAMES = ("Sample", "Specimen", "Placeholder", "Exemplar", "Pattern", "Mockford", "Dummett")
UNITS_A_BASE = 3


@dataclass(frozen=True, slots=True)
class Staff:
    """An invented officer, member of staff or service. `base` is a base's code or blank."""

    staff_number: str
    username: str
    name: str
    rank: str
    roles: tuple[str, ...]
    base: str = ""


@dataclass(frozen=True, slots=True)
class CallSign:
    """A response unit: `HA21` is Hanley's first; `crew` are staff numbers."""

    callsign: str
    base: str
    crew: tuple[str, ...]


# first number, how many, rank, role
DESKS = (
    (7101, 10, "", "contact_officer"),
    (7201, 6, "", "dispatcher"),
    (7301, 3, "inspector", "room_supervisor"),
    (5101, 8, "detective", "investigator"),
    (6101, 5, "sergeant", "sergeant"),
    (8101, 3, "witness_care", "witness_care"),
    (9101, 1, "", "auditor"),
    (9102, 1, "", "analyst"),
    (9103, 1, "", "inspector"),
    (9001, 1, "", "administrator"),
)
SERVICES = ("clock", "telephony", "portal", "partner", "import")


def staff() -> tuple[Staff, ...]:
    """Everybody of the demo force, services last. The same people each time."""
    everybody = [*_at_desks(), *_on_response()]
    named = [
        Staff(number, username, _name(place), rank, (role,), base)
        for place, (number, username, rank, role, base) in enumerate(everybody)
    ]
    return (*named, *_services())


def units() -> tuple[CallSign, ...]:
    """The response units, three a base."""
    return tuple(
        CallSign(f"{base.code}{20 + place}", base.code, (_response_number(index, place),))
        for index, base in enumerate(geography.bases())
        for place in range(1, UNITS_A_BASE + 1)
    )


def _at_desks() -> Iterator[tuple[str, str, str, str, str]]:
    for first, count, rank, role in DESKS:
        for place in range(count):
            username = role if count == 1 else f"{role}{place + 1}"
            yield str(first + place), username, rank, role, ""


def _on_response() -> Iterator[tuple[str, str, str, str, str]]:
    for index, base in enumerate(geography.bases()):
        for place in range(1, UNITS_A_BASE + 1):
            username = f"response_{base.code.lower()}{place}"
            number = _response_number(index, place)
            yield number, username, "constable", "response_officer", base.code


def _response_number(base: int, place: int) -> str:
    return f"4{base}{place:02d}"


def _services() -> Iterator[Staff]:
    for place, service in enumerate(SERVICES):
        yield Staff(f"99{place:02d}", service, service.title(), "system", (service,))


def _name(place: int) -> str:
    return f"{GIVEN[place % len(GIVEN)]} {SURNAMES[place // len(GIVEN) % len(SURNAMES)]}"
