"""What response keeps: units, who went where, who was on duty when nobody was free, duplicates."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from goldenhour.force.models import Base
from goldenhour.journal.models import Kept
from goldenhour.response.rules import states
from goldenhour.triage.models import Incident


class Unit(Kept):
    """Somebody who can be sent, by callsign. Coordinates on the British National Grid, metres."""

    callsign = models.CharField(max_length=8, unique=True)  # HA21
    base = models.ForeignKey(Base, models.PROTECT, related_name="units")
    state = models.CharField(max_length=8, default=states.OFF_DUTY)
    since = models.DateTimeField()
    easting = models.IntegerField(null=True)  # last known, with its age
    northing = models.IntegerField(null=True)
    located_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=states.STATES), name="a_unit_is_in_a_known_state"
            ),
            models.CheckConstraint(
                condition=Q(callsign__regex=r"^[A-Z]{1,4}[0-9]{1,4}$"),
                name="a_callsign_is_letters_then_digits",
            ),
        ]


class Deployment(Kept):
    """One unit sent to one incident: when, whether it arrived, when it was clear again."""

    incident = models.ForeignKey(Incident, models.PROTECT, related_name="deployments")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="deployments")
    assigned_at = models.DateTimeField()
    arrived_at = models.DateTimeField(null=True)
    cleared_at = models.DateTimeField(null=True)
    why = models.CharField(max_length=120, blank=True)  # why this unit: the reason shown

    class Meta:
        indexes = [
            models.Index(
                fields=["incident"], name="deployments_under_way", condition=Q(cleared_at=None)
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["unit"],
                condition=Q(cleared_at=None),
                name="a_unit_is_at_one_incident_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(arrived_at=None) | Q(arrived_at__gte=F("assigned_at")),
                name="no_arrival_before_the_assignment",
            ),
            models.CheckConstraint(
                condition=Q(cleared_at=None)
                | (
                    Q(cleared_at__gte=F("assigned_at"))
                    & (Q(arrived_at=None) | Q(cleared_at__gte=F("arrived_at")))
                ),
                name="clear_comes_last",
            ),
        ]


class Shortage(Kept):
    """An incident waited and nobody was free: who was on duty, doing what. Written once.

    ``units`` is a list of ``{"callsign", "state", "since", "incident"}``: the unit's state,
    since when (ISO 8601) and the reference of the incident it was at (``""`` for none).
    """

    incident = models.ForeignKey(Incident, models.PROTECT, related_name="shortages")
    taken_at = models.DateTimeField()
    units = models.JSONField()

    class Meta:
        indexes = [models.Index(fields=["incident", "-taken_at"], name="shortages_of_an_incident")]


class Duplicate(Kept):
    """An incident is worked under another: somebody said that both are one event, and why.

    Both stay as they are, with their own clocks; undone, each stands for itself again.
    """

    incident = models.ForeignKey(Incident, models.PROTECT, related_name="+")
    under = models.ForeignKey(Incident, models.PROTECT, related_name="+")  # the one worked
    why = models.TextField()
    linked_at = models.DateTimeField()
    linked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    why_undone = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["incident"],
                condition=Q(undone_at=None),
                name="an_incident_is_worked_under_one_other",
            ),
            models.CheckConstraint(
                condition=~Q(incident=F("under")) & ~Q(why=""), name="a_duplicate_says_why"
            ),
            models.CheckConstraint(
                condition=Q(undone_at=None, undone_by=None, why_undone="")
                | (Q(undone_at__isnull=False, undone_by__isnull=False) & ~Q(why_undone="")),
                name="a_duplicate_is_undone_with_a_reason",
            ),
        ]
