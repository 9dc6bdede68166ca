"""What a page sends to identification: who is typed just now, and "it is them" or not."""

from dataclasses import dataclass
from uuid import UUID

from django.http import QueryDict

from goldenhour.linkage.keys import Said

TYPED = ("given_name", "surname", "phone", "email", "date_of_birth", "house", "postcode", "uprn")
LONGEST = 120  # characters of each: more tells nothing
AS_SAID = "As said on the call"


class Unreadable(ValueError):
    """The page sent something that is no uid."""


@dataclass(frozen=True)
class Decision:
    """The button that was pressed: whom it is about, whom it names, and why."""

    mention: UUID
    person: UUID | None
    others: tuple[UUID, ...]
    reason: str


def typed(data: QueryDict) -> Said:
    """Who is typed just now; an age that is no number is left out."""
    said = {name: str(data.get(name, ""))[:LONGEST] for name in TYPED}
    age = str(data.get("age", "")).strip()
    years = int(age) if age.isascii() and age.isdigit() and len(age) <= 3 else None
    return Said(**said, age=years)


def contact_of(data: QueryDict) -> UUID | None:
    """The contact that the page names, or None. Raises Unreadable."""
    text = str(data.get("contact", ""))
    return _uid(text) if text else None


def decision(data: QueryDict) -> Decision:
    """What was pressed: "mention person-or-dash other,other". Raises Unreadable."""
    words = str(data.get("them", "")).split()
    if len(words) != 3:
        raise Unreadable("Press one of the buttons beside the name.")
    others = tuple(_uid(word) for word in words[2].split(",")[:100])
    person = None if words[1] == "-" else _uid(words[1])
    return Decision(_uid(words[0]), person, others, str(data.get("link_reason", "")) or AS_SAID)


def _uid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as not_one:
        raise Unreadable("This page is out of date. Open it again.") from not_one
