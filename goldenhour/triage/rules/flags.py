"""Flags: what everybody who handles the contact must see, in the contract's order.

A flag never lowers a grade, and none is lowered by another. Markers raise theirs whatever the
match, a household member's too; `nuisance` raises none.
"""

from collections.abc import Callable

from goldenhour.triage.rules.facts import Facts
from goldenhour.triage.rules.shape import Person

MANY = 3
"""Contacts within twelve months that make a caller or a place a repeat one (P)."""
DETAINED = frozenset(("offender_detained", "offender_detained_risk"))


def flags_of(f: Facts) -> tuple[str, ...]:
    return tuple([flag for flag, is_raised in FLAGS if is_raised(f)])


def _hate_crime(f: Facts) -> bool:
    return "hate_crime" in f.types or "protected_characteristic_targeted" in f.all_factors


def _repeat_victim(f: Facts) -> bool:
    return f.is_repeat or (f.history.crimes_12m >= 1 and f.match == "confirmed")


def _repeat_victim_probable(f: Facts) -> bool:
    counted = f.history.crimes_12m or f.history.same_address_contacts_12m
    return counted >= 1 and f.match == "probable"


def _vulnerable_adult(f: Facts) -> bool:
    return bool(f.factors) and any(each != "age_child" for each in f.factors)


def _child(f: Facts) -> bool:
    return "age_child" in f.factors or _is_child_among(f.at_risk)


def _child_in_household(f: Facts) -> bool:
    return _is_child_among(f.household) or _is_child_among(f.history.household)


def _is_child_among(people: tuple[Person, ...]) -> bool:
    return bool(people) and any(each.is_child for each in people)


def _vulnerable_in_household(f: Facts) -> bool:
    return bool(f.vulnerable_members or f.vulnerable_on_record)


def _interpreter(f: Facts) -> bool:
    language = f.comms.language
    is_other = language is not None and language.lower().partition("-")[0] not in ("en", "eng")
    return is_other or "interpreter" in f.all_markers


def _exploitation(f: Facts) -> bool:
    return "exploitation" in f.all_markers or "exploitation" in f.all_factors


def _marked(marker: str) -> Callable[[Facts], bool]:
    return lambda f: marker in f.all_markers


FLAGS: tuple[tuple[str, Callable[[Facts], bool]], ...] = (
    ("domestic_abuse", lambda f: f.is_domestic or "domestic_abuse" in f.types),
    ("stalking", lambda f: "stalking_harassment" in f.types),
    ("hate_crime", _hate_crime),
    ("repeat_victim", _repeat_victim),
    ("repeat_victim_probable", _repeat_victim_probable),
    ("repeat_caller", lambda f: f.history.contacts_12m >= MANY),
    ("repeat_location", lambda f: f.history.same_address_contacts_12m >= MANY),
    ("near_repeat", lambda f: f.history.near_crimes_12m >= 1),
    ("vulnerable_adult", _vulnerable_adult),
    ("child", _child),
    ("child_in_household", _child_in_household),
    ("vulnerable_in_household", _vulnerable_in_household),
    ("weapon_possible", lambda f: bool(f.weapons) or "weapons" in f.all_markers),
    ("marac", _marked("marac")),
    ("court_order", _marked("court_order")),
    ("code_word", _marked("code_word")),
    ("detained_person", lambda f: not DETAINED.isdisjoint(f.observed)),
    ("previous_missing", _marked("previous_missing")),
    ("exploitation_possible", _exploitation),
    ("suicide_risk", lambda f: "suicide_risk" in f.all_markers or "suicide_stated" in f.observed),
    ("interpreter_needed", _interpreter),
    ("unsafe_to_contact", lambda f: f.comms.safe_to_call_back is False),
)
