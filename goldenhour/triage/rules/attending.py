"""Attending: right care, right person. Do the facts say that police go, and what is owed?

It bears on matters of health and welfare: the three types below are ours (P), what is enough for
police to go and what must be done are the rulebook's (``right_care``, B), by the day the contact
was received. It proposes no grade and lowers none: THRIVE is asked all the same. That no fact
says so yet is not that nobody need go.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from goldenhour.rulebook import right_care, shelf
from goldenhour.rulebook.control_room import ControlRoom
from goldenhour.triage.rules.facts import Facts, Found
from goldenhour.triage.rules.shape import Contact

BEARS_ON = ("concern_for_safety", "mental_health", "missing_person")
LIFE = ("life_at_risk_stated", "suicide_stated")
HARM = ("sounds_of_violence", "serious_injury")


@dataclass(frozen=True)
class Care:
    """What the agreement says of one contact.

    ``because``: each sentence that is enough for police to go, with its facts; empty where no
    fact says so yet. ``must``: what is done whoever goes.
    """

    edition: str
    because: tuple[tuple[str, tuple[str, ...]], ...]
    must: tuple[str, ...]


def care_of(contact: Contact, book: ControlRoom) -> Care | None:
    """What right care, right person says of a contact; None where it does not bear on it."""
    facts = Facts(contact, perishable_hours=book.grades.perishable_hours)
    if not set(BEARS_ON) & set(facts.types):
        return None
    agreed = right_care.in_force(shelf.london_day(contact.received_at))
    enough = [(each.sentence, tuple(_found(each.id, facts))) for each in agreed.attend]
    return Care(
        edition=agreed.key,
        because=tuple((sentence, found) for sentence, found in enough if found),
        must=tuple(each.do for each in agreed.must),
    )


def _found(enough: str, f: Facts) -> Found:
    shows = SHOWN_BY.get(enough)
    return shows(f) if shows else []


def _crime(f: Facts) -> Found:
    return [f.said("i_crime")] if f.is_crime else []


def _life(f: Facts) -> Found:
    is_grave = f.h_level == "life_threatening" and _is_real_now(f)
    return f.noticed(*LIFE) + (_said_now(f) if is_grave else [])


def _harm(f: Facts) -> Found:
    armed = f.named("t_means", f.weapons) if f.is_now else []
    return f.noticed(*HARM) + armed + (_said_now(f) if f.is_grave and _is_real_now(f) else [])


def _is_real_now(f: Facts) -> bool:
    """Present and going on, or as good as certain; what is not known is not ruled out."""
    return f.is_now or f.is_likely or f.t_now is None


def _said_now(f: Facts) -> Found:
    return [f.said("h_level"), f.said("t_now")]


SHOWN_BY: Mapping[str, Callable[[Facts], Found]] = {
    "crime": _crime,
    "risk_to_life": _life,
    "serious_harm": _harm,
}
"""Which facts show each thing that is enough for police to go."""
