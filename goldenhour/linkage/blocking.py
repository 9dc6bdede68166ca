"""Blocking: the keys by which records meet, many and redundant, so that one slip loses nobody.

Two records that share a key are candidates; what they are is for the scores to say. A record
has the keys of its row; a query asks these and some more (``asked``): names swapped, day and
month swapped, each year its age leaves, the year beside. What no pair of records shares costs
nothing; what very many share is left out by the index, rarest first.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from goldenhour.linkage import hashing, nicknames, sounds
from goldenhour.linkage.standard import Standard

# A kind, and the columns whose values together are the key. ``year`` is ``born_first``;
# ``head`` and ``tail`` are halves of a number, ``begin`` the first three letters of a surname,
# ``initial`` the first of a forename.
KINDS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("phone", ("phone",)),
    ("phone_head", ("head",)),
    ("phone_tail", ("tail",)),
    ("email", ("email",)),
    ("uprn", ("uprn",)),
    ("address", ("address",)),
    ("road", ("road",)),
    ("postcode", ("postcode",)),
    ("birth", ("birth",)),
    ("birth_surname", ("birth", "surname_sound")),
    ("birth_given", ("birth", "given_root")),
    ("birth_postcode", ("birth", "postcode")),
    ("birth_sector", ("birth", "sector")),
    ("surname", ("surname",)),
    ("names", ("surname_sound", "given_root")),
    ("sounds", ("surname_sound", "given_sound")),
    ("names_year", ("surname_sound", "given_root", "year")),
    ("names_begin", ("begin", "given_root", "year")),
    ("names_locality", ("surname_sound", "given_root", "locality")),
    ("names_sector", ("surname_sound", "given_root", "sector")),
    ("surname_given", ("surname", "given_sound")),
    ("initial_year", ("surname_sound", "initial", "year")),
    ("surname_postcode", ("surname_sound", "postcode")),
    ("surname_sector", ("surname_sound", "sector", "year")),
    ("surname_street", ("surname_sound", "street")),
    ("given_postcode", ("given_root", "postcode")),
    ("given_street", ("given_root", "street")),
    ("given_year_sector", ("given_root", "year", "sector")),
    ("given_year_locality", ("given_root", "year", "locality")),
)
DERIVED: Mapping[str, tuple[str, Callable[[str], str]]] = {
    "year": ("born_first", str),
    "head": ("phone", lambda number: number[:5]),
    "tail": ("phone", lambda number: number[-5:]),
    "begin": ("surname", lambda name: name[:3]),
    "initial": ("given_name", lambda name: name[:1]),
}
PARTS = tuple(dict.fromkeys(part for _, parts in KINDS for part in parts))
WITH = {part: tuple(one for one in KINDS if part in one[1]) for part in PARTS}
SALTS = {kind: hashing.of(f"kind {kind}") for kind, _ in KINDS}


@lru_cache(maxsize=200_000)  # most values are said by many
def part_hash(part: str, value: str) -> int:
    """64 bits of one part of a key, made of its column's value."""
    return hashing.of(part_text(part, value))


def part_text(part: str, value: str) -> str:
    """What is hashed of one part of a key."""
    derive = DERIVED[part][1] if part in DERIVED else str
    return f"{part}\x1f{derive(value)}"


def column_of(part: str) -> str:
    """The column of the standard record that a part is made of."""
    return DERIVED[part][0] if part in DERIVED else part


def keys(
    hashes: Mapping[str, Any], *, of: Iterable[str] | None = None
) -> Iterator[tuple[str, Any]]:
    """Each kind and its key, of the parts' hashes: integers or arrays; a part not there: none.

    ``of``: only the kinds that any of these parts belongs to.
    """
    wanted = KINDS if of is None else tuple(dict.fromkeys(one for part in of for one in WITH[part]))
    said = hashes.keys()
    for kind, parts in wanted:
        if said >= set(parts):
            key = hashes[parts[0]]
            for part in parts[1:]:
                key = hashing.join(key, hashes[part])
            yield kind, key ^ SALTS[kind]


def of_record(record: Standard) -> dict[int, str]:
    """The keys of one record, each with its kind."""
    return {key: kind for kind, key in keys(_hashes(record))}


def asked(record: Standard) -> dict[int, str]:
    """The keys to ask for a record: its own and those of how it may have been misunderstood."""
    hashes = _hashes(record)
    found = {key: kind for kind, key in keys(hashes)}
    for other in misunderstood(record):
        changed = {
            part: part_hash(part, value)
            for part, value in other.items()
            if value is not None and part in PARTS
        }
        for kind, key in keys(hashes | changed, of=changed):
            found.setdefault(key, kind)
    return found


def _hashes(record: Standard) -> dict[str, int]:
    said = {part: record.text(column_of(part)) for part in PARTS}
    return {part: part_hash(part, value) for part, value in said.items() if value is not None}


def misunderstood(record: Standard) -> Iterator[dict[str, str | None]]:
    """What else may have been meant, as the parts that would be other; most likely first."""
    first, last, birth = record.born_first, record.born_last, record.birth
    if birth and birth[5:7] != birth[8:]:
        yield {"birth": f"{birth[:5]}{birth[8:]}-{birth[5:7]}"}
    if record.surname and record.given_name:
        yield {
            **_as_surname(record.given_name, record.given_sound),
            "given_root": nicknames.root(record.surname),
            "given_sound": record.surname_sound,
            "initial": record.surname,
        }
    elif record.given_name:  # a name said in one word may be either
        yield _as_surname(record.given_name, sounds.sound(record.given_name))
    if first is not None and last is not None and birth is None:
        for year in {last, first - 1, last + 1} - {first}:
            yield {"year": str(year)}


def _as_surname(name: str, sound: str | None) -> dict[str, str | None]:
    return {"surname": name, "surname_sound": sound, "begin": name}
