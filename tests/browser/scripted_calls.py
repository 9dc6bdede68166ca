"""Ten scripted calls: what an officer answers, by the field that has the focus. All invented.

A text is typed as it is said and not counted: it is free text, or the place. Picks are values of
the rulebook. ``Type`` is the letters typed into the list. ``sent_after`` is the field after whose
answer the call goes to dispatch.
"""

from dataclasses import dataclass, field
from typing import Any

FREE = ("place_said", "words", "e_told")


@dataclass(frozen=True)
class Call:
    """One call: its channel, the letters of its type, its answers, and when it is sent."""

    name: str
    channel: str
    type: str
    grade: str
    sent_after: str
    words: str
    marks: tuple[str, ...] = ()  # keys pressed, and what is heard, after the type
    answers: dict[str, Any] = field(default_factory=dict)


# What a record holds where nothing special was said; each call says what differs.
ORDINARY: dict[str, Any] = {
    "place_said": "14 Larkmallow Street, Kidsgrove",
    "e_told": "Officers come; ring 999 if it changes.",
    "t_means": ["none_known"],
    "t_relationship": "stranger",
    "h_kind": ["property"],
    "h_level": "minor",
    "h_medical": "no",
    "r_likelihood": "possible",
    "i_crime": "yes",
    "i_lines": ["cctv"],
    "i_perishable": "nothing",
    "v_factors": ["unknown"],
    "v_household": "nobody",
    "v_repeat": "no",
    "v_comms_can_speak": "yes",
    "v_comms_safe_to_call_back": "yes",
    "level_T": "medium",
    "level_H": "low",
    "level_R": "medium",
    "level_I": "medium",
    "level_V": "low",
    "level_E": "low",
}

CALLS = (
    Call(
        "domestic abuse, happening now",
        "999",
        "d",
        "I",
        "t_relationship",
        "He is in the house. Please come.",
        answers={
            "t_now": "in_progress",
            "t_source": "present",
            "t_relationship": "ex_partner",
            "t_means": ["alcohol_drugs"],
            "h_kind": ["physical"],
            "h_level": "serious",
            "r_likelihood": "likely",
            "v_household": "somebody",
            "v_household_1_age": "7",
            "v_repeat": "yes",
            "v_repeat_count": "2",
            "level_T": "high",
        },
    ),
    Call(
        "burglary, just ended",
        "999",
        "b",
        "S",
        "v_repeat",
        "They ran when I came home.",
        answers={
            "t_now": "just_ended_lt_60m",
            "t_source": "nearby",
            "h_level": "significant",
            "r_likelihood": "likely",
            "i_lines": ["suspect_described", "forensic_scene"],
        },
    ),
    Call(
        "silent 999 call with sounds of violence",
        "999",
        "d",
        "I",
        "incident_type",
        "Nobody speaks. Shouting, something breaks.",
        marks=("F8", "heard:sounds_of_violence"),
        answers={
            "t_now": "in_progress",
            "t_source": "unknown",
            "t_relationship": "unknown",
            "t_means": ["unknown"],
            "h_medical": "unknown",
            "h_level": "unknown",
            "h_kind": ["unknown"],
            "v_household": "unknown",
            "v_repeat": "unknown",
            "v_comms_can_speak": "no",
            "v_comms_safe_to_call_back": "unknown",
            "level_T": "high",
        },
    ),
    Call(
        "missing child",
        "999",
        "m",
        "I",
        "t_source",
        "She is six and was in the garden.",
        marks=("heard:life_at_risk_stated",),
        answers={
            "t_now": "in_progress",
            "t_source": "no_suspect",
            "r_likelihood": "likely",
            "v_factors": ["age_child"],
            "h_level": "serious",
            "h_kind": ["physical"],
            "i_crime": "no",
            "level_R": "high",
        },
    ),
    Call(
        "fraud in progress",
        "999",
        "f",
        "I",
        "t_now",
        "A courier comes for the money now.",
        marks=("heard:deal_about_to_happen",),
        answers={
            "t_now": "in_progress",
            "t_source": "nearby",
            "i_perishable": "nothing",
            "v_factors": ["age_older"],
            "h_level": "significant",
            "h_kind": ["financial"],
        },
    ),
    Call(
        "collision, somebody badly hurt",
        "999",
        "col",
        "I",
        "t_now",
        "Two cars, one driver does not answer.",
        marks=("heard:serious_injury", "heard:road_blocked"),
        answers={
            "t_now": "in_progress",
            "t_source": "present",
            "h_kind": ["physical"],
            "h_medical": "yes",
            "h_level": "serious",
            "r_likelihood": "certain_or_happening",
            "level_H": "high",
        },
    ),
    Call(
        "mental health, a worried brother",
        "101",
        "me",
        "P",
        "h_medical",
        "He says he sees no way on.",
        answers={
            "t_now": "ongoing_pattern",
            "t_source": "present",
            "t_relationship": "family",
            "v_factors": ["mental_health"],
            "h_kind": ["psychological"],
            "h_level": "serious",
            "i_crime": "no",
            "i_lines": ["none"],
            "level_V": "high",
        },
    ),
    Call(
        "theft from a shop",
        "101",
        "thef",
        "S",
        "v_repeat",
        "He walked out with two bottles.",
        answers={"t_now": "earlier_today", "t_source": "gone_unlikely"},
    ),
    Call(
        "antisocial behaviour, again",
        "101",
        "an",
        "P",
        "h_level",
        "They kick the ball at my door every night.",
        answers={
            "t_now": "ongoing_pattern",
            "t_source": "unknown_may_return",
            "h_kind": ["community"],
            "h_level": "significant",
            "r_likelihood": "likely",
            "v_factors": ["isolation"],
            "v_repeat": "yes",
            "v_repeat_count": "9",
        },
    ),
    Call(
        "suspicious vehicle",
        "101",
        "su",
        "P",
        "h_level",
        "A van has stood there for an hour.",
        answers={
            "t_now": "in_progress",
            "t_source": "present",
            "h_level": "minor",
            "i_crime": "unclear",
            "i_lines": ["vehicle_vrm"],
        },
    ),
)
