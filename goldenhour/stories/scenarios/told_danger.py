"""Told, danger: a caller whose calm hides it, and one who says nothing at all.

Calm never lowers a grade. A silent 999 from a number with an agreed code word is Immediate
under the domestic-abuse row of contracts/triage.md, though not a word is spoken.
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
    Mark,
    Mention,
    PickUp,
    Ring,
    Said,
    Say,
    Send,
    Story,
)
from goldenhour.stories.scenarios.case_acts import (
    Allocate,
    AssessNeeds,
    Confirm,
    ExplainStatement,
    Line,
    Plan,
    RecordCrime,
    Refer,
)

SHOP = Address("61", "Cindermoor Avenue", "Longton", "ST3 1AA")
CALM = Said(given_name="Pauline", surname="Tatterlow", phone=story_mobile(8), address=SHOP)
FLAT = Address("22", "Bottlekiln Grove", "Cannock", "WS11 1AA")
QUIET = Said(
    given_name="Magda",
    surname="Jaworek",
    phone=story_mobile(9),
    date_of_birth="1988-06-30",
    address=FLAT,
)


A_KNIFE = {
    "t_where": "my shop",
    "t_now": "in_progress",
    "t_source": "present",
    "t_relationship": "stranger",
    "t_means": ["blade"],
    "h_kind": ["physical"],
    "h_level": "serious",
    "h_medical": "no",
    "r_likelihood": "possible",
    "i_crime": "yes",
    "i_lines": ["cctv", "suspect_described"],
    "v_factors": [],
    "v_household": [],
    "v_comms": {"can_speak": True, "safe_to_call_back": True},
    "e_told": "Officers are coming now; lock the back room and stay on the line.",
}


def calm_caller() -> Story:
    """A shopkeeper says evenly that a man with a knife stands at her door."""
    levels = {
        "T": {"level": "high", "why": "A knife is shown, and he will not leave."},
        "E": {"level": "low", "why": "Steady voice; that is no sign of safety."},
    }
    words = "No hurry, love, but there is a lad with a knife in my doorway and he will not go."
    acts = (
        Ring(minute=0, channel="999", phone=CALM.phone),
        PickUp(minute=0.1),
        Say(minute=0.4, words=words, address=SHOP),
        Mention(minute=0.5, role="caller", who=CALM),
        Assess(
            minute=1.0,
            incident_type="threats_to_life_or_weapons",
            answers=A_KNIFE,
            levels=levels,
        ),
        Send(minute=1.1),
        Advise(minute=1.3, item="leave_or_lock_in"),
        Advise(
            minute=1.5,
            item="stay_on_line",
            reason="The telephone lies open under the counter; she need not hold it.",
        ),
        Assign(minute=1.9, base="LO"),
        Arrive(minute=7.8),
        RecordCrime(minute=40, offence="Threats with a blade", harm="high"),
        Clear(minute=70),
        Conclude(minute=72, result="crime_recorded"),
        *_looked_after("shop camera", "His face and the knife", 100),
    )
    return Story(name="calm_caller", acts=acts)


WATCHED = {
    "t_where": "at home, when it happens",
    "t_now": "ongoing_pattern",
    "t_source": "whereabouts_known",
    "t_relationship": "partner",
    "t_means": ["none_known"],
    "h_kind": ["psychological"],
    "h_level": "significant",
    "h_medical": "no",
    "r_likelihood": "possible",
    "i_crime": "unclear",
    "i_lines": ["none"],
    "v_factors": ["language_or_communication", "coercion_or_control"],
    "v_household": [],
    "v_repeat": {"answer": "yes", "count": 2},
    "v_comms": {"can_speak": True, "safe_to_call_back": False, "language": "pl"},
    "e_told": "Say the word or stay silent on 999: we will know it is you.",
}


def code_word_agreed() -> Story:
    """At the counter she agrees a code word with us, six days before she needs it."""
    acts = (
        Ring(minute=0, channel="front_counter"),
        PickUp(minute=2),
        Mention(minute=3, role="caller", who=QUIET),
        Say(
            minute=4,
            words="I do not want him to know I came. I need a way to tell you.",
            language="pl",
            address=FLAT,
        ),
        Assess(minute=9, incident_type="domestic_abuse", answers=WATCHED),
        Advise(minute=11, item="code_word", reason="Only she and we know the word she chose."),
        Advise(minute=12, item="silent_55"),
        Advise(
            minute=13,
            item="specialist_service_and_disclosure_scheme",
            fate="not_safe",
            reason="He reads her telephone; an officer will tell her at her sister's.",
        ),
        Send(minute=14),
        Mark(
            minute=20,
            kind="code_word",
            role="caller",
            why="Agreed with her at the counter; silence on 999 counts as the word.",
        ),
        Assign(minute=22, base="CA"),
        Arrive(minute=31),
        Clear(minute=75),
        Conclude(minute=76, result="safeguarding_referral"),
    )
    return Story(name="code_word_agreed", acts=acts)


def silent_call() -> Story:
    """02:17, her number, 55 pressed, no word."""
    answers = {
        "t_now": "unknown",
        "t_source": "unknown",
        "v_comms": {"can_speak": False, "safe_to_call_back": False},
        "e_told": "Nothing could be said.",
    }
    acts = (
        Ring(minute=0, channel="999", phone=QUIET.phone),
        PickUp(minute=0.1),
        Mention(minute=0.2, role="caller", who=Said(phone=QUIET.phone)),
        Say(minute=0.5, words="(silence; 55 pressed; a door)", caller_is="unknown", address=FLAT),
        Assess(
            minute=0.8,
            incident_type="domestic_abuse",
            answers=answers,
            observed=("silent_call",),
        ),
        Send(minute=0.9),
        Assign(minute=1.4, base="CA"),
        Arrive(minute=9.2),
        RecordCrime(
            minute=55,
            offence="Assault without injury",
            harm="high",
            domestic_abuse=True,
            victim=QUIET,
        ),
        Clear(minute=90),
        Conclude(minute=92, result="crime_recorded"),
        *_looked_after("recorded call", "What can be heard behind the silence", 110),
    )
    return Story(name="silent_call", acts=acts)


def _looked_after(source: str, objective: str, minute: float) -> tuple[Act, ...]:
    """The case in its first hours: somebody's, with a plan, and the victim cared for."""
    return (
        Allocate(minute=minute),
        Plan(minute=minute + 40, lines=(Line(source, objective, due_hours=24, perishes_hours=72),)),
        AssessNeeds(minute=minute + 60, grounds=("vulnerable",)),
        Refer(minute=minute + 65, service="victim support"),
        ExplainStatement(minute=minute + 70, choice="later"),
        Confirm(minute=minute + 75, channel="in_person", evidence="Signed copy in the file."),
    )
