"""What the journal keeps: entries and receipts, both insert only; and the day's numbers."""

import os

from django.conf import settings
from django.db import models


def fresh_salt() -> bytes:
    """Sixteen random bytes: with the row erased, its fingerprint can no longer be guessed."""
    return os.urandom(16)


class Kept(models.Model):
    """What every kept row has: a uid for the outside, a version, a salt. Not a table."""

    uid = models.UUIDField(unique=True, editable=False)
    version = models.PositiveIntegerField(default=1)
    salt = models.BinaryField(default=fresh_salt, max_length=16, editable=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.journal_name

    @property
    def journal_name(self) -> str:
        """The record's name in the journal: ``incident/0193…``, whatever it is called elsewhere."""
        return f"{self._meta.model_name}/{self.uid}"


class Entry(models.Model):
    """One line of the journal. The database itself adds shard, prev and hash."""

    what = models.CharField(max_length=64)  # "triage.assessed": always in the past tense
    about = models.CharField(max_length=80)  # "contact/0193…": the record it speaks of
    facts = models.JSONField(default=dict)
    content = models.BinaryField(max_length=32, null=True)  # salted SHA-256 of what was written
    command = models.CharField(max_length=64, blank=True)
    at = models.DateTimeField()  # when it happened
    recorded_at = models.DateTimeField(null=True)  # when it was written: the database's clock
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    shard = models.SmallIntegerField(default=0)
    prev = models.BinaryField(max_length=32, null=True)
    hash = models.BinaryField(max_length=32, null=True)

    class Meta:
        indexes = [
            models.Index(fields=["about", "id"], name="entries_of_a_record"),
            models.Index(fields=["shard", "-id"], name="last_entry_of_a_shard"),
            models.Index(fields=["by", "at"], name="entries_of_an_officer"),
        ]

    def __str__(self) -> str:
        return f"#{self.pk} {self.what} {self.about}"


class Receipt(models.Model):
    """A command that was carried out under this key; asked again, it answers the same."""

    key = models.UUIDField(primary_key=True)
    command = models.CharField(max_length=64)
    body_sha256 = models.BinaryField(max_length=32)
    status = models.CharField(max_length=16)
    result = models.UUIDField()
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"receipt/{self.key}"


class Number(models.Model):
    """The last number given out of a kind within a day or a year (London)."""

    kind = models.CharField(max_length=16)
    span = models.CharField(max_length=10)
    last = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "span"], name="one_count_for_each_span")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.span}: {self.last}"
