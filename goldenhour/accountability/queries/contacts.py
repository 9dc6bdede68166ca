"""What may be asked of the contacts' audit: the count of a run, and the contacts that fail.

A run judges the contacts of the last four weeks by the same function as a contact file from
outside; ``goldenhour audit --database contacts`` judges them all. The page judges none: it
shows what the last run found.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from tempfile import TemporaryFile
from uuid import UUID

import structlog
from django.core.paginator import Page, Paginator

from goldenhour.accountability.models import AuditRun
from goldenhour.accountability.queries.contact_facts import contact_lines
from goldenhour.accountability.rules.casefiles import CaseFiles
from goldenhour.accountability.rules.contacts.census import LOOKED_BACK, ContactCensus, asked
from goldenhour.accountability.rules.contacts.reading import CONTACT_FILE
from goldenhour.accountability.rules.contacts.verdict import judge
from goldenhour.contact.models import Contact
from goldenhour.force.models import Officer
from goldenhour.journal.consultations import consulted
from goldenhour.triage.models import Incident, IncidentContact

log = structlog.get_logger()
CONTACTS = "contacts"  # the run's selection
ON_A_PAGE = 50
FAIL = "fail"


@dataclass(frozen=True)
class ContactsCounted:
    """What one run over the contacts of four weeks found."""

    contacts: int
    editions: tuple[str, ...]
    tallies: Mapping[str, Mapping[str, int]]
    failing: Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class ContactsRun:
    """The last run: when, over how many contacts, and how many gave each answer."""

    as_of: datetime
    contacts: int
    tallies: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class FailingContact:
    """A contact that failed a check. ``incident`` is None where it became none."""

    reference: str
    channel: str
    received_at: datetime
    incident: UUID | None
    incident_reference: str


@dataclass(frozen=True)
class ContactsPage:
    """One page of the contacts that failed ``check``; ``run`` is None before the first run."""

    check: str
    rows: tuple[FailingContact, ...]
    page: Page[str]
    run: ContactsRun | None


def count_contacts(*, at: datetime) -> ContactsCounted:
    """The contacts of four weeks judged as at ``at``. For the run only."""
    census = ContactCensus()
    with TemporaryFile() as scratch:
        files = CaseFiles(scratch, _complain, CONTACT_FILE)
        files.lay_down_each(contact_lines(since=at - LOOKED_BACK))
        census.count(
            judge(contact, facts, as_of=at, can_hold=files.types)
            for contact, facts in files.cases()
        )
    return ContactsCounted(
        contacts=census.contacts,
        editions=tuple(sorted(census.editions)),
        tallies=census.tallies(),
        failing=census.failing(),
    )


def _complain(line: int, reason: str) -> None:
    """A record that the contract cannot hold leaves its contact out, and somebody is told."""
    log.warning("contact not judged", reason=reason)


def contacts_audit(
    *, by: Officer, at: datetime, why: str, check: str = "", page: str = "1"
) -> ContactsPage:
    """One page of the contacts that failed a check in the last run. One entry in the journal.

    An unknown or empty ``check`` lists none: the counts stand by themselves. Six queries.
    """
    found = AuditRun.objects.filter(selection=CONTACTS)
    chosen = check if check in asked() else ""
    listed = found.values_list(f"answers__{chosen}__{FAIL}", flat=True).first() if chosen else []
    shown = Paginator(listed or [], ON_A_PAGE).get_page(page)
    rows = _rows(list(shown))
    about = f"contacts/{chosen}-{FAIL}" if chosen else "contacts/counts"
    consulted(
        "accountability.audit",
        about=about, by=by, at=at, why=why, contacts=len(rows), page=shown.number,
    )  # fmt: skip
    run = found.values_list("as_of", "cases", "tallies").first()
    return ContactsPage(chosen, rows, shown, ContactsRun(*run) if run else None)


def _rows(references: list[str]) -> tuple[FailingContact, ...]:
    """The contacts of these references in the same order. No name, number or house."""
    contacts = {row.reference: row for row in Contact.objects.filter(reference__in=references)}
    links = IncidentContact.objects.filter(contact__reference__in=references)
    incidents = {link.contact_id: link.incident for link in links.select_related("incident")}
    known = (contacts[each] for each in references if each in contacts)
    return tuple(_row(each, incidents.get(each.pk)) for each in known)


def _row(contact: Contact, incident: Incident | None) -> FailingContact:
    return FailingContact(
        reference=contact.reference,
        channel=contact.channel,
        received_at=contact.received_at,
        incident=incident.uid if incident else None,
        incident_reference=incident.reference if incident else "",
    )
