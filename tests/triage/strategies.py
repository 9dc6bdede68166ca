"""Contacts for Hypothesis, made from the book: every question, option, marker and observation."""

from typing import Any

from hypothesis import strategies as st

from goldenhour.rulebook.thrive import Question
from tests.triage.contacts import BOOK, ids

Strategy = st.SearchStrategy[Any]
WORDS = BOOK.thrive

factors = st.lists(st.sampled_from(ids(BOOK.vulnerability.factor)), max_size=2, unique=True)
markers = st.lists(st.sampled_from(ids(WORDS.marker)), max_size=2, unique=True)
ages = st.integers(0, 130)
counts = st.integers(0, 4)
moments = st.datetimes(timezones=st.timezones()).map(lambda at: at.isoformat())
spring = st.integers(1, 28).map(lambda day: f"2026-03-{day:02}T12:00:00+01:00")
words = st.text(st.characters(codec="utf-8"), max_size=20)
members = st.fixed_dictionaries(
    {}, optional={"age": ages, "relation": words, "factors": factors, "markers": markers}
)
persons = st.fixed_dictionaries(
    {}, optional={"age": ages, "relation": words, "factors": factors, "safe": st.booleans()}
)
known_or_not = st.none() | st.booleans()

BY_TYPE: dict[str, Strategy] = {
    "factors": factors,
    "people": st.lists(persons, max_size=2),
    "yesno": st.sampled_from(("yes", "no")),
    "yesno_count": st.fixed_dictionaries(
        {"answer": st.sampled_from(("yes", "no", "unknown"))}, optional={"count": counts}
    ),
    "deadline": spring,
    "comms": st.fixed_dictionaries(
        {},
        optional={
            "can_speak": known_or_not,
            "safe_to_call_back": known_or_not,
            "language": st.sampled_from(("en", "cy", "pl-PL", None, "")),
        },
    ),
}


def answers_to(question: Question) -> Strategy:
    options = ids(question.options)
    own = BY_TYPE.get(question.type, words)
    if question.type == "choice":
        own = st.sampled_from(options)
    elif question.type == "multi":
        own = st.lists(st.sampled_from(options), max_size=3)
    return own | st.sampled_from((None, "unknown"))


answers = st.fixed_dictionaries(
    {}, optional={question.id: answers_to(question) for question in WORDS.question}
)
observed = st.lists(st.sampled_from(ids(WORDS.observation)), max_size=2, unique=True)
histories = st.fixed_dictionaries(
    {},
    optional={
        "contacts_12m": counts,
        "crimes_12m": counts,
        "same_address_contacts_12m": counts,
        "near_crimes_12m": counts,
        "markers": markers,
        "household": st.lists(members, max_size=2),
        "match": st.sampled_from(ids(WORDS.match)),
    },
)
types = st.sampled_from(ids(WORDS.incident_type))
channels = st.sampled_from(ids(WORDS.channel))
contacts = st.fixed_dictionaries(
    {
        "contact": words.filter(lambda name: bool(name.strip())),
        "channel": channels,
        "received_at": spring,
        "setting": st.sampled_from(ids(WORDS.setting)),
        "incident_type": types,
        "answers": answers,
        "observed": observed,
        "history": histories,
    },
    optional={
        "also_types": st.lists(types, max_size=2),
        "stage": st.sampled_from(ids(WORDS.stage)),
        "chosen_grade": st.sampled_from((None, "I", "P", "S", "R")),
        "why": st.none() | words,
        "supervisor": st.none() | words,
    },
)
