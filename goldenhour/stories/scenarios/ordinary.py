"""Ordinary: the library of everyday calls (ordinary.toml), and one made of it for a household.

How often a kind of trouble is rung in about follows recorded crime where it is a crime. The
answers are in the form of contracts/triage.md; the grade is never chosen here.
"""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import Any

import msgspec

from goldenhour.geography import offences_of
from goldenhour.stories.people import Household, Person
from goldenhour.stories.scenarios.acts import Address, Answers, Within

# Of all contacts. 83,768 offences (2017-18) to about 750,000 calls a year are 11 %; where one is
# rung about, not always one is found (conf P). The rest by the weights of the file.
CRIME_SHARE = 0.18
SAYS_WHO_LIVES_THERE = 0.5  # share of callers who say, where the call is not about the home (P)


class Sometimes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Another answer to one question, given so often (0 to 1)."""

    question: str
    value: Any
    chance: float


class Ordinary(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One kind of call. The fields are explained at the top of the file."""

    name: str
    incident_type: str
    words: tuple[str, ...]
    advice: tuple[str, ...]
    answers: dict[str, Any]
    channels: dict[str, float]
    hours: str = "any"
    crime: tuple[str, ...] = ()
    part: float = 1.0
    weight: float = 0.0
    offence: str = ""
    harm: str = "standard"
    domestic_abuse: bool = False
    stalking: bool = False
    at: str = "home"
    caller_is: str = "victim"
    observed: tuple[str, ...] = ()
    perishable_hours: float | None = None
    asks_household: bool = False
    sometimes: tuple[Sometimes, ...] = ()


class Library(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    ordinary: tuple[Ordinary, ...]


@lru_cache(maxsize=1)
def library() -> tuple[Ordinary, ...]:
    """Every ordinary call, in the order of the file."""
    raw = (Path(__file__).parent / "ordinary.toml").read_bytes()
    return msgspec.toml.decode(raw, type=Library).ordinary


@lru_cache(maxsize=1)
def shares() -> tuple[float, ...]:
    """How often each call of the library comes, adding up to 1."""
    crimes = [offences_of(*call.crime) * call.part if call.crime else 0 for call in library()]
    others = [call.weight for call in library()]
    return tuple(
        CRIME_SHARE * crime / sum(crimes) + (1 - CRIME_SHARE) * other / sum(others)
        for crime, other in zip(crimes, others, strict=True)
    )


def answers_of(call: Ordinary, home: Household, where: str, on: date, rng: Random) -> Answers:
    """What this household's caller answers, in the contract's form."""
    varied = {
        other.question: other.value for other in call.sometimes if rng.random() < other.chance
    }
    answers: dict[str, Any] = {"t_where": where, **call.answers, **varied}
    if call.perishable_hours is not None:
        answers["i_perishable"] = Within(round(call.perishable_hours * rng.uniform(0.6, 1.4), 1))
    answers.setdefault("v_household", _household(call, home, on, rng))
    answers.setdefault("v_repeat", {"answer": "no", "count": 0})
    answers["v_comms"] = _comms(call, home)
    return answers


def _household(call: Ordinary, home: Household, on: date, rng: Random) -> Any:
    """Who else is there, asked of every caller: nobody in public, and at home not all will say."""
    if call.at != "home":
        return []
    if call.asks_household or rng.random() < SAYS_WHO_LIVES_THERE:
        return [_described(person, on) for person in home.others]
    return "unknown"


def place_of(call: Ordinary, home: Household) -> Address:
    """At home, or in their town without a house."""
    if call.at == "home":
        return Address(home.house, home.street, home.locality, home.postcode)
    return Address("", home.street, home.locality, home.postcode)


def _described(person: Person, on: date) -> Mapping[str, Any]:
    return {"age": person.age(on), "relation": person.relation, "safe": True}


def _comms(call: Ordinary, home: Household) -> Mapping[str, Any]:
    comms: dict[str, Any] = {"can_speak": True, "safe_to_call_back": not call.domestic_abuse}
    return comms | ({"language": home.language} if home.language else {})
