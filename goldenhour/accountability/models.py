"""What accountability keeps: what the last audit run found, and the figures published from it.

Both are worked out and hold no content of their own: one row for the run, one for each
figure, replaced by the next run. What was published before stands in the journal, number by
number, where nobody can change it.
"""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from goldenhour.journal.models import Kept


class AuditRun(Kept):
    """The last time every case, or the contacts of four weeks, were judged.

    Names cases by their uid, contacts by their reference, and nobody.
    """

    selection = models.CharField(max_length=16, unique=True)  # "every" case, or "contacts"
    as_of = models.DateTimeField()
    cases = models.PositiveIntegerField()  # or contacts
    profile = models.CharField(max_length=32)  # the supervision policy; "" of contacts
    editions = ArrayField(models.CharField(max_length=64))  # of the rules, all that applied
    tallies = models.JSONField()  # check -> answer -> how many cases
    answers = models.JSONField()  # check -> answer -> their uids, in order of recording


class Published(Kept):
    """One figure as it was last counted, with every promise behind it. The public sees less."""

    run = models.ForeignKey(AuditRun, models.PROTECT, related_name="figures")
    figure = models.CharField(max_length=32, unique=True)  # "told-of-arrest"
    definition_version = models.PositiveSmallIntegerField()
    as_of = models.DateTimeField()
    numerator = models.PositiveIntegerField()
    denominator = models.PositiveIntegerField()
    cannot_tell = models.PositiveIntegerField()  # of the denominator: nothing proves them
    excluded = models.JSONField()  # state -> how many were left out for it
    is_suppressed = models.BooleanField()
    instances = models.JSONField()  # [case, promise, due, state, result], each promise counted

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(numerator__lte=F("denominator")), name="a_figure_is_a_part_of_a_whole"
            )
        ]
