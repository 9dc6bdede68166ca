"""What may be asked of victims' stage: what is owed, soonest first, and what is on its way."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from goldenhour.investigation import queries as investigation
from goldenhour.investigation.rules import gate, safe_contact
from goldenhour.investigation.rules.casefile import CaseFile
from goldenhour.investigation.rules.facts.victim import VictimCadenceAgreed, VictimSafeContact
from goldenhour.investigation.rules.instants import LONDON, london_day
from goldenhour.journal import together
from goldenhour.journal.rows import where
from goldenhour.outbox import rules as outbox
from goldenhour.rulebook.victims_code import in_force
from goldenhour.victims.models import Telling
from goldenhour.victims.rules.duties import Duty, duties_of

OWED = ("pending", "overdue")
FIRST_CHOICES = ("sms", "email", "post")  # the portal is built by another issue
STEP = timedelta(minutes=1)
LONGEST_WINDOW = timedelta(days=1)


@dataclass(frozen=True)
class OnItsWay:
    """A telling whose message is not yet, or will never be, a fact of the case."""

    uid: UUID
    message: UUID
    victim: str
    rules: tuple[str, ...]
    channel: str
    state: str
    why: str
    queued_at: datetime


@dataclass(frozen=True)
class SafeContact:
    """How a victim said they may be reached; both empty where nobody has asked."""

    asked: bool
    safe: tuple[str, ...]
    unsafe: tuple[str, ...]


def duties(case: UUID, *, at: datetime) -> list[Duty]:
    """Every duty to every victim of a case, in order of trigger. One query."""
    return duties_of_file(investigation.case_file(case, at=at))


def duties_of_file(file: CaseFile) -> list[Duty]:
    """The same of a file that was read already. No query."""
    return duties_of(file, gate.closures_of(file, investigation.profile()))


def owed(found: Sequence[Duty]) -> list[Duty]:
    """What is still owed, the soonest first."""
    return sorted((d for d in found if d.state in OWED), key=lambda d: (d.due, d.rule))


def safe_contact_of(file: CaseFile, victim: str) -> SafeContact:
    """What the victim said last about being reached. No query."""
    said = [f.data for f in file.of(VictimSafeContact) if f.data.victim == victim]
    if not said:
        return SafeContact(asked=False, safe=(), unsafe=())
    last = said[-1]
    return SafeContact(
        asked=True,
        safe=tuple(_window(window) for window in last.safe),
        unsafe=tuple(_window(window) for window in last.unsafe),
    )


def _window(window: object) -> str:
    opens, closes = getattr(window, "opens", None), getattr(window, "closes", None)
    channel = str(getattr(window, "channel", "")).replace("_", " ")
    if not isinstance(opens, str) and not isinstance(closes, str):
        return channel
    first = opens if isinstance(opens, str) else "00:00"
    last = closes if isinstance(closes, str) else "24:00"
    return f"{channel} {first} to {last}"


def safe_channels(file: CaseFile, victim: str, *, at: datetime) -> list[str]:
    """The channels a message may take at this moment, the first choice first. No query."""
    return [
        channel
        for channel in FIRST_CHOICES
        if safe_contact.breach(file, victim=victim, channel=channel, at=at) is None
    ]


def safe_until(file: CaseFile, victim: str, channel: str, *, at: datetime) -> datetime | None:
    """The last minute for which a channel stays safe, or None where no hour ends it today."""
    if not safe_contact_of(file, victim).asked:
        return None
    moment = at.astimezone(LONDON).replace(second=0, microsecond=0)
    while moment < at + LONGEST_WINDOW:
        after = moment + STEP
        if safe_contact.breach(file, victim=victim, channel=channel, at=after) is not None:
            return moment
        moment = after
    return None


def promised_days(file: CaseFile, victim: str, *, at: datetime) -> int:
    """After how many days of silence we promised to be in touch. No query."""
    agreed = [f.data.days for f in file.of(VictimCadenceAgreed) if f.data.victim == victim]
    return agreed[-1] if agreed else in_force(london_day(at)).default_cadence_days


def on_its_way(case: UUID) -> list[OnItsWay]:
    """Tellings of a case that are not facts, the newest first. One query."""
    rows = Telling.objects.filter(case__uid=case, told=None).select_related("message")
    return [_on_its_way(row) for row in rows.order_by("-id")]


def _on_its_way(row: Telling) -> OnItsWay:
    return OnItsWay(
        uid=row.uid,
        message=row.message.uid,
        victim=row.victim,
        rules=tuple(row.rules),
        channel=row.message.channel,
        state=row.message.state,
        why=row.message.why,
        queued_at=row.message.queued_at,
    )


def sent_but_not_told() -> list[UUID]:
    """Tellings whose message was sent and which are not facts yet, the oldest first. One query."""
    if together.now() is not None:  # asked every quarter of an hour of a week
        waiting = where(Telling, told_id=None)
        return [row.uid for row in waiting if row.message.state == outbox.SENT]
    rows = Telling.objects.filter(told=None, message__state=outbox.SENT).order_by("id")
    return list(rows.values_list("uid", flat=True))
