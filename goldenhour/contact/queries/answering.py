"""Answering: the figures of a period, from the events of its calls and nothing else."""

from collections import defaultdict
from datetime import datetime, timedelta

from goldenhour.contact.models import CallEvent
from goldenhour.contact.rules import answering, calls

LONGEST_WAIT = timedelta(hours=6)  # how long after the period an answer is still looked for


def figures_between(since: datetime, until: datetime) -> list[answering.Figures]:
    """The figures of 999 and 101 for the calls received from ``since`` to ``until``. One query."""
    found = _calls(since, until)
    return [answering.figures(found, channel) for channel in calls.CHANNELS]


def figures_by_hour(
    since: datetime, until: datetime, channel: str
) -> list[tuple[datetime, answering.Figures]]:
    """The same for each hour of one line, each with the moment at which it begins. One query."""
    return answering.by_hour(_calls(since, until), channel, since=since, until=until)


def _calls(since: datetime, until: datetime) -> list[calls.Call]:
    """The calls received in the period. An event before it takes its call out of it."""
    rows = CallEvent.objects.filter(at__gte=since - LONGEST_WAIT, at__lt=until + LONGEST_WAIT)
    told: defaultdict[str, list[calls.Told]] = defaultdict(list)
    for call, event, kind, at, channel in rows.values_list(
        "call", "event", "kind", "at", "channel"
    ):
        told[call].append(calls.Told(event, kind, at, channel))
    folded = [calls.fold(events) for events in told.values()]
    return [call for call in folded if call.received_at and since <= call.received_at < until]
