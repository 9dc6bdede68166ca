"""What may happen for victims: they are told, by a safe way, and the delivery becomes a fact."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from uuid import UUID

from goldenhour.force.models import Officer
from goldenhour.investigation import commands as investigation
from goldenhour.investigation import queries as cases
from goldenhour.investigation.models import Case, Party
from goldenhour.investigation.rules.casefile import CaseFile
from goldenhour.investigation.rules.instants import LONDON
from goldenhour.journal.codes import Code
from goldenhour.journal.commands import Refused, command, record
from goldenhour.journal.rows import keep, lock, where
from goldenhour.journal.uids import new_uid
from goldenhour.outbox import commands as outbox
from goldenhour.outbox import rules as outbox_rules
from goldenhour.outbox.models import Message
from goldenhour.victims import queries
from goldenhour.victims.models import Telling
from goldenhour.victims.rules import words

ADDRESSES = {"sms": "phone", "email": "email", "post": "address"}


class Unsafe(Refused):
    """The victim said that this way, or this hour, is not safe."""

    field = "channel"


class Unreachable(Refused):
    """There is no address for any way that is safe now."""

    field = "channel"


class NothingToTell(Refused):
    """A telling says of what duty it is, and what happened."""

    field = "what"


class NotSentYet(Refused):
    """Only what was sent is a telling."""


@command("victims.tell", verb="v")
def tell(
    *,
    case: UUID,
    victim: str,
    rules: Sequence[str],
    what: str,
    by: Officer,
    at: datetime,
    facts: Sequence[str] = (),
    why: str = "",
    what_next: str = "",
    when_next: datetime | None = None,
    channel: str = "",
) -> Telling:
    """Tell a victim, through the outbox, by the first way that is safe now or the one given.

    ``rules`` are the duties it answers, ``facts`` the events (ids) it speaks of. It becomes a
    fact of the case, with the message as its evidence, when the outbox says it was sent.
    """
    row = lock(Case, case)
    if not rules or not what.strip():
        raise NothingToTell("Say which duty this answers and what happened, then send.")
    file = cases.case_file(case, at=at)
    person = _victim(row, victim)
    way, address = _way(file, person, channel, at)
    said = {"what": what, "why": why, "what_next": what_next}
    message = outbox.queue(
        to_kind="victim",
        to_code=victim,
        about=str(row),
        channel=way,
        address=address,
        body=_body(said, when_next or _promise(file, victim, at)),
        language=person.language,
        not_after=queries.safe_until(file, victim, way, at=at),
        by=by,
        at=at,
    )
    return _keep_telling(row, victim, message, rules, facts, said)


def _keep_telling(
    case: Case,
    victim: str,
    message: Message,
    rules: Sequence[str],
    facts: Sequence[str],
    said: Mapping[str, str],
) -> Telling:
    """The telling of a message that was just queued, with its line in the journal."""
    at, by = message.queued_at, message.queued_by
    telling = Telling.objects.create(
        uid=new_uid(at),
        case=case,
        victim=victim,
        rules=list(rules),
        facts=list(facts),
        message=message,
        **said,
    )
    record(
        "victims.telling_queued",
        about=case,
        by=by,
        at=at,
        wrote=said,
        telling=telling.uid,
        message=message.uid,
        channel=Code(message.channel),
    )
    return telling


def _victim(case: Case, victim: str) -> Party:
    found = where(Party, case_id=case.pk, code=victim, role="victim")
    if not found:
        raise investigation.Unknown("victim", "This case has no such victim. Choose one.")
    return found[0]


def _way(file: CaseFile, person: Party, wanted: str, at: datetime) -> tuple[str, str]:
    """The channel and the address. Raises Unsafe or Unreachable."""
    safe = queries.safe_channels(file, person.code, at=at)
    if wanted and wanted not in ADDRESSES:
        raise Unsafe(f"Nobody carries {wanted}. Choose one of: {', '.join(ADDRESSES)}.")
    if wanted and wanted not in safe:
        raise Unsafe(f"The victim said {wanted} is not safe now. Choose another way or hour.")
    for channel in [wanted] if wanted else safe:
        if address := getattr(person, ADDRESSES[channel]).strip():
            return channel, address
    raise Unreachable("No address for a way that is safe now. Add one, or tell them in person.")


def _promise(file: CaseFile, victim: str, at: datetime) -> datetime:
    return at + timedelta(days=queries.promised_days(file, victim, at=at))


def _body(said: Mapping[str, str], when_next: datetime) -> str:
    day = when_next.astimezone(LONDON).strftime("%d %B %Y").lstrip("0")
    try:
        return words.body(**said, when_next=day)
    except words.TooLong as long:
        raise NothingToTell(str(long)) from long


@command("victims.record_delivery")
def record_delivery(*, telling: UUID, by: Officer, at: datetime) -> Telling:
    """The outbox sent it: write down that the victim was told, with the message as evidence."""
    row = lock(Telling, telling)
    if row.told_id is not None:
        raise NotSentYet("This telling is a fact of the case already. Nothing to do.")
    message: Message = row.message
    if message.state != outbox_rules.SENT or message.settled_at is None:
        raise NotSentYet("The message was not sent yet. The clock looks again in a minute.")
    row.told = investigation.record_telling(
        case=row.case.uid,
        victim=row.victim,
        rules=row.rules,
        facts=row.facts,
        channel=message.channel,
        evidence=f"message {message.uid}",
        what=row.what,
        why=row.why,
        what_next=row.what_next,
        happened_at=message.settled_at,
        by=by,
        at=at,
    )
    keep(row, "told")
    record("victims.told", about=row, by=by, at=at, message=message.uid, fact=row.told.uid)
    return row
