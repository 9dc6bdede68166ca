"""Missing: what has still to be asked, the most pressing first.

Absent, null and unknown are missing; so is blank text. For `i_perishable` null is an answer
(nothing will be lost); for `v_household` and `v_repeat` so is unknown. `v_comms` with no value
known has not been answered. Who cannot say who the source is cannot say how they know them:
once `t_relationship` is unknown and the source is `unknown_may_return`, it is not asked again.
(The contract's rule would list it; its worked example, of that source, does not. So the example
is the only exception, and the rule holds for every other source.)
"""

from goldenhour.triage.rules.facts import Facts
from goldenhour.triage.rules.shape import UNKNOWN, Comms

WANTED = (
    "t_now", "t_source", "t_where", "t_means", "t_relationship", "h_medical", "h_kind", "h_level",
    "r_likelihood", "i_crime", "i_lines", "i_perishable", "v_factors", "v_household", "v_repeat",
    "v_comms", "e_told",
)  # fmt: skip
NULL_ANSWERS = ("i_perishable",)
UNKNOWN_ANSWERS = ("v_household", "v_repeat")
DOUBTFUL = (None, UNKNOWN)
LOOKED_INTO = frozenset(("t_where", "e_told", "v_comms"))  # words may be blank, comms unknown
ASKED = tuple((each, each in LOOKED_INTO) for each in WANTED)
UNKNOWN_PERSON = "unknown_may_return"


def missing_from(f: Facts) -> tuple[str, ...]:
    # Most answers hold something and need no second look.
    answers = f.answers
    return tuple(
        [
            each
            for each, is_looked_into in ASKED
            if (is_looked_into or answers.get(each) in DOUBTFUL) and not _is_answered(f, each)
        ]
    )


def _is_answered(f: Facts, question: str) -> bool:
    if question not in f.answers:
        return False
    answer: object = f.answers[question]
    if answer is None:
        return question in NULL_ANSWERS
    if isinstance(answer, str):
        return bool(answer.strip()) and (answer != UNKNOWN or _is_unknown_enough(f, question))
    return answer != Comms()


def _is_unknown_enough(f: Facts, question: str) -> bool:
    """Whether unknown answers this question, so that asking again would not help."""
    if question == "t_relationship":
        return f.t_source == UNKNOWN_PERSON
    return question in UNKNOWN_ANSWERS
