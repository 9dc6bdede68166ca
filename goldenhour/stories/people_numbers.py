"""Numbers: the telephone numbers that nobody has, each for one household of the demo force.

Ofcom keeps ranges free for drama (conf K: the ranges from general knowledge; its page was not
read). The first fifty mobiles are kept for told stories; the last hundred for tests.
"""

from collections.abc import Iterator
from random import Random

MOBILE = "07700900{:03d}"
LANDLINE = "01632960{:03d}"  # belongs to no area
FOR_STORIES = range(50)
FOR_HOUSEHOLDS = range(50, 900)
LANDLINES = range(1000)
# The other ranges of the same page: conf K, used by nobody here, so that a caller from away
# may be given one by hand. The number is formatted with 000 to 999.
ELSEWHERE = {
    "Leeds": "0113496{:04d}",
    "Sheffield": "0114496{:04d}",
    "Nottingham": "0115496{:04d}",
    "Leicester": "0116496{:04d}",
    "Bristol": "0117496{:04d}",
    "Reading": "0118496{:04d}",
    "Birmingham": "0121496{:04d}",
    "Edinburgh": "0131496{:04d}",
    "Glasgow": "0141496{:04d}",
    "Liverpool": "0151496{:04d}",
    "Manchester": "0161496{:04d}",
    "Tyneside": "01914980{:03d}",
    "London": "02079460{:03d}",
    "Northern Ireland": "02896496{:03d}",
    "Cardiff": "02920180{:03d}",
    "freephone": "08081570{:03d}",
    "premium": "09098790{:03d}",
    "nationwide": "03069990{:03d}",
}


def story_mobile(place: int) -> str:
    """The mobile of a told story, 0 to 49. Raises ValueError beyond."""
    if place not in FOR_STORIES:
        raise ValueError(f"Told stories have mobiles 0 to 49, not {place}.")
    return MOBILE.format(place)


def mobiles(rng: Random) -> Iterator[str]:
    """The mobiles of ordinary households in a shuffled order, each once."""
    return iter([MOBILE.format(n) for n in rng.sample(FOR_HOUSEHOLDS, len(FOR_HOUSEHOLDS))])


def landlines(rng: Random) -> Iterator[str]:
    """The landlines in a shuffled order, each once."""
    return iter([LANDLINE.format(n) for n in rng.sample(LANDLINES, len(LANDLINES))])
