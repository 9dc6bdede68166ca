"""Relations: by what two people are tied, and when a tie is a risk to somebody's safety.

A suspect and a victim in one household or on one number: a call back, a letter or a visit may
meet the suspect (control-room rules: identification; Hampshire case on calls from marked
numbers; conf P). A tie says that they were named so, never that they are together now, and
never that anybody did anything: a suspect is whoever was named as one.
"""

from collections.abc import Collection, Sequence

TIES = {
    "address": "same address",
    "uprn": "same property number",
    "phone": "same number",
    "contact": "named in one contact",
    "case": "named in one case",
}
CLOSE = frozenset({"address", "uprn", "phone"})  # one household or one number
SUSPECT = "suspect"
TO_PROTECT = frozenset({"victim", "caller", "household"})


def is_safety_risk(one: Collection[str], other: Collection[str], ties: Collection[str]) -> bool:
    """Whether one was named a suspect and the other is to be protected, in one home or number."""
    if CLOSE.isdisjoint(ties):
        return False
    return any(
        SUSPECT in left and not TO_PROTECT.isdisjoint(right)
        for left, right in ((one, other), (other, one))
    )


def is_met(people: Sequence[Collection[str]]) -> bool:
    """Whether among people of one home or number a suspect stands beside somebody to protect.

    Each is given by the roles in which they were named.
    """
    return any(
        is_safety_risk(one, other, CLOSE)
        for place, one in enumerate(people)
        for other in people[place + 1 :]
    )
