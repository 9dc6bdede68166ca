"""Pairs: one record beside one other, as the conditions ask of it.

Likeness and slips are counted in octets of UTF-8, since DuckDB counts so; for names in plain
letters, which standard names are, octets and letters are the same.
"""

from rapidfuzz.distance import DamerauLevenshtein, JaroWinkler

from goldenhour.linkage.standard import Standard

NEVER = 10_000  # slips, or years, between a value and nothing


def octets(text: str) -> str:
    """The same text with one sign for every octet of its UTF-8."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("latin-1")


class Pair:
    """Two standard records; the answers are bool and numbers."""

    def __init__(self, left: Standard, right: Standard) -> None:
        self.left, self.right = left, right
        self._said, self._on_record = left.texts, right.texts
        self._likeness: dict[str, float] = {}

    def _both(self, column: str) -> tuple[str, str] | None:
        left, right = self._said[column], self._on_record[column]
        return None if left is None or right is None else (left, right)

    def missing(self, column: str) -> bool:
        return self._said[column] is None or self._on_record[column] is None

    def same(self, left: str, right: str) -> bool:
        said = self._said[left]
        return said is not None and said == self._on_record[right]

    def likeness(self, column: str) -> float:
        found = self._likeness.get(column)
        if found is None:
            both = self._both(column)
            found = JaroWinkler.similarity(*map(octets, both)) if both else -1.0
            self._likeness[column] = found
        return found

    def slips(self, column: str, most: int) -> int:
        both = self._both(column)
        if not both:
            return NEVER
        return DamerauLevenshtein.distance(*map(octets, both), score_cutoff=most)

    def initial(self, column: str) -> bool:
        both = self._both(column)
        return both is not None and min(map(len, both)) == 1 and both[0][0] == both[1][0]

    def begins(self, column: str, least: int) -> bool:
        both = self._both(column)
        if both is None or min(map(len, both)) < least:
            return False
        short, long = sorted(both, key=len)
        return long.startswith(short) or long.endswith(short)

    def part(self, column: str, left: slice, right: slice) -> bool:
        both = self._both(column)
        return both is not None and both[0][left] == both[1][right]

    def years_apart(self) -> int:
        one, other = self.left, self.right
        if one.born_first is None or other.born_first is None:
            return NEVER
        if one.born_last is None or other.born_last is None:
            return NEVER
        return max(one.born_first - other.born_last, other.born_first - one.born_last)
