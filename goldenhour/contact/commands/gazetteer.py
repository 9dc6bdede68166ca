"""A force's own addresses: opened, filled piece by piece, then in force at one stroke.

Until `publish_gazetteer` nothing of it is searched, and the former one is; what was left
unfinished is cleared away by the next opening. So nothing is ever half loaded.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db.models import Avg, Count, Min, Q

from goldenhour import geography
from goldenhour.contact.models import Gazetteer, GazetteerEntry, GazetteerStreet
from goldenhour.force.models import Officer
from goldenhour.journal.commands import Refused, command, record
from goldenhour.journal.rows import add, add_all, keep, lock
from goldenhour.journal.uids import new_uid

MOST_ADDRESSES = 5_000_000
DIGITS = frozenset("0123456789abcdef")


class NotWhole(Refused):
    """The addresses are not what they were said to be."""


@command("contact.open_gazetteer")
def open_gazetteer(*, sha256: str, addresses: int, by: Officer, at: datetime) -> Gazetteer:
    """Begin to load addresses: so many, from a file of this SHA-256 (64 hexadecimal digits)."""
    if len(sha256) != 64 or not set(sha256) <= DIGITS:
        raise NotWhole("sha256 must be 64 hexadecimal digits of the file. Work it out again.")
    if not 0 < addresses <= MOST_ADDRESSES:
        raise NotWhole(f"A gazetteer has 1 to {MOST_ADDRESSES:,} addresses. Check the file.")
    _clear(Q(in_force_at=None))
    row = Gazetteer(uid=new_uid(at), sha256=sha256, addresses=addresses, opened_at=at)
    add(row)
    record("contact.gazetteer_opened", about=row, by=by, at=at, addresses=addresses)
    return row


@command("contact.add_addresses")
def add_addresses(
    *, gazetteer: UUID, addresses: Sequence[Mapping[str, str]], by: Officer, at: datetime
) -> Gazetteer:
    """Add addresses to one that was opened, each by the columns of the file: uprn, street,
    locality, postcode, e, n, and house where it stands alone.
    """
    row = _unfinished(gazetteer)
    read = [_read(number, dict(each)) for number, each in enumerate(addresses, 1)]
    uprns = [one.uprn for one in read]
    known = GazetteerEntry.objects.filter(gazetteer=row, uprn__in=uprns)
    if len(set(uprns)) != len(uprns) or known.exists():
        raise NotWhole("A uprn stands there twice. Take the second out, then send the rest.")
    add_all([_entry(row, one) for one in read])
    keep(row)
    record("contact.addresses_added", about=row, by=by, at=at, addresses=len(read))
    return row


@command("contact.publish_gazetteer")
def publish_gazetteer(*, gazetteer: UUID, by: Officer, at: datetime) -> Gazetteer:
    """Put a gazetteer in force, whole; the former one ends in the same moment."""
    row = _unfinished(gazetteer)
    there = GazetteerEntry.objects.filter(gazetteer=row)
    if (many := there.count()) != row.addresses:
        raise NotWhole(f"{many:,} of {row.addresses:,} addresses are there. Load it again.")
    for former in Gazetteer.objects.filter(in_force_at__isnull=False, replaced_at=None):
        former.replaced_at = at
        keep(former, "replaced_at")
    _clear(Q(replaced_at__isnull=False))
    add_all([_street(row, each) for each in _by_street(row)])
    row.in_force_at = at
    keep(row, "in_force_at")
    record("contact.gazetteer_published", about=row, by=by, at=at, addresses=many)
    return row


def _unfinished(uid: UUID) -> Gazetteer:
    row = lock(Gazetteer, uid)
    if row.in_force_at:
        raise NotWhole("This gazetteer is finished. Open a new one to change addresses.")
    return row


def _clear(which: Q) -> None:
    """Take the addresses of these gazetteers away; that there were some stays on record."""
    ended = list(Gazetteer.objects.filter(which).values_list("pk", flat=True))
    GazetteerEntry.objects.filter(gazetteer__in=ended).delete()
    GazetteerStreet.objects.filter(gazetteer__in=ended).delete()


def _read(number: int, given: dict[str, str]) -> geography.Address:
    try:
        return geography.address_of(given)
    except geography.Unread as why:
        raise NotWhole(f"Address {number}: {why}") from why


def _entry(row: Gazetteer, one: geography.Address) -> GazetteerEntry:
    return GazetteerEntry(
        gazetteer=row,
        uprn=one.uprn,
        house=one.house,
        street=one.street,
        locality=one.locality,
        postcode=one.postcode,
        easting=one.easting,
        northing=one.northing,
    )


def _by_street(row: Gazetteer) -> list[tuple[str, str, str, float, float, int]]:
    named = GazetteerEntry.objects.filter(gazetteer=row).exclude(street="")
    return list(
        named.values_list("street", "locality")
        .annotate(Min("postcode"), Avg("easting"), Avg("northing"), Count("id"))
        .order_by("street", "locality")
    )


def _street(row: Gazetteer, each: tuple[str, str, str, float, float, int]) -> GazetteerStreet:
    street, locality, postcode, e, n, many = each
    area = geography.lsoa_at(e, n)
    return GazetteerStreet(
        gazetteer=row,
        street=street,
        locality=locality,
        postcode=postcode,
        easting=round(e),
        northing=round(n),
        lsoa=area.code if area else "",
        addresses=many,
    )
