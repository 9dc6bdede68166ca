"""Guards: the surest that two records may be taken for, whatever they weigh together.

Weights add up what is not independent: a twin shares birthday, home and number, a son his
father's name and home. So what contradicts holds a decision down; and a place and a surname alone
are a household, never a person (control-room rules, linkage_rules; our reading, conf P). Screens
and files decide here, so that ``match`` means the same on both.
"""

from collections.abc import Mapping

from goldenhour.linkage.model import Model, probability
from goldenhour.linkage.scoring import Score

DECISIONS = ("match", "possible", "none")  # the surest first
UNSURE = {"unknown", "other"}
AT_HOME = {"address", "road", "postcode"}
BORN = {"same", "swapped", "slip"}
REACHED_BY = ("phone", "email")  # whoever shares one is offered, whatever they weigh


def decision(score: Score, model: Model) -> str:
    """By the model's thresholds, and no surer than the guards allow."""
    return decided(levels_of(score), probability(score.bits), model)


def decided(levels: Mapping[str, str], chance: float, model: Model) -> str:
    """The same by the level that each comparison reached, and the probability of the weight."""
    by_weight = "none"
    if chance >= model.possible or any(levels[one] == "same" for one in REACHED_BY):
        by_weight = "match" if chance >= model.match else "possible"
    return max(by_weight, most(levels), key=DECISIONS.index)


def levels_of(score: Score) -> dict[str, str]:
    """Each comparison with the level that it reached."""
    return {part.comparison.id: part.comparison.levels[part.level].id for part in score.parts}


def most(levels: Mapping[str, str]) -> str:
    """The surest that two records may be whose comparisons reached these levels."""
    swapped = levels["surname"] == "swapped"
    named = swapped or levels["given_name"] not in UNSURE
    is_another = not swapped and levels["given_name"] == "other"
    is_born_apart = levels["date_of_birth"] == "other"
    family = levels["surname"] not in UNSURE
    if _is_own(levels):
        return "possible" if is_another or is_born_apart else "match"
    if is_another:
        return "none"  # of one household or one family at most
    if named and (family or levels["place"] in AT_HOME):
        return "possible" if is_born_apart else "match"
    if named and levels["phone"] == "slip":
        return "possible"
    return "possible" if family and levels["place"] in AT_HOME else "none"


def _is_own(levels: Mapping[str, str]) -> bool:
    """Whether something agrees that is one person's, or nearly: number, e-mail, birthday."""
    return (
        levels["phone"] == "same"
        or levels["email"] in ("same", "close")
        or levels["date_of_birth"] in BORN
    )
