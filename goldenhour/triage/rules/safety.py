"""Safety: which advice must not be said now, by the facts, and why.

Which circumstance makes which item unsafe, and the sentences, are the rulebook's
(``advice_safety``). Which facts mean a circumstance is reasoned here and is ours (P): whoever
does it and is there can hear the call; somebody who controls another reads their phone and is
believed by those around them; a number that is not safe to ring is not safe to write to. A
circumstance that no fact shows is not ruled out: the officer hears what no form holds.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from goldenhour.rulebook import advice_safety
from goldenhour.rulebook.advice_safety import AdviceSafety, When
from goldenhour.rulebook.control_room import ControlRoom
from goldenhour.triage.rules.facts import Facts, Found
from goldenhour.triage.rules.shape import Contact
from goldenhour.triage.rules.speaking import is_in_danger, may_not_speak

CONTROL = "coercion_or_control"
TAKES_SIDES = ("family", "neighbour")  # those around may be on the other side (P)
DANGEROUS_PLACES = ("collision", "criminal_damage_arson")  # while it happens: traffic, fire


@dataclass(frozen=True)
class NotSafe:
    """Why one item must not be said now: the edition's sentences, and the facts that mean it.

    ``when``: the circumstances in a few words. ``certainty`` is the edition's letter for the
    line; ``source`` where it was published.
    """

    item: str
    because: tuple[str, ...]
    when: tuple[str, ...]
    facts: tuple[str, ...]
    edition: str
    certainty: str
    source: str


def not_safe(contact: Contact, items: Iterable[str], book: ControlRoom) -> dict[str, NotSafe]:
    """Which of these items of advice the facts say must not be said, each with why."""
    facts = Facts(contact, perishable_hours=book.grades.perishable_hours)
    held, safety = circumstances_of(facts), advice_safety.made_with(book.advice.key)
    found = ((item, _of(item, held, safety)) for item in items) if held else ()
    return {item: why for item, why in found if why is not None}


def _of(item: str, held: Mapping[When, Found], safety: AdviceSafety) -> NotSafe | None:
    because = safety.not_safe(item, held)
    if not because:
        return None
    line = safety.line_of(item)
    held_here = [when for when in held if line is None or when in line.unsafe_when]
    said = [held[when] for when in held_here]
    return NotSafe(
        item=item,
        because=because,
        when=tuple(each.label for each in safety.circumstance if each.id in held_here),
        facts=tuple(dict.fromkeys(fact for facts in said for fact in facts)),
        edition=safety.key,
        certainty=(line.certainty if line else None) or safety.certainty,
        source=(line.source if line else "") or safety.source,
    )


def circumstances_of(f: Facts) -> dict[When, Found]:
    """The circumstances that the facts show, each with those facts; {} where none does."""
    found = {when: shown(f) for when, shown in SHOWN_BY.items()}
    return {when: facts for when, facts in found.items() if facts}


def _danger_now(f: Facts) -> Found:
    if not is_in_danger(f):
        return []
    return f.noticed("sounds_of_violence") or [f.said("t_now"), f.said("t_source")]


def _cannot_speak(f: Facts) -> Found:
    if not may_not_speak(f):
        return []
    said = ["v_comms.can_speak=false"] if f.comms.can_speak is False else []
    return said + f.noticed("silent_call")


def _shared_device(f: Facts) -> Found:
    unsafe = ["v_comms.safe_to_call_back=false"] if f.comms.safe_to_call_back is False else []
    return unsafe + _controlled(f)


def _controlled(f: Facts) -> Found:
    return [f"v_factors={CONTROL}"] if CONTROL in f.all_factors else []


def _hurt(f: Facts) -> Found:
    said = ["h_medical=yes"] if f.choice("h_medical") == "yes" else []
    return said + f.noticed("serious_injury", "minor_injury")


def _hazard(f: Facts) -> Found:
    places = [each for each in f.types if each in DANGEROUS_PLACES] if f.is_now else []
    return f.noticed("road_blocked") + [f"incident_type={each}" for each in dict.fromkeys(places)]


def _confidant(f: Facts) -> Found:
    known = [f.said("t_relationship")] if f.choice("t_relationship") in TAKES_SIDES else []
    return known + _controlled(f)


SHOWN_BY: Mapping[When, Callable[[Facts], Found]] = {
    "danger_now": _danger_now,
    "cannot_speak": _cannot_speak,
    "offender_present": lambda f: [f.said("t_source")] if f.is_source_here else [],
    "may_return": lambda f: [f.said("t_source")] if f.t_source == "unknown_may_return" else [],
    "shared_device": _shared_device,
    "hurt": _hurt,
    "hazard": _hazard,
    "confidant_unsafe": _confidant,
}
"""Which facts show each circumstance of the book."""
