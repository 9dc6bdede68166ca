"""Told, repeat victim: a third call in a week, from a new number and under a misheard name.

Identification has to find her by sound and address. A child is in the house. The ex-partner is
arrested the same night; the duty to tell her runs from the arrest (one working day, R6.ARREST).
"""

from typing import Any

from goldenhour.stories.people_numbers import story_mobile
from goldenhour.stories.scenarios.acts import (
    Act,
    Address,
    Advise,
    Arrive,
    Assess,
    Assign,
    Clear,
    Conclude,
    Mention,
    PickUp,
    Recognise,
    Ring,
    Said,
    Say,
    Send,
    Story,
)
from goldenhour.stories.scenarios.case_acts import (
    Allocate,
    Arrest,
    AssessNeeds,
    Confirm,
    ExplainStatement,
    IdentifySuspect,
    Line,
    Plan,
    RecordCrime,
    Refer,
    RequestLine,
    Review,
    SafeContact,
    Tell,
)

OLD, NEW = story_mobile(0), story_mobile(1)
HOME = Address("14", "Larkmallow Street", "Kidsgrove", "ST7 1AB")
HER = Said(given_name="Siobhan", surname="Rudyardson", date_of_birth="14/03/1991", address=HOME)
MISHEARD = Said(given_name="Shivaun", surname="Rudyardsen", age=35, address=HOME)
SON = Said(given_name="Alfie", surname="Rudyardson", age=7, relation="child", address=HOME)
OVER: dict[str, Any] = {
    "t_now": "earlier_today",
    "t_source": "gone_unlikely",
    "t_relationship": "ex_partner",
    "t_means": ["none_known"],
    "h_kind": ["psychological"],
    "h_level": "minor",
    "h_medical": "no",
    "r_likelihood": "possible",
    "v_household": [{"age": 7, "relation": "child", "safe": True}],
}


def _heard(words: str, phone: str, who: Said) -> tuple[Act, ...]:
    return (
        Ring(minute=0, channel="999" if phone == NEW else "101", phone=phone),
        PickUp(minute=0.1),
        Mention(minute=0.3, role="caller", who=who),
        Say(minute=0.4, words=words, place_said="at home in Kidsgrove", address=HOME),
    )


def first_call() -> Story:
    """He shouted through the letter box and left. Advice by phone; nobody is sent."""
    answers = OVER | {
        "t_where": "home, Kidsgrove",
        "i_crime": "unclear",
        "i_lines": ["suspect_named"],
        "v_repeat": {"answer": "no", "count": 0},
        "v_comms": {"can_speak": True, "safe_to_call_back": True},
        "e_told": "An officer will ring tonight; 999 if he comes back.",
    }
    acts = (
        *_heard("My ex has been at the door shouting. He has gone now.", OLD, HER),
        Assess(minute=3, incident_type="domestic_abuse", answers=answers),
        Advise(minute=4, item="keep_messages_and_call_logs"),
        Advise(minute=4.2, item="what_to_do_if_it_changes_call_999"),
        Send(minute=5),
        Assign(minute=14),
        Arrive(minute=33),
        Clear(minute=58),
        Conclude(minute=60, result="advice_given"),
    )
    return Story(name="repeat_victim_first_call", acts=acts)


def second_call() -> Story:
    """A friend rings for her: he sends messages all night."""
    answers = OVER | {
        "t_now": "ongoing_pattern",
        "t_source": "whereabouts_known",
        "i_crime": "unclear",
        "i_lines": ["suspect_named", "digital_device"],
        "v_repeat": {"answer": "yes", "count": 1},
        "e_told": "A colleague will see her tomorrow; 999 if he comes.",
    }
    friend = Said(given_name="Beth", surname="Wetmoor", phone=story_mobile(2))
    acts = (
        Ring(minute=0, channel="101", phone=story_mobile(2)),
        PickUp(minute=1.5),
        Mention(minute=1.8, role="caller", who=friend),
        Mention(minute=2, role="victim", who=HER),
        Mention(minute=2.2, role="household", who=SON),
        Say(
            minute=2.3,
            words="He keeps messaging my friend. She is frightened to ring you herself.",
            caller_is="third_party",
            address=HOME,
        ),
        Assess(minute=5, incident_type="domestic_abuse", answers=answers),
        Advise(minute=6, item="keep_messages_and_call_logs"),
        Advise(minute=6.2, item="code_word", fate="declined", reason="She is not on the line."),
        Send(minute=7),
        Assign(minute=31),
        Arrive(minute=49),
        Clear(minute=85),
        Conclude(minute=87, result="advice_given"),
    )
    return Story(name="repeat_victim_second_call", acts=acts)


def third_call() -> Story:
    """21:04. He is in the house. New number, misheard name, a child upstairs."""
    answers = {
        "t_where": "home, Kidsgrove, upstairs",
        "t_now": "in_progress",
        "t_source": "present",
        "t_relationship": "ex_partner",
        "t_means": ["alcohol_drugs"],
        "t_intent": "he says he is not leaving without the boy",
        "h_kind": ["physical", "psychological"],
        "h_level": "significant",
        "h_medical": "no",
        "r_likelihood": "likely",
        "i_crime": "yes",
        "i_lines": ["suspect_named", "digital_device"],
        "v_factors": ["coercion_or_control"],
        "v_household": [{"age": 7, "relation": "child", "safe": False}],
        "v_repeat": {"answer": "yes", "count": 3},
        "v_comms": {"can_speak": True, "safe_to_call_back": False},
        "e_told": "Officers are coming now; stay upstairs with your son, keep the line open.",
    }
    levels = {
        "T": {"level": "high", "why": "He is in the house, drunk, and has been violent before."},
        "V": {"level": "high", "why": "Third call in a week; a boy of seven is upstairs."},
    }
    acts = (
        *_heard("He is downstairs. Please come. My little boy is here.", NEW, MISHEARD),
        Mention(minute=0.7, role="household", who=SON),
        Recognise(minute=0.9, role="caller", reason="Same address; the name sounds the same."),
        Assess(minute=1.1, incident_type="domestic_abuse", answers=answers, levels=levels),
        Send(minute=1.3),
        Advise(minute=1.6, item="exit_or_room_with_a_lock_not_kitchen"),
        Advise(minute=1.8, item="stay_on_line", reason="It lies open; she need not hold it."),
        Assign(minute=2.1, base="NE"),
        Arrive(minute=12.5),
        *_arrested(),
        *_next_day(),
    )
    return Story(name="repeat_victim_third_call", acts=acts)


def _arrested() -> tuple[Act, ...]:
    by_day = {"channel": "phone", "from": "09:00", "to": "18:00"}
    safe = (by_day, {"channel": "in_person"})
    return (
        RecordCrime(
            minute=62,
            offence="Assault with injury",
            harm="high",
            domestic_abuse=True,
            child_present=True,
            victim=HER,
        ),
        SafeContact(minute=64, safe=safe, unsafe=({"channel": "post"},)),
        IdentifySuspect(minute=65, name="Wayne Milkesmith", by="response_officer"),
        Arrest(minute=66),
        Clear(minute=95),
        Conclude(minute=97, result="crime_recorded"),
        Allocate(minute=120),
    )


def _next_day() -> tuple[Act, ...]:
    lines = (
        Line("recorded call", "What he said and did, in her own words", due_hours=24),
        Line("her telephone", "The messages of this week", "Download with consent", 30),
    )
    return (
        AssessNeeds(minute=760, grounds=("persistently_targeted", "vulnerable")),
        Plan(minute=790, lines=lines),
        Tell(
            minute=800,
            rules=("R6.ARREST",),
            channel="phone",
            what="He was arrested at your house last night.",
            why="For the assault you told us about.",
            what_next="We ring again before any decision about bail.",
            evidence="Call recording of the officer in the case.",
        ),
        Refer(minute=815, service="domestic abuse service"),
        ExplainStatement(minute=820, choice="later"),
        Confirm(minute=830, channel="in_person", evidence="Signed copy in the file."),
        RequestLine(minute=840, line="L2"),
        Review(
            minute=1500,
            text="Read the call and the plan; the telephone is the perishable part.",
            directions=("Ask about protective orders before bail is decided.",),
            line_point="L2 first: messages can be deleted from another device.",
            victim_point="Ring between nine and six only, as she asked.",
        ),
    )
