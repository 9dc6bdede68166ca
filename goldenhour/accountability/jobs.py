"""What the clock asks of accountability: cases and contacts judged again, figures published."""

from datetime import datetime
from uuid import UUID, uuid5

from goldenhour.accountability import commands
from goldenhour.force.models import Officer

KEYS = UUID("0f6d2a0e-94c5-5f0b-8b57-6b1b7c9f43d2")  # the name space of this job's keys


def publish_figures(*, by: Officer, at: datetime) -> int:
    """Publish the figures as at this moment; how many cases stand behind them."""
    key = uuid5(KEYS, f"publish/{at.isoformat()}")
    return commands.publish(by=by, at=at, key=key).cases


def audit_contacts(*, by: Officer, at: datetime) -> int:
    """Judge the contacts of the last four weeks as at this moment; how many there were."""
    key = uuid5(KEYS, f"contacts/{at.isoformat()}")
    return commands.audit_contacts(by=by, at=at, key=key).cases
