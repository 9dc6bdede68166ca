"""What victims' stage keeps: tellings that are on their way. What was told is a case fact."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from goldenhour.investigation.models import Case, CaseFact
from goldenhour.journal.models import Kept
from goldenhour.outbox.models import Message


class Telling(Kept):
    """A message to a victim about duties of the Code; becomes a fact when it was sent.

    ``what``, ``why`` and ``what_next`` are content and may be erased.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="tellings")
    victim = models.CharField(max_length=8)  # "V1"
    rules = ArrayField(models.CharField(max_length=32))  # which duties: "R6.ARREST"
    facts = ArrayField(models.CharField(max_length=16), default=list)  # of which events: "e9"
    message = models.OneToOneField(Message, models.PROTECT, related_name="telling")
    what = models.TextField()
    why = models.TextField(blank=True)
    what_next = models.TextField(blank=True)
    told = models.OneToOneField(CaseFact, models.PROTECT, null=True, related_name="telling")

    class Meta:
        indexes = [
            models.Index(
                fields=["message"], name="tellings_on_their_way", condition=models.Q(told=None)
            )
        ]
