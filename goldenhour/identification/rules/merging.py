"""Merging: what speaks against two persons being one, and the claims of a merge and its undoing.

Same name and same birthday are no proof: people who shared both were merged, and officers went
to the wrong address (control-room rules, linkage_rules; ICO reprimand, 2024; conf P). So what
contradicts is named, and whoever asks must answer each of it. A merge writes new claims only.
Undone, every claim holds that held before, and whatever was said meanwhile stays said.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from goldenhour.identification.rules.claims import Claim, standing
from goldenhour.linkage.keys import Said, keys

CONTRADICTIONS = {
    "born_apart": "They gave different dates of birth.",
    "named_together": "Both were named in one contact or case.",
    "two_addresses": "They gave different addresses within 30 days.",
    "same_day": "Both spoke to us, or were named, on one day.",
}
AT_ONE_TIME = timedelta(days=30)  # ours (conf P): people move, but not every week
SHORTEST_REASON = 20  # characters; "same" is no reason


@dataclass(frozen=True)
class Spoken:
    """One statement about somebody: what, on which day (London), in which contact or case."""

    said: Said
    on: date
    contact: int | None
    case: str = ""

    @property
    def address(self) -> frozenset[int]:
        """The keys of the address stated; none where no house was."""
        return frozenset(key.hash for key in keys(self.said, on=self.on) if key.kind == "address")


def contradictions(one: Sequence[Spoken], other: Sequence[Spoken]) -> tuple[str, ...]:
    """The codes of what speaks against one person, in the order of CONTRADICTIONS."""
    pairs = [(left, right) for left in one for right in other]
    found = {
        "born_apart": _born_apart(one, other),
        "named_together": any(_is_together(*pair) for pair in pairs),
        "two_addresses": any(_is_elsewhere(*pair) for pair in pairs),
        "same_day": any(_is_on_one_day(*pair) for pair in pairs),
    }
    return tuple(code for code in CONTRADICTIONS if found[code])


def _born_apart(one: Sequence[Spoken], other: Sequence[Spoken]) -> bool:
    left, right = set(_births(one)), set(_births(other))
    return bool(left and right and not left & right)


def _births(spoken: Iterable[Spoken]) -> Iterator[date]:
    for each in spoken:
        if on := each.said.birth(on=each.on).on:
            yield on


def _is_together(left: Spoken, right: Spoken) -> bool:
    same_contact = left.contact is not None and left.contact == right.contact
    return same_contact or (left.case != "" and left.case == right.case)


def _is_on_one_day(left: Spoken, right: Spoken) -> bool:
    return left.on == right.on and not _is_together(left, right)


def _is_elsewhere(left: Spoken, right: Spoken) -> bool:
    ours, theirs = left.address, right.address
    apart = bool(ours and theirs and not ours & theirs)
    return apart and abs(left.on - right.on) <= AT_ONE_TIME


def merging(before: Sequence[Claim], gone: int, into: int) -> list[Claim]:
    """The claims that make ``gone`` one with ``into``: statements, suppositions, dismissals.

    Who was "not the same" as either is not the same as both. A claim that somebody already
    made about ``into`` is left as it is.
    """
    held = standing(before)
    new = []
    for mention in sorted(held.mentions_of(gone)):
        new.append(Claim(mention, gone, None, "withdrawn"))
        new.append(Claim(mention, into, None, "confirmed"))
    stands = {(mention, into) for mention in held.mentions_of(into)}
    stands |= held.probable | held.not_person
    for claim, pairs in (("dismissed", held.not_person), ("probable", held.probable)):
        about = sorted(mention for mention, person in pairs if person == gone)
        new += [Claim(one, into, None, claim) for one in about if (one, into) not in stands]
    return new


def undoing(every: Sequence[Claim], merged: frozenset[int]) -> list[Claim]:
    """The claims that take a merge back; ``merged`` are its places in ``every``.

    A pair about which somebody said something since is left to them. A statement that was
    since confirmed to be a third person stays with that person.
    """
    last = {_pair(claim): place for place, claim in enumerate(every)}
    mine = [place for place in sorted(merged) if last[_pair(every[place])] == place]
    back = [_before(every, place) for place in mine]
    away = [one for one in back if one.claim != "confirmed"]
    held = standing([*every, *away])
    home = [one for one in back if one.claim == "confirmed" and one.mention not in held.person_of]
    return [*away, *home]


def _before(every: Sequence[Claim], place: int) -> Claim:
    """What was last said about the same two before that place; ``withdrawn`` where nothing was."""
    claim = every[place]
    said = [one.claim for one in every[:place] if _pair(one) == _pair(claim)]
    return Claim(claim.mention, claim.person, None, said[-1] if said else "withdrawn")


def _pair(claim: Claim) -> tuple[frozenset[int], int | None]:
    mentions = {claim.mention} | ({claim.other} if claim.other is not None else set())
    return frozenset(mentions), claim.person
