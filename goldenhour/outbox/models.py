"""What the outbox keeps: messages; and, for the demonstration, what its provider was handed."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from goldenhour.journal.models import Kept
from goldenhour.outbox import rules


class Message(Kept):
    """One message to one person outside. Its uid is our reference at the provider.

    ``address`` and ``body`` are content: erasing them leaves state and journal whole.
    """

    to_kind = models.CharField(max_length=16)  # victim, caller, partner, officer
    to_code = models.CharField(max_length=32, blank=True)  # "V1": who, within the record
    about = models.CharField(max_length=80)  # "case/0193…": the record it speaks of
    channel = models.CharField(max_length=16)
    address = models.CharField(max_length=254)
    body = models.TextField()
    language = models.CharField(max_length=35, default="en-GB")  # BCP 47
    state = models.CharField(max_length=12, default=rules.QUEUED)
    why = models.CharField(max_length=32, blank=True)  # why it was refused: a code
    not_after = models.DateTimeField(null=True)  # the end of the hours in which it is safe
    attempts = models.PositiveSmallIntegerField(default=0)
    provider = models.CharField(max_length=32, blank=True)
    provider_reference = models.CharField(max_length=64, blank=True)
    queued_at = models.DateTimeField()
    attempted_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField(null=True)
    queued_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        indexes = [
            models.Index(
                fields=["queued_at"],
                name="messages_waiting",
                condition=Q(state__in=rules.WAITING),
            ),
            models.Index(fields=["about", "-queued_at"], name="messages_of_a_record"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=rules.STATES), name="a_message_has_a_known_state"
            ),
            models.CheckConstraint(
                condition=Q(channel__in=rules.CHANNELS), name="a_message_goes_by_a_known_channel"
            ),
            models.CheckConstraint(
                condition=Q(to_kind__in=rules.TO_KINDS), name="a_message_goes_to_somebody_known"
            ),
            models.CheckConstraint(
                condition=Q(state__in=rules.SETTLED) ^ Q(settled_at=None),
                name="a_settled_message_has_its_moment",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[rules.QUEUED, rules.REFUSED]) | ~Q(attempted_at=None),
                name="what_was_sent_was_attempted_first",
            ),
            models.CheckConstraint(
                condition=Q(state=rules.REFUSED) ^ Q(why=""), name="a_refusal_has_its_reason"
            ),
        ]


class Posted(models.Model):
    """What the demonstration's provider was handed. It stands for somebody outside the house."""

    reference = models.UUIDField(unique=True)  # our reference: the message's uid
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"posted/{self.reference}"
