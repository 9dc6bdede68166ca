"""What planning keeps: studies that were asked for with what came of them, and own scenarios.

No person stands in any of it. A study's scenarios are kept word for word, so that its answer can
be worked out again anywhere.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from goldenhour.journal.models import Kept
from goldenhour.planning.rules import asking, states


class Study(Kept):
    """One question put to the simulator: scenarios, replications, seed; and its answer."""

    kind = models.CharField(max_length=12)
    scenarios = models.JSONField()  # name, text, sha256 and scenario_sha256 of each, in order
    replications = models.PositiveIntegerField()
    seed = models.PositiveIntegerField()
    state = models.CharField(max_length=12, default=states.QUEUED)
    done = models.PositiveIntegerField(default=0)  # replications worked out, of all layouts
    total = models.PositiveIntegerField()  # layouts may be added: with and without standby points
    attempts = models.PositiveSmallIntegerField(default=0)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    begun_at = models.DateTimeField(null=True)
    heard_at = models.DateTimeField(null=True)  # when the job last said how far it is
    ended_at = models.DateTimeField(null=True)
    why = models.CharField(max_length=12, blank=True)  # why it failed: a code
    faults = models.JSONField(default=list)  # what the engine said then, sentences
    results = models.JSONField(null=True)
    results_sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["asked_at"],
                name="studies_waiting",
                condition=Q(state__in=states.UNDER_WAY),
            ),
            models.Index(fields=["-asked_at"], name="studies_newest_first"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=asking.KINDS), name="a_study_is_of_a_known_kind"
            ),
            models.CheckConstraint(
                condition=Q(state__in=states.STATES), name="a_study_has_a_known_state"
            ),
            models.CheckConstraint(
                condition=Q(state__in=states.ENDED) ^ Q(ended_at=None),
                name="an_ended_study_has_its_moment",
            ),
            models.CheckConstraint(
                condition=Q(state=states.DONE) ^ Q(results_sha256=""),
                name="a_study_that_is_done_has_results",
            ),
            models.CheckConstraint(
                condition=Q(state=states.FAILED) ^ Q(why=""), name="a_failure_has_its_reason"
            ),
            models.CheckConstraint(
                condition=Q(done__lte=F("total")), name="no_study_is_more_than_done"
            ),
        ]


class StudyFile(Kept):
    """One file of a study's answer: the report, or a table beside it. Written once."""

    study = models.ForeignKey(Study, models.PROTECT, related_name="files")
    name = models.CharField(max_length=32)  # report.html
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["study", "name"], name="one_file_of_a_name_a_study")
        ]


class OwnScenario(Kept):
    """A scenario that somebody here wrote, as the text of its file."""

    name = models.CharField(max_length=asking.LONGEST_NAME, unique=True)
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    kept_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    kept_at = models.DateTimeField()
