"""Speaking: what to tell the caller, what must not be said now, and how they may be reached.

Safety comes before evidence. While danger lasts nothing is said about evidence, and only what
keeps somebody safe is said at all; where speaking itself may give them away, nothing is.
"""

from functools import lru_cache

from goldenhour.rulebook.control_room import ControlRoom
from goldenhour.triage.rules.facts import ABUSE_MARKERS, Facts
from goldenhour.triage.rules.proposal import ContactRules, Given

IN_DANGER = "There is danger now: only what keeps them safe may be said."
CANNOT_SPEAK = "They may not be able to speak safely: say nothing they must answer."


def advice_for(f: Facts, *, is_domestic: bool, book: ControlRoom) -> Given:
    """The advice of the common list and of the types, without what must wait."""
    if may_not_speak(f):
        return Given((), (), CANNOT_SPEAK)
    types = (*f.types, "domestic_abuse") if is_domestic else f.types
    return _in_danger(types, book) if is_in_danger(f) else _listed(types, book)


@lru_cache(maxsize=512)
def _listed(types: tuple[str, ...], book: ControlRoom) -> Given:
    listings = book.advice.listings_for(types)
    evidence = dict.fromkeys(item for listing in listings for item in listing.evidence)
    prevention = dict.fromkeys(item for listing in listings for item in listing.prevention)
    return Given(tuple(evidence), tuple(prevention), None)


@lru_cache(maxsize=512)
def _in_danger(types: tuple[str, ...], book: ControlRoom) -> Given:
    prevention = _listed(types, book).prevention
    safe = [each for each in prevention if book.advice.known(each).in_danger]
    return Given((), tuple(safe), IN_DANGER)


def is_in_danger(f: Facts) -> bool:
    """Violence heard; or now, the source there, and harm that may be to the body."""
    if "sounds_of_violence" in f.observed:
        return True
    may_be_bodily = not f.kinds or "physical" in f.kinds or "sexual" in f.kinds
    return f.is_now and f.is_source_here and may_be_bodily


def may_not_speak(f: Facts) -> bool:
    """They said that they cannot, or nobody speaks and nobody said that they can."""
    can_speak = f.comms.can_speak
    return can_speak is False or ("silent_call" in f.observed and can_speak is not True)


def contact_rules_for(f: Facts) -> ContactRules:
    """Not known is not safe: no machine writes, and where abuse may be, nobody rings."""
    is_safe = f.comms.safe_to_call_back
    if is_safe is not None:
        return ContactRules(automatic_messages=is_safe, call_back=is_safe)
    is_abuse_possible = f.is_domestic or bool(f.marked(*ABUSE_MARKERS))
    return ContactRules(automatic_messages=False, call_back=not is_abuse_possible)
