"""A contact as it was received. What it means is for the next stages to say."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from goldenhour.contact import rules
from goldenhour.journal.models import Kept


class Contact(Kept):
    """One approach to us. Coordinates on the British National Grid, in metres."""

    reference = models.CharField(max_length=16, unique=True)  # C-261122-0412
    channel = models.CharField(max_length=16)
    line = models.CharField(max_length=32, blank=True)
    recording = models.CharField(max_length=64, blank=True)
    received_at = models.DateTimeField()  # the first ring: every clock counts from here
    answered_at = models.DateTimeField(null=True)
    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    caller_is = models.CharField(max_length=16, default="unknown")
    language = models.CharField(max_length=35, blank=True)  # BCP 47
    words = models.TextField(blank=True)  # what was said, verbatim
    place_said = models.CharField(max_length=400, blank=True)  # where, verbatim
    house = models.CharField(max_length=64, blank=True)
    street = models.CharField(max_length=120, blank=True)
    locality = models.CharField(max_length=80, blank=True)
    postcode = models.CharField(max_length=8, blank=True)  # "ST7 1AB"
    easting = models.IntegerField(null=True)
    northing = models.IntegerField(null=True)
    lsoa = models.CharField(max_length=9, blank=True)
    setting = models.CharField(max_length=5, default="urban")  # the shorter promise, until known
    ended_at = models.DateTimeField(null=True)
    ending = models.CharField(max_length=16, blank=True)
    why_ended = models.TextField(blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["-received_at"], name="contacts_newest_first"),
            models.Index(
                fields=["received_at"], name="contacts_still_open", condition=Q(ending="")
            ),
            models.Index(fields=["postcode", "house"], name="contacts_at_an_address"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(channel__in=rules.CHANNELS), name="a_channel_is_one_of_the_list"
            ),
            models.CheckConstraint(
                condition=Q(ending__in=["", *rules.ENDINGS]), name="an_ending_is_one_of_the_list"
            ),
            models.CheckConstraint(
                condition=Q(ending__in=["", "incident"]) | ~Q(why_ended=""),
                name="a_contact_without_incident_has_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(ending="", ended_at=None) | (~Q(ending="") & ~Q(ended_at=None)),
                name="an_ending_has_its_moment",
            ),
            models.CheckConstraint(
                condition=Q(setting__in=["urban", "rural"]), name="a_setting_is_urban_or_rural"
            ),
        ]
