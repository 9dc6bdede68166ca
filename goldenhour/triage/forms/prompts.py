"""Prompts: which questions come first for a type, and what to say when nobody speaks.

At most eight stand on the screen before the first send; the others stay within one key. They
are questions of the contract in an order of ours (P): what the four facts of a lower grade need,
then what changes the grade for this type, then the two that every record owes.
"""

from collections.abc import Mapping, Sequence

FACTS = ("t_now", "t_source", "h_medical", "h_level")  # without these nothing is below Priority
OWED = ("v_household", "v_repeat")
MOST = 8

BEFORE_THE_REST: Mapping[str, tuple[str, ...]] = {
    "domestic_abuse": ("t_relationship", "t_means"),
    "stalking_harassment": ("t_relationship", "r_likelihood"),
    "rape_sexual_assault": ("t_relationship", "i_perishable"),
    "assault_robbery": ("t_means", "i_lines"),
    "threats_to_life_or_weapons": ("t_means", "t_relationship"),
    "burglary": ("h_kind", "i_lines"),
    "theft_shop_cycle": ("h_kind", "i_lines"),
    "vehicle_crime": ("h_kind", "i_lines"),
    "criminal_damage_arson": ("h_kind", "i_lines"),
    "fraud": ("i_perishable", "v_factors"),
    "hate_crime": ("h_kind", "v_factors"),
    "asb": ("h_kind", "v_factors"),
    "missing_person": ("r_likelihood", "v_factors"),
    "concern_for_safety": ("r_likelihood", "v_factors"),
    "mental_health": ("t_means", "v_factors"),
    "collision": ("h_kind", "r_likelihood"),
    "suspicious": ("t_means", "i_lines"),
}
WHATEVER_IT_IS = ("h_kind", "t_means")


def asked_first(types: Sequence[str]) -> tuple[str, ...]:
    """The questions before the first send for these types, at most eight, in order."""
    chosen = next((BEFORE_THE_REST[one] for one in types if one in BEFORE_THE_REST), None)
    first, second = FACTS[:2], FACTS[2:]
    return (*first, *(chosen or WHATEVER_IT_IS), *second, *OWED)[:MOST]


# A silent call: questions a tap, a cough or a key can answer. Each leads to a pick above it.
WITHOUT_A_VOICE = (
    "If you cannot speak, cough or tap the phone.",
    "On a mobile press 55, and the line stays open.",
    "Do you need the police? One tap for yes, two for no.",
    "Is the person who frightens you with you now?",
    "Is anybody hurt?",
    "Are there children with you?",
)
