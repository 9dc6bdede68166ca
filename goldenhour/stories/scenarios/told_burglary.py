"""Told, burglary: advice that keeps evidence, a parent of 71 in the house, and a proper end.

Nobody is identified, so it ends as outcome 18 through every gate: plan, lines each with their
result, an independent review, needs assessed, the victim told, then the outcome made final.
"""

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
    Ring,
    Said,
    Say,
    Send,
    Story,
    Within,
)
from goldenhour.stories.scenarios.case_acts import (
    Allocate,
    AssessNeeds,
    Authorise,
    Confirm,
    DisposeLine,
    ExplainStatement,
    Finalise,
    Line,
    MeetDirection,
    Plan,
    Propose,
    RecordCrime,
    Refer,
    RequestLine,
    ResultLine,
    Review,
    SafeContact,
    Tell,
)

DAY = 24 * 60.0
HOME = Address("3", "Slipware Way", "Leek", "ST13 6AA")
CALLER = Said(
    given_name="Graham",
    surname="Leekridge",
    phone=story_mobile(5),
    date_of_birth="02/11/1972",
    address=HOME,
)
COVERED = Advise(
    minute=4.2,
    item="cover_outdoor_items_and_blood_without_touching",
    reason="Rain is coming, and two neighbours are out there with him.",
)
FATHER = Said(given_name="Terry", surname="Leekridge", age=71, relation="parent", address=HOME)
DIRECTION = "Ask the two houses opposite for their doorbell footage before it overwrites."


def burglary() -> Story:
    """From the ring at 18:05 to outcome 18 on the sixth day."""
    return Story(name="burglary", acts=(*_call(), *_scene(), *_inquiry(), *_end()))


def _call() -> tuple[Act, ...]:
    answers = {
        "t_where": "home, the back door",
        "t_now": "just_ended_lt_60m",
        "t_source": "unknown_may_return",
        "t_means": ["none_known"],
        "t_relationship": "stranger",
        "h_kind": ["property"],
        "h_level": "significant",
        "h_medical": "no",
        "r_likelihood": "possible",
        "i_crime": "yes",
        "i_lines": ["forensic_scene", "doorbell"],
        "i_perishable": Within(2),
        "v_factors": [],
        "v_household": [{"age": 71, "relation": "parent", "safe": True}],
        "v_repeat": {"answer": "no", "count": 0},
        "v_comms": {"can_speak": True, "safe_to_call_back": True},
        "e_told": "Officers within the hour; touch nothing; 999 if anybody comes back.",
    }
    return (
        Ring(minute=0, channel="101", phone=CALLER.phone),
        PickUp(minute=0.4),
        Mention(minute=0.8, role="caller", who=CALLER),
        Mention(minute=1.2, role="household", who=FATHER),
        Say(
            minute=1.4,
            words="The back door is forced. My dad was asleep upstairs. The jewellery is gone.",
            address=HOME,
        ),
        Assess(minute=3.5, incident_type="burglary", answers=answers),
        Advise(minute=4.0, item="do_not_touch_entry_point_or_moved_items"),
        COVERED,
        Advise(minute=4.4, item="save_cctv_or_doorbell_now_it_overwrites"),
        Advise(minute=4.6, item="secure_door_or_window_tonight"),
        Advise(minute=4.8, item="what_to_do_if_it_changes_call_999"),
        Send(minute=5),
    )


def _scene() -> tuple[Act, ...]:
    return (
        Assign(minute=11, base="LK"),
        Arrive(minute=34),
        RecordCrime(minute=50, offence="Residential burglary", harm="standard"),
        SafeContact(minute=55, safe=({"channel": "phone"}, {"channel": "email"})),
        AssessNeeds(minute=60, reason="Asked; shaken, wants a visit about locks."),
        Clear(minute=88),
        Conclude(minute=90, result="crime_recorded"),
    )


def _inquiry() -> tuple[Act, ...]:
    lines = (
        Line("back door and drawers", "Marks or blood of whoever came in", "Examine", 24, 30),
        Line("doorbell footage opposite", "Who walked by between 17:00 and 18:00", "", 48, 72),
    )
    return (
        Allocate(minute=150),
        Plan(minute=200, lines=lines),
        RequestLine(minute=210, line="L1"),
        RequestLine(minute=215, line="L2"),
        Refer(minute=230, service="victim support"),
        ExplainStatement(minute=235, choice="later"),
        Confirm(minute=0.6 * DAY, channel="email", evidence="Letter in the outbox."),
        Review(
            minute=1.7 * DAY,
            text="Plan read with the scene notes. Footage is what will be lost first.",
            directions=(DIRECTION,),
            line_point="L2 before L1: the doorbells keep three days.",
            victim_point="His father wants to know about the locks: tell both.",
        ),
        ResultLine(minute=2.1 * DAY, line="L1", result="Smooth glove marks only."),
        DisposeLine(minute=2.2 * DAY, line="L1", disposition="done", reason="Nothing to compare."),
        MeetDirection(minute=2.4 * DAY, direction=DIRECTION),
        ResultLine(minute=2.8 * DAY, line="L2", result="One hooded figure, no face, no vehicle."),
        DisposeLine(minute=2.9 * DAY, line="L2", disposition="done", reason="Nobody to be named."),
    )


def _end() -> tuple[Act, ...]:
    return (
        Propose(minute=4.7 * DAY, code=18),
        Authorise(minute=4.9 * DAY),
        Tell(
            minute=5.1 * DAY,
            rules=("R6.OUTCOME", "R6.CADENCE"),
            channel="phone",
            what="We have followed every line we had and could not say who it was.",
            why="The marks are of gloves and the footage shows no face.",
            what_next="It is opened again if anything turns up; here is the number to ring.",
            evidence="Call recording of the officer in the case.",
        ),
        Finalise(minute=5.2 * DAY),
    )
