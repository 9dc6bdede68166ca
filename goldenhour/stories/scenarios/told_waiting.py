"""Told, waiting: where the demo force fails, so that the board and the audit have to say so.

One incident waits unassigned past its hour; one victim of an assault is never told of an
arrest. Both are invented; nothing here is about a real force.
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
from goldenhour.stories.scenarios.case_acts import (
    Allocate,
    Arrest,
    IdentifySuspect,
    Line,
    Plan,
    RecordCrime,
)

ALONE = Address("9", "Amberwick Walk", "Uttoxeter", "ST14 8AA")
WIDOW = Said(given_name="Jean", surname="Oakamoor", phone=story_mobile(12), age=83, address=ALONE)
FLAT = Address("40", "Copperglaze Terrace", "Tamworth", "B79 7AA")
STRUCK = Said(
    given_name="Callum",
    surname="Whistonley",
    phone=story_mobile(13),
    date_of_birth="9 May 1999",
    address=FLAT,
)


def left_waiting() -> Story:
    """Somebody has been trying her door; she is 83, alone, and nobody is sent."""
    answers = {
        "t_where": "my back door",
        "t_now": "earlier_today",
        "t_source": "unknown_may_return",
        "t_relationship": "stranger",
        "t_means": ["none_known"],
        "h_kind": ["psychological", "property"],
        "h_level": "significant",
        "h_medical": "no",
        "r_likelihood": "possible",
        "i_crime": "unclear",
        "i_lines": ["none"],
        "v_factors": ["age_older", "isolation"],
        "v_household": [],
        "v_repeat": {"answer": "yes", "count": 1},
        "e_told": "Somebody will be with you within the hour.",
    }
    acts = (
        Ring(minute=0, channel="101", phone=WIDOW.phone),
        PickUp(minute=2.2),
        Mention(minute=2.6, role="caller", who=WIDOW),
        Say(minute=3, words="They tried my back door again. I sit in the dark.", address=ALONE),
        Assess(minute=6, incident_type="suspicious", answers=answers),
        Advise(minute=7, item="what_to_do_if_it_changes_call_999"),
        Send(minute=8),
    )
    return Story(name="left_waiting", acts=acts)


STRUCK_OUTSIDE = {
    "t_where": "outside the shop",
    "t_now": "just_ended_lt_60m",
    "t_source": "nearby",
    "t_relationship": "acquaintance",
    "t_means": ["alcohol_drugs"],
    "h_kind": ["physical"],
    "h_level": "significant",
    "h_medical": "no",
    "r_likelihood": "likely",
    "i_crime": "yes",
    "i_lines": ["suspect_named", "cctv", "witness"],
    "e_told": "An officer within the hour.",
}


def victim_not_told() -> Story:
    """An arrest on the first evening; his one working day passes and he hears nothing."""
    line = Line("shop camera", "The blow and who struck it", "Collect", 24, 72)
    acts = (
        Ring(minute=0, channel="999", phone=STRUCK.phone),
        PickUp(minute=0.2),
        Mention(minute=0.5, role="caller", who=STRUCK),
        Say(minute=0.8, words="He hit me outside the shop. He has done it before.", address=FLAT),
        Assess(minute=2.5, incident_type="assault_robbery", answers=STRUCK_OUTSIDE),
        Advise(minute=3, item="do_not_wash_hands_or_clothes"),
        Send(minute=3.5),
        Assign(minute=9, base="TA"),
        Arrive(minute=21),
        RecordCrime(
            minute=45,
            offence="Assault with injury",
            harm="standard",
            victim=STRUCK,
            victim_grounds=("persistently_targeted",),
        ),
        IdentifySuspect(minute=50, name="Lewis Nabcroft", by="response_officer"),
        Clear(minute=70),
        Conclude(minute=71, result="crime_recorded"),
        Arrest(minute=190),
        Allocate(minute=240),
        Plan(minute=1500, lines=(line,)),
    )
    return Story(name="victim_not_told", acts=acts)
