"""What the web keeps: how far the demonstration's clock is ahead, and how often one source came."""

from datetime import timedelta

from django.db import models


class ClockOffset(models.Model):
    """One row at most: the demo's moment is the real one plus this."""

    ahead = models.DurationField(default=timedelta(0))

    def __str__(self) -> str:
        return f"+{self.ahead}"


class Turn(models.Model):
    """How often something came from one source within an hour; no source can be told from it."""

    box = models.PositiveIntegerField(primary_key=True)  # one of 65,536: a keyed hash of the source
    hour = models.DateTimeField()
    count = models.PositiveIntegerField()

    def __str__(self) -> str:
        return f"{self.box}:{self.count}"
