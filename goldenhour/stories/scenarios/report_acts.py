"""Acts of a report: somebody tells us online instead of ringing."""

from collections.abc import Sequence
from dataclasses import dataclass

from goldenhour.stories.scenarios.acts import NOWHERE, Act, Address, Mention, Ring, Said, Say

NOBODY = Said()


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(Ring):
    """The public form is sent. It stands where a telephone would ring."""

    channel: str = "online"
    words: str
    t_now: str = "unknown"
    caller_is: str = "victim"
    place_said: str = ""
    address: Address = NOWHERE
    language: str = ""
    who: Said = NOBODY
    by: str = "portal"


def reported(acts: Sequence[Act], t_now: str) -> Report:
    """What the caller said, as they had written it on the form before anybody asked them."""
    say = next(act for act in acts if isinstance(act, Say))
    caller = next(act for act in acts if isinstance(act, Mention) and act.role == "caller")
    return Report(
        minute=0,
        words=say.words,
        t_now=t_now,
        caller_is=say.caller_is,
        place_said=say.place_said,
        address=say.address,
        language=say.language,
        who=caller.who,
    )
