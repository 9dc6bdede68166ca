"""Told, looked at again: a grade that is lowered by two people, and one that the clock saves.

A drunken row has ended when the caller is rung back: Priority becomes Scheduled, agreed by a
supervisor who did not ask, and the caller is told. Another caller waits half an hour; the clock
asks for a fresh THRIVE, and what she says now makes it Immediate. All of it is invented.
"""

from goldenhour.stories.people_numbers import story_mobile
from goldenhour.stories.scenarios.acts import (
    Address,
    Advise,
    Arrive,
    Assess,
    Assign,
    Clear,
    Conclude,
    Mention,
    PickUp,
    Ring,
    Said,
    Say,
    Send,
    Story,
)
from goldenhour.stories.scenarios.again_acts import (
    Acknowledge,
    Agree,
    AskLower,
    LookAgain,
    Regrade,
    TellCaller,
)

YARD = Address("3", "Gorsebank Street", "Newcastle-under-Lyme", "ST5 1AA")
NEIGHBOUR = Said(given_name="Denise", surname="Yardley", phone=story_mobile(14), address=YARD)
ROW = {
    "t_where": "the yard behind us",
    "t_now": "just_ended_lt_60m",
    "t_source": "nearby",
    "t_relationship": "acquaintance",
    "t_means": ["alcohol_drugs"],
    "h_kind": ["psychological"],
    "h_level": "significant",
    "h_medical": "no",
    "r_likelihood": "likely",
    "i_crime": "unclear",
    "i_lines": ["witness"],
    "v_factors": [],
    "v_household": [],
    "v_repeat": {"answer": "no", "count": 0},
    "e_told": "An officer within the hour; ring 999 if it starts again.",
}
GONE = {
    "t_now": "earlier_today",
    "t_source": "gone_unlikely",
    "r_likelihood": "unlikely",
    "e_told": "An officer tomorrow morning; ring 999 if they come back.",
}


def grade_lowered() -> Story:
    """Rung back after twelve minutes, both men have gone home; two people lower the grade."""
    why = "Both went home by taxi twenty minutes ago; nobody was hurt or threatened."
    acts = (
        Ring(minute=0, channel="101", phone=NEIGHBOUR.phone),
        PickUp(minute=1.1),
        Mention(minute=1.6, role="caller", who=NEIGHBOUR),
        Say(
            minute=2,
            words="Two men are shouting at each other in the yard, both drunk.",
            caller_is="witness",
            address=YARD,
        ),
        Assess(minute=4, incident_type="asb", answers=ROW),
        Advise(minute=4.5, item="what_to_do_if_it_changes_call_999"),
        Send(minute=5),
        LookAgain(minute=17, trigger="new_information", changed=GONE, by="contact_officer"),
        AskLower(minute=18, grade="S", why=why),
        Agree(minute=20, grade="S", why="I heard the second call: they have gone."),
        Regrade(
            minute=21,
            grade="S",
            why=why,
            told="Nobody comes tonight; an officer tomorrow. Ring 999 if they come back.",
        ),
        Assign(minute=900, base="NE"),
        Arrive(minute=924),
        Clear(minute=950),
        Conclude(minute=951, result="advice_given"),
    )
    return Story(name="grade_lowered", acts=acts)


FLAT = Address("17", "Thistledeep Crescent", "Burton upon Trent", "DE14 1AA")
ALONE = Said(given_name="Rosalind", surname="Stapenhill", phone=story_mobile(15), address=FLAT)
KNOCKING = {
    "t_where": "my front door",
    "t_now": "just_ended_lt_60m",
    "t_source": "unknown_may_return",
    "t_relationship": "stranger",
    "t_means": ["none_known"],
    "h_kind": ["psychological"],
    "h_level": "significant",
    "h_medical": "no",
    "r_likelihood": "possible",
    "i_crime": "unclear",
    "i_lines": ["doorbell"],
    "v_factors": ["isolation"],
    "v_household": [],
    "v_repeat": {"answer": "no", "count": 0},
    "e_told": "Somebody within the hour; lock the door and ring 999 if he is back.",
}
BACK = {
    "t_now": "in_progress",
    "t_source": "present",
    "h_kind": ["physical", "psychological"],
    "h_level": "serious",
    "r_likelihood": "likely",
    "i_crime": "yes",
    "e_told": "Officers are coming now; stay away from the door.",
}


def clock_looks_again() -> Story:
    """Nobody was free; the clock asks for a fresh THRIVE, and he is at her door again."""
    words = "Somebody hammered on my door and went. I am on my own here."
    acts = (
        Ring(minute=0, channel="101", phone=ALONE.phone),
        PickUp(minute=1.4),
        Mention(minute=1.8, role="caller", who=ALONE),
        Say(minute=2.2, words=words, address=FLAT),
        Assess(minute=4, incident_type="suspicious", answers=KNOCKING),
        Advise(minute=4.5, item="what_to_do_if_it_changes_call_999"),
        Send(minute=5),
        Acknowledge(
            minute=41, trigger="unassigned", words="Both Burton units are at a collision until six."
        ),
        TellCaller(minute=42, about="delay", what="We are late; she is asked how it is now."),
        LookAgain(minute=43, trigger="clock", changed=BACK, observed=("extreme_distress",)),
        Assign(minute=44, base="BU"),
        Arrive(minute=52),
        Clear(minute=95),
        Conclude(minute=96, result="all_in_order"),
    )
    return Story(name="clock_looks_again", acts=acts)
