"""Asking: the keys of one question, the same as ``blocking.asked`` gives, worked out in a sweep.

A question has some sixty keys, its own and those of how it may have been misunderstood. One by one
they take longer than looking them all up; here each reading of what was said is a line of hashes,
and all keys of all readings are joined at once.
"""

import numpy as np
from numpy.typing import NDArray

from goldenhour.linkage import blocking, hashing
from goldenhour.linkage.standard import Standard

Hashes = NDArray[np.uint64]
NONE = np.uint64(0)  # the hash of nothing said: no text's (``hashing.of``)
PLACES = {part: place for place, part in enumerate(blocking.PARTS)}
# Behind the parts stands one place that is always said and changes no key it is not joined to.
LONGEST = max(len(parts) for _, parts in blocking.KINDS)
JOINED = np.array(
    [
        [PLACES[part] for part in parts] + [len(PLACES)] * (LONGEST - len(parts))
        for _, parts in blocking.KINDS
    ]
).T
IS_THERE = len(PLACES) > JOINED
COLUMN_OF = tuple((part, blocking.column_of(part)) for part in blocking.PARTS)
SALTS = np.array([blocking.SALTS[kind] for kind, _ in blocking.KINDS], dtype=np.uint64)


def asked(record: Standard) -> Hashes:
    """Every key to ask for a record, each once, rising (uint64)."""
    said = record.texts
    own = [_hash(part, said[column]) for part, column in COLUMN_OF]
    readings = [[*own, 1]]
    for other in blocking.misunderstood(record):
        changed = [*own, 1]
        for part, value in other.items():
            if value is not None and part in PLACES:
                changed[PLACES[part]] = blocking.part_hash(part, value)
        readings.append(changed)
    parts = np.array(readings, dtype=np.uint64)[:, JOINED]  # reading, part of the key, kind
    keys = parts[:, 0]
    for place in range(1, LONGEST):
        keys = np.where(IS_THERE[place], hashing.join(keys, parts[:, place]), keys)
    is_said = (parts != NONE).all(axis=1)
    found: Hashes = (keys ^ SALTS)[is_said]
    found.sort()
    is_new = np.ones(len(found), dtype=bool)
    np.not_equal(found[1:], found[:-1], out=is_new[1:])
    return found[is_new]


def _hash(part: str, value: str | None) -> int:
    return 0 if value is None else blocking.part_hash(part, value)
