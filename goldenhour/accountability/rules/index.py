"""Index: where the facts of each case lie, in a few bytes a case.

A case is known by 64 bits of a hash of its reference, numbered in order of first appearance,
and holds the place of its latest record; each record holds the place of the one before. Two
references with one hash share a number, and the reader tells them apart by their text. So
a year of cases needs about 30 bytes each here, and the rest lies on disk.
"""

from array import array
from collections.abc import Iterator
from hashlib import blake2b

EMPTY = 0
FULLEST = 0.6


class CaseIndex:
    """Numbers cases as they appear and remembers where each one's latest record is."""

    def __init__(self) -> None:
        self._hashes = array("Q")
        self._latest = array("Q")
        self._refused = bytearray()
        self._slots = array("I", [EMPTY]) * 1024

    def __len__(self) -> int:
        return len(self._hashes)

    def number_of(self, case: str) -> int:
        """The case's number, new if it never appeared."""
        name = case.encode("utf-8", "surrogatepass")
        hashed = int.from_bytes(blake2b(name, digest_size=8).digest(), "big")
        slot = self._slot(hashed)
        if self._slots[slot] == EMPTY:
            if len(self._hashes) >= FULLEST * len(self._slots):
                self._widen()
                slot = self._slot(hashed)
            self._hashes.append(hashed)
            self._latest.append(0)
            self._refused.append(False)
            self._slots[slot] = len(self._hashes)
        return self._slots[slot] - 1

    def _slot(self, hashed: int) -> int:
        mask = len(self._slots) - 1
        slot = hashed & mask
        while self._slots[slot] != EMPTY and self._hashes[self._slots[slot] - 1] != hashed:
            slot = (slot + 1) & mask
        return slot

    def _widen(self) -> None:
        self._slots = array("I", [EMPTY]) * (2 * len(self._slots))
        for number, hashed in enumerate(self._hashes):
            self._slots[self._slot(hashed)] = number + 1

    def latest(self, number: int) -> int:
        """One more than the place of the case's latest record; 0 if it has none."""
        return self._latest[number]

    def place(self, number: int, place: int) -> None:
        """Remember the place of a new record of the case."""
        self._latest[number] = place + 1

    def refuse(self, case: str) -> None:
        """The case has a line that was refused: it gets no verdict."""
        self._refused[self.number_of(case)] = True

    def is_refused(self, number: int) -> bool:
        return bool(self._refused[number])

    def numbers(self) -> Iterator[int]:
        """Every case in order of first appearance."""
        return iter(range(len(self)))
