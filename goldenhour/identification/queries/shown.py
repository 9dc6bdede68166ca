"""Shown: what a look has shown is written in the journal, once a contact and officer.

One entry for the look and one for every person, statement and earlier contact shown. No name
or number: who was shown stands in the entry by its uid. Asked outside a contact (a search),
each look is written down every time.
"""

from collections.abc import Iterator
from datetime import datetime

from goldenhour.force.models import Officer
from goldenhour.identification.rules.known import Known
from goldenhour.journal import together
from goldenhour.journal.codes import Code, Fact
from goldenhour.journal.consultations import consulted_each
from goldenhour.journal.models import Entry
from goldenhour.journal.rows import where

NAME = "identification.known"


def write_down(answer: Known, *, by: Officer, at: datetime, why: str) -> None:
    """Write down whatever this officer had not yet been shown for this contact. One query."""
    records = dict(_records(answer))
    if together.now() is not None and answer.contact is not None:
        records = {
            about: facts for about, facts in records.items() if not _was_shown(answer, about, by)
        }
    if records:
        consulted_each(
            NAME,
            abouts=records,
            by=by,
            at=at,
            why=why,
            is_once=True,
            contact=answer.contact,
            status=Code(answer.status),
            match=Code(answer.match),
        )


def _records(answer: Known) -> Iterator[tuple[str, dict[str, Fact]]]:
    """Each record that was shown; of people also how sure it was that it is them."""
    if answer.status == "not_asked":
        return
    for call in (*answer.same_number, *answer.same_address_contacts):
        if call.uid is not None:
            yield f"contact/{call.uid}", {}
    yield f"contact/{answer.contact}" if answer.contact else "identification/search", {}
    for somebody in (*answer.same_address, *answer.same_person):  # the surer word is the last
        yield somebody.about, {"level": Code(somebody.level or "household")}


def _was_shown(answer: Known, about: str, by: Officer) -> bool:
    """Whether it is remembered so, while many commands are carried out together."""
    return any(
        entry.what == f"{NAME}.opened" and entry.facts.get("contact") == str(answer.contact)
        for entry in where(Entry, about=about, by_id=by.pk)
    )
