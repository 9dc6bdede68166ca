"""Names: telling which stored names somebody may mean by the words they used.

Case, accents, punctuation and spacing are nothing; `st`, `rd` and their like are spelt out.
Qualities, best first: EXACT, BEGINS, LATER (a later word begins so), NEARLY (a few letters
differ: one in four to seven, two in longer names; conf P). Nothing is chosen here.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from unicodedata import combining, normalize

EXACT, BEGINS, LATER, NEARLY = range(4)
NOT_WORDS = re.compile(r"[^a-z0-9]+")
APOSTROPHES = str.maketrans("", "", "'\u2018\u2019\u02bc`")
SHORTEST_GUESSED = 4  # letters; shorter names are too like each other
PAIRS_AN_EDIT = 3  # pairs of letters that one mistake can spoil, two swapped letters most of all
SURE_OF_THE_FIRST = 5  # below so many letters, the first one must be right
NEAREST = 12  # names compared letter by letter
# Words that say how a place lies to another, or nothing: no name is told by them.
NOISE = frozenset(
    (
        *("a", "an", "and", "at", "behind", "beside", "between", "by", "from", "here", "i", "im"),
        *(
            "in",
            "is",
            "it",
            "its",
            "just",
            "me",
            "my",
            "near",
            "nearby",
            "next",
            "of",
            "off",
            "on",
            "opposite",
        ),
        *("or", "our", "outside", "the", "there", "this", "to", "towards", "um", "erm", "under"),
        *("up", "upon", "we"),
    )
)
SPELT_OUT = {
    "rd": "road",
    "ave": "avenue",
    "av": "avenue",
    "ln": "lane",
    "cl": "close",
    "cres": "crescent",
    "dr": "drive",
    "gr": "grove",
    "gdns": "gardens",
    "pl": "place",
    "sq": "square",
    "ter": "terrace",
    "terr": "terrace",
    "wy": "way",
    "wlk": "walk",
}


def plain(text: str) -> str:
    """Small letters and digits, one blank between words, short forms spelt out."""
    letters = "".join(c for c in normalize("NFKD", text.casefold()) if not combining(c))
    words = NOT_WORDS.sub(" ", letters.translate(APOSTROPHES)).split()
    return " ".join(_spelt_out(place, word) for place, word in enumerate(words))


def telling(text: str) -> str:
    """The plain words that tell a name: without noise, unless there is nothing else."""
    words = plain(text).split()
    return " ".join([word for word in words if word not in NOISE] or words)


def _spelt_out(place: int, word: str) -> str:
    """`st` is a saint where a name begins and a street everywhere else."""
    if word == "st":
        return "street" if place else "saint"
    return SPELT_OUT.get(word, word)


class Names:
    """Plain names to be looked up; built once, read for ever."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = sorted(set(names))
        self._begins: dict[str, list[int]] = defaultdict(list)
        self._pairs: dict[str, list[int]] = defaultdict(list)
        self._heads: list[tuple[str, int]] = []  # the first words of a name, and the name
        for number, name in enumerate(self.names):
            for begun in {word[:2] for word in name.split()}:
                self._begins[begun].append(number)
            for head in _heads(name):
                for pair in _pairs(head):
                    self._pairs[pair].append(len(self._heads))
                self._heads.append((head, number))

    def meant(self, words: str, *, is_nearly: bool = False) -> dict[str, int]:
        """Names that the plain words may mean, each with its quality; misspelt ones if asked."""
        if len(words) < 2:
            return {}
        found = {name: quality for name, quality in self._alike(words) if quality is not None}
        if found or not is_nearly:
            return found
        return dict.fromkeys(self._nearly(words), NEARLY)

    def _alike(self, words: str) -> Iterator[tuple[str, int | None]]:
        for number in self._begins.get(words[:2], ()):
            name = self.names[number]
            yield name, _quality(name, words)

    def _nearly(self, words: str) -> list[str]:
        if len(words) < SHORTEST_GUESSED:
            return []
        most, shared = allowed(words), Counter[int]()
        for pair in _pairs(words):
            shared.update(self._pairs.get(pair, ()))
        fewest = len(_pairs(words)) - PAIRS_AN_EDIT * most
        likely = [(-pairs, n) for n, pairs in shared.items() if pairs >= fewest]
        close = sorted(one for one in likely if self._could_be(one[1], words, most))
        near = [self._heads[n] for _, n in close[:NEAREST]]
        apart = sorted((edits(words, head), self.names[number]) for head, number in near)
        return [name for far, name in apart if far <= most]

    def _could_be(self, number: int, words: str, most: int) -> bool:
        head = self._heads[number][0]
        if len(words) < SURE_OF_THE_FIRST and head[0] != words[0]:
            return False
        return abs(len(head) - len(words)) <= most


def allowed(words: str) -> int:
    """How many letters may differ in a word of this length."""
    return 1 if len(words) < 8 else 2


def edits(one: str, other: str) -> int:
    """Letters added, left out, changed or swapped with their neighbour, at least."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            least = min(last[j] + 1, row[-1] + 1, last[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                least = min(least, before[j - 2] + 1)
            row.append(least)
        before, last = last, row
    return last[-1]


def _quality(name: str, words: str) -> int | None:
    if name == words:
        return EXACT
    if name.startswith(words):
        return BEGINS
    return LATER if f" {words}" in name else None


def _heads(name: str) -> Iterator[str]:
    """The name, and its beginnings that end with a word: `newcastle` for `newcastle under lyme`."""
    words = name.split()
    for many in range(1, len(words) + 1):
        yield " ".join(words[:many])


def _pairs(name: str) -> set[str]:
    padded = f"^{name}$"
    return {padded[at : at + 2] for at in range(len(padded) - 1)}
