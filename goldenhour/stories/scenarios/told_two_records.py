"""Told, two records: one woman on record twice, and a father and a son who were made one.

Keogh is Kehoe two days later, on another telephone, with the same birthday: one officer asks
that the two records be one, another reads both and agrees. Father and son share name and
house; a handler in a hurry asks for the same, and it is agreed. At the door an officer meets
both, and the supervisor takes them apart again. All of it is invented.
"""

from goldenhour.stories.people_numbers import story_mobile
from goldenhour.stories.scenarios.acts import (
    Act,
    Address,
    Advise,
    Assess,
    Close,
    Mention,
    PickUp,
    Ring,
    Said,
    Say,
    Story,
)
from goldenhour.stories.scenarios.record_acts import (
    AgreeMerge,
    AskMerge,
    BeginRecord,
    SayApart,
    UndoMerge,
)

FLAT = Address("8", "Slipware Road", "Leek", "ST13 5HH")
KEOGH = Said("Orla", "Keogh", story_mobile(16), "9 May 1986", address=FLAT)
KEHOE = Said("Orla", "Kehoe", story_mobile(17), "09/05/1986", address=FLAT)
HOUSE = Address("31", "Harebellow Road", "Cannock", "WS11 1AA")
FATHER = Said("Patrick", "Brannock", story_mobile(18), address=HOUSE)
SON = Said("Patrick", "Brannock", story_mobile(19), address=HOUSE)
NOISE = {
    "t_where": "the stairs of the house",
    "t_now": "earlier",
    "t_source": "whereabouts_known",
    "t_relationship": "neighbour",
    "t_means": ["none_known"],
    "h_kind": ["community"],
    "h_level": "minor",
    "h_medical": "no",
    "r_likelihood": "possible",
    "i_crime": "no",
    "i_lines": ["none"],
    "v_factors": [],
    "v_household": [],
    "v_repeat": {"answer": "no", "count": 0},
    "e_told": "The council's noise team is told; ring again if it gets worse.",
}


def _rang(who: Said, words: str, reason: str) -> tuple[Act, ...]:
    """Somebody rings about the noise, their record is begun, and nobody is sent."""
    return (
        Ring(minute=0, channel="101", phone=who.phone),
        PickUp(minute=0.9),
        Mention(minute=1.2, role="caller", who=who),
        Say(minute=1.6, words=words, caller_is="witness", address=who.address),
        Assess(minute=4, incident_type="asb", answers=NOISE),
        Advise(minute=4.5, item="diary_with_effect"),
        Close(minute=5, ending="resolved", why="The council's noise team takes it on."),
        BeginRecord(minute=6, role="caller", reason=reason),
    )


def keogh() -> Story:
    """Her first call. Nobody like her is on record."""
    words = "The people above us drill until midnight."
    acts = _rang(KEOGH, words, "Nobody of that name is on record.")
    return Story(name="one_person_first", acts=acts)


def kehoe() -> Story:
    """Two days later: misspelt, from another telephone; two people make the two records one."""
    acts = (
        *_rang(KEHOE, "They are drilling again.", "Another number; I was not sure it is her."),
        AskMerge(
            minute=30,
            reason="She says she rang two days ago; birthday, flat and voice are the same.",
        ),
        AgreeMerge(minute=55, why="I read both records and heard both calls: it is her."),
    )
    return Story(name="one_person_twice", acts=acts)


def father() -> Story:
    """The father rings; his record begins."""
    words = "Somebody parks across our drive every night."
    return Story(name="father_of_one_name", acts=_rang(FATHER, words, "His first call to us."))


def son() -> Story:
    """The son rings from the same house: made one with his father, and taken apart again."""
    acts = (
        *_rang(SON, "A van stands across the drive again.", "Another number than before."),
        AskMerge(minute=20, reason="The same name and the same house; it is about the same drive."),
        AgreeMerge(minute=40, why="Name and address are the same in both."),
        UndoMerge(minute=160, why="An officer met both at the door: father and son."),
        SayApart(minute=165, reason="Father and son of one name, met together at the door."),
    )
    return Story(name="son_of_one_name", acts=acts)
