"""Hashing: 64 bits for a value, and for several values together.

``join`` is plain arithmetic on 64 bits: it takes numbers of Python or arrays of numpy and gives
the same bits for both, so that a million rows are hashed in one sweep and a query by itself.
"""

from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b
from typing import Any

import numpy as np
from numpy.typing import NDArray

MASK = (1 << 64) - 1
ODD = 0x9E3779B97F4A7C15


@lru_cache(maxsize=100_000)
def of(text: str) -> int:
    """64 bits of a text; 0 stands for nothing and is no text's."""
    digest = blake2b(text.encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, "little") or 1


def of_many(texts: Iterable[str]) -> NDArray[np.uint64]:
    """The same of many texts, each once by itself: in a third of the time, and nothing is kept."""
    digests = [blake2b(text.encode("utf-8", "replace"), digest_size=8).digest() for text in texts]
    hashes = np.frombuffer(b"".join(digests), dtype="<u8").astype(np.uint64)
    hashes[hashes == 0] = 1
    return hashes


def short(text: str) -> int:
    """31 bits of a text: enough to tell most apart, not all."""
    return of(text) & 0x7FFFFFFF


def join(one: Any, other: Any) -> Any:
    """64 bits of two hashes, in this order. Both uint64 arrays, or both Python integers."""
    if isinstance(one, int) and isinstance(other, int):
        mixed = ((one ^ (other >> 7)) * ODD + other) & MASK
        return mixed ^ (mixed >> 31)
    mixed = (one ^ (other >> 7)) * ODD + other
    return mixed ^ (mixed >> 31)
