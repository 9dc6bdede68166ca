"""What the web keeps: how far the demonstration's clock is ahead. Never used in production."""

from datetime import timedelta

from django.db import models


class ClockOffset(models.Model):
    """One row at most: the demo's moment is the real one plus this."""

    ahead = models.DurationField(default=timedelta(0))

    def __str__(self) -> str:
        return f"+{self.ahead}"
