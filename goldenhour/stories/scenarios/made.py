"""Made: an ordinary call of the library becomes the story of one household's contact.

Waits, travel and time at the scene are drawn within plausible bounds (conf P, fitted to
nothing). Some of it goes wrong on purpose: late arrivals, plans not written, advice forgotten.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import count
from random import Random
from typing import Any

from goldenhour.geography import postcode
from goldenhour.rulebook import control_room
from goldenhour.stories.people import Household, Person
from goldenhour.stories.people_names import misheard
from goldenhour.stories.scenarios.acts import (
    Act,
    Address,
    Advise,
    Arrive,
    Assess,
    Assign,
    Clear,
    Close,
    Conclude,
    HangUp,
    Mention,
    PickUp,
    Ring,
    Said,
    Say,
    Send,
    Story,
    answers_at,
)
from goldenhour.stories.scenarios.case_acts import RecordCrime
from goldenhour.stories.scenarios.made_cases import case_of
from goldenhour.stories.scenarios.ordinary import Ordinary, answers_of, place_of
from goldenhour.stories.scenarios.report_acts import reported
from goldenhour.stories.scenarios.ringing import rung_back, rung_off
from goldenhour.triage.rules import NotSafe, contact_from, not_safe, propose

ANSWER_MINUTES = {"999": 0.1, "101": 1.6, "online": 45.0, "front_counter": 4.0, "partner": 0.5}
ABANDONED = {"999": 0.006, "101": 0.05}
ASSIGN_MINUTES = {"I": (0.5, 6.0), "P": (4.0, 34.0), "S": (240.0, 2300.0)}
TRAVEL_MINUTES = {"I": (3.0, 14.0), "P": (6.0, 24.0), "S": (8.0, 30.0)}
TOLD = {
    "I": "Officers are coming now; ring 999 if it changes.",
    "P": "Officers within the hour; ring 999 if it changes.",
    "S": "An appointment within two days; ring 999 if it changes.",
    "R": "Nobody will come; somebody rings you within a day.",
}
TOO_BUSY = 0.09  # share of attended calls for which nobody is free for a while
ADVICE_FORGOTTEN = 0.12
CRIME_FOUND = 0.85


@dataclass(frozen=True, slots=True)
class Caller:
    """Who rings, how often before at all and about the same, and by which channel this time."""

    home: Household
    before: int
    again: int
    channel: str


def made(call: Ordinary, caller: Caller, at: datetime, rng: Random) -> Story:
    """The story of one contact at a London moment; the same dice give the same story."""
    phone = _phone(caller, rng)
    spot = caller.home.postcode if phone else ""
    ring = Ring(minute=0, channel=caller.channel, phone=phone, postcode=spot)
    if rng.random() < ABANDONED.get(caller.channel, 0):
        gave_up = HangUp(minute=_minutes(1.5, rng))
        return Story(name="abandoned", acts=(ring, gave_up, *rung_back(gave_up.minute, rng)))
    picked_up = _minutes(ANSWER_MINUTES[caller.channel], rng)
    answers, grade, unsafe = _judged(call, caller, at, rng)
    said = tuple(_said(call, caller, at.date(), rng, picked_up, answers, unsafe))
    after = _after(call, at.date(), caller.home, rng, said[-1].minute, grade)
    if caller.channel == "online":
        ring = reported(said, answers.get("t_now", "unknown"))
    return rung_off(Story(name=call.name, acts=(ring, PickUp(minute=picked_up), *said, *after)))


def _judged(
    call: Ordinary, caller: Caller, at: datetime, rng: Random
) -> tuple[dict[str, Any], str, dict[str, NotSafe]]:
    """The answers, the grade that triage will propose for them without a history, and which of
    the advice they make unsafe to say."""
    where = place_of(call, caller.home)
    answers = dict(answers_of(call, caller.home, where.locality, at.date(), rng))
    if caller.again:
        answers["v_repeat"] = {"answer": "yes", "count": caller.again}
    spot = postcode(where.postcode)
    contact = {
        "contact": call.name,
        "channel": caller.channel,
        "received_at": at.isoformat(),
        "setting": spot.setting if spot else "urban",
        "incident_type": call.incident_type,
        "answers": answers_at(answers, at),
        "observed": list(call.observed),
        "history": {},
    }
    book = control_room.in_force(at)
    told = contact_from(contact, book)
    grade: str = propose(told, book=book).proposed_grade
    return answers | {"e_told": TOLD[grade]}, grade, not_safe(told, call.advice, book)


def _phone(caller: Caller, rng: Random) -> str:
    shown = caller.home.phones if caller.channel in ("999", "101") else ()
    return rng.choice(shown) if shown else ""


def _said(
    call: Ordinary,
    caller: Caller,
    on: date,
    rng: Random,
    minute: float,
    answers: dict[str, Any],
    unsafe: dict[str, NotSafe],
) -> Iterator[Act]:
    """Who, where, what, the facts and the advice, a little time apart."""
    ticks = (_tidy(minute + 0.4 * step) for step in count(1))
    home, where = caller.home, place_of(call, caller.home)
    yield Mention(minute=next(ticks), role="caller", who=_who(home.caller, home, caller, rng))
    yield _words(call, home, where, next(ticks), rng)
    if call.asks_household:
        for person in home.others:
            yield Mention(minute=next(ticks), role="household", who=_other(person, home, on))
    yield Assess(
        minute=next(ticks),
        incident_type=call.incident_type,
        answers=answers,
        observed=call.observed,
        levels=_levels(call, answers),
    )
    for item in call.advice:
        if rng.random() >= ADVICE_FORGOTTEN:
            fate, why = ("not_safe", unsafe[item].because[0]) if item in unsafe else ("said", "")
            yield Advise(minute=next(ticks), item=item, fate=fate, reason=why)


def _levels(call: Ordinary, answers: dict[str, Any]) -> dict[str, dict[str, str]]:
    """The handler's own words on threat, harm and vulnerability; they never set a grade."""
    near = answers.get("t_now") == "in_progress" or answers.get("t_source") == "present"
    grave = answers.get("h_level") in ("serious", "life_threatening")
    factors = [factor.replace("_", " ") for factor in answers.get("v_factors", ())]
    about = call.name.replace("_", " ").capitalize()
    return {
        "T": {"level": "high", "why": f"{about}: it is happening now."}
        if near
        else {"level": "low", "why": f"{about}: it is over."},
        "H": {"level": "high", "why": f"{about}: somebody may be badly hurt."}
        if grave
        else {"level": "low", "why": f"{about}: harm is limited as told."},
        "V": {"level": "high", "why": f"Told us of {', '.join(factors)}."}
        if factors
        else {"level": "none", "why": "Asked; nothing said or heard."},
    }


def _words(call: Ordinary, home: Household, where: Address, minute: float, rng: Random) -> Say:
    return Say(
        minute=minute,
        words=rng.choice(call.words),
        caller_is=call.caller_is,
        place_said="" if where.house else f"near {where.street}, {where.locality}",
        address=where,
        language=home.language,
    )


def _who(person: Person, home: Household, caller: Caller, rng: Random) -> Said:
    """The caller as heard: one in five first callers and half the later ones misheard."""
    wrongly = rng.random() < (0.5 if caller.before else 0.2)
    given = misheard(person.given_name, rng) if wrongly else person.given_name
    surname = misheard(person.surname, rng) if wrongly else person.surname
    gives_birthday = rng.random() < 0.5
    return Said(
        given_name=given,
        surname=surname,
        phone=person.phone if rng.random() < 0.8 else "",
        date_of_birth=person.born_on.isoformat() if gives_birthday else "",
        address=Address(home.house, home.street, home.locality, home.postcode),
    )


def _other(person: Person, home: Household, on: date) -> Said:
    return Said(
        given_name=person.given_name,
        surname=person.surname,
        relation=person.relation,
        age=person.age(on),
        address=Address(home.house, home.street, home.locality, home.postcode),
    )


def _after(
    call: Ordinary, on: date, home: Household, rng: Random, minute: float, grade: str
) -> Iterator[Act]:
    """What becomes of it: rung back, or sent to."""
    if grade == "R":
        yield from _by_phone(call, rng, minute)
        return
    yield Send(minute=minute + 0.2)
    assigned = minute + rng.uniform(*ASSIGN_MINUTES[grade])
    if rng.random() < TOO_BUSY:
        assigned += rng.uniform(25, 160)
    arrived = assigned + rng.uniform(*TRAVEL_MINUTES[grade])
    left = arrived + rng.uniform(15, 80)
    yield Assign(minute=_tidy(assigned))
    yield Arrive(minute=_tidy(arrived))
    found = bool(call.offence) and rng.random() < CRIME_FOUND
    if found:
        yield _crime(call, on, home, left - 8)
    yield Clear(minute=_tidy(left))
    yield Conclude(minute=_tidy(left + 2), result="crime_recorded" if found else "all_in_order")
    if found:
        yield from case_of(call, rng, left + 30)


def _by_phone(call: Ordinary, rng: Random, minute: float) -> Iterator[Act]:
    """Nobody is sent. A crime still becomes an incident, with its record and its case."""
    if not call.offence:
        why = "Resolved with the caller on the telephone; nobody is sent."
        yield Close(minute=minute + 1, ending="resolved", why=why)
        return
    rung_back = minute + rng.uniform(30, 900)
    yield Send(minute=minute + 0.2)
    yield RecordCrime(
        minute=_tidy(rung_back), offence=call.offence, harm=call.harm, by="investigator"
    )
    yield Conclude(minute=_tidy(rung_back + 5), result="resolved_without_deployment")
    yield from case_of(call, rng, rung_back + 30)


def _crime(call: Ordinary, on: date, home: Household, minute: float) -> RecordCrime:
    children = any(person.age(on) < 18 for person in home.others)
    return RecordCrime(
        minute=_tidy(minute),
        offence=call.offence,
        harm=call.harm,
        domestic_abuse=call.domestic_abuse,
        stalking=call.stalking,
        child_present=call.domestic_abuse and children,
    )


def _minutes(mean: float, rng: Random) -> float:
    """A wait around a mean, never nothing."""
    return max(0.03, _tidy(rng.expovariate(1 / mean)))


def _tidy(minute: float) -> float:
    return round(minute, 2)
