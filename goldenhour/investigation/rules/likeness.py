"""Likeness: whether a review repeats the words of the one before.

Word sequences are compared, whatever their case and spacing. Two very long texts are
compared by their stock of words, which can only find them more alike: a flag too many asks
for a second look, and the comparison stays quick.
"""

from difflib import SequenceMatcher
from functools import lru_cache

LONGEST_COMPARED_IN_ORDER = 2_000


# The gate looks at the same reviews again as they lay there earlier; a few pairs are enough.
@lru_cache(maxsize=32)
def is_copied(text: str, previous: str, similarity: float) -> bool:
    """Whether two texts are at least that similar, on a scale of 0 to 1."""
    words, before = text.casefold().split(), previous.casefold().split()
    if words == before:
        return True
    pair = SequenceMatcher(None, before, words, autojunk=False)
    if pair.real_quick_ratio() < similarity or pair.quick_ratio() < similarity:
        return False
    if max(len(words), len(before)) > LONGEST_COMPARED_IN_ORDER:
        return True
    return pair.ratio() >= similarity
