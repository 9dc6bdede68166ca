"""Claims: what an officer may say about a mention, and which of several claims holds.

Nothing is linked by itself: a silent merge of two people of one name and birthday has sent
officers to the wrong address (contracts/control-room, linkage_rules; IOPC, GMP 2022; conf P).
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

CLAIMS = ("confirmed", "probable", "dismissed", "withdrawn")


@dataclass(frozen=True)
class Claim:
    """One claim, in the order in which claims were made. ``mention`` and ``other``: first rows."""

    mention: int
    person: int | None
    other: int | None
    claim: str


@dataclass
class Standing:
    """Which claims hold now: who is whose, and who has been said to be somebody else."""

    person_of: dict[int, int] = field(default_factory=dict)
    probable: set[tuple[int, int]] = field(default_factory=set)  # mention, person
    not_person: set[tuple[int, int]] = field(default_factory=set)  # mention, person
    not_mention: set[frozenset[int]] = field(default_factory=set)

    def mentions_of(self, person: int) -> set[int]:
        """The first rows of the mentions confirmed to be this person."""
        return {mention for mention, found in self.person_of.items() if found == person}

    def persons_of(self, mentions: Collection[int]) -> set[int]:
        """Whom these mentions were confirmed to be."""
        return {self.person_of[one] for one in mentions if one in self.person_of}

    def with_their_persons(self, mentions: Collection[int]) -> set[int]:
        """Every mention confirmed to be a person whom one of these was confirmed to be."""
        persons = self.persons_of(mentions)
        return {mention for mention, person in self.person_of.items() if person in persons}

    def probably(self, mention: int | None) -> set[int]:
        """Every mention confirmed to be a person whom this one probably is, as somebody said."""
        persons = {person for one, person in self.probable if one == mention}
        return {one for one, person in self.person_of.items() if person in persons}

    def self_of(self, mention: int) -> set[int]:
        """The mention and every other one confirmed to be the same person."""
        person = self.person_of.get(mention)
        return {mention} | (self.mentions_of(person) if person is not None else set())

    def dismissed(self, mention: int, candidate: int) -> bool:
        """Whether anybody said that the two are not the same, of any mention of either."""
        if not self.not_mention and not self.not_person:
            return False
        ours, theirs = self.self_of(mention), self.self_of(candidate)
        if any(frozenset((one, other)) in self.not_mention for one in ours for other in theirs):
            return True
        mine, other_person = self.person_of.get(mention), self.person_of.get(candidate)
        return any((one, other_person) in self.not_person for one in ours) or any(
            (one, mine) in self.not_person for one in theirs
        )


def standing(claims: Iterable[Claim]) -> Standing:
    """The latest claim about the same two holds; ``withdrawn`` leaves none."""
    latest = {_two(claim): claim for claim in claims}
    found = Standing()
    for claim in latest.values():
        _hold(found, claim)
    return found


def _two(claim: Claim) -> tuple[frozenset[int], int | None]:
    """Between whom the claim is; two mentions are the same two from either side."""
    mentions = {claim.mention} | ({claim.other} if claim.other is not None else set())
    return frozenset(mentions), claim.person


def _hold(found: Standing, claim: Claim) -> None:
    if claim.claim == "confirmed" and claim.person is not None:
        found.person_of[claim.mention] = claim.person
    elif claim.claim == "probable" and claim.person is not None:
        found.probable.add((claim.mention, claim.person))
    elif claim.claim == "dismissed" and claim.person is not None:
        found.not_person.add((claim.mention, claim.person))
    elif claim.claim == "dismissed" and claim.other is not None:
        found.not_mention.add(frozenset((claim.mention, claim.other)))
