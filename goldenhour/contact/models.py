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
    call = models.CharField(max_length=80, blank=True)  # telephony's own name of the call
    number = models.CharField(max_length=64, blank=True)  # the calling line's, as it was given
    recording = models.CharField(max_length=64, blank=True)
    received_at = models.DateTimeField()  # the first ring: every clock counts from here
    answered_at = models.DateTimeField(null=True)
    abandoned_at = models.DateTimeField(null=True)  # the caller gave up before anybody answered
    hung_up_at = models.DateTimeField(null=True)  # the call is over; the contact is not
    taken_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    caller_is = models.CharField(max_length=16, default="unknown")
    language = models.CharField(max_length=35, blank=True)  # BCP 47
    interpreter = models.CharField(max_length=12, blank=True)
    safe_number = models.CharField(max_length=64, blank=True)  # where they may be rung
    safe_times = models.CharField(max_length=120, blank=True)  # when, in their own words
    words = models.TextField(blank=True)  # what was said, verbatim
    place_said = models.CharField(max_length=400, blank=True)  # where, verbatim
    house = models.CharField(max_length=64, blank=True)
    street = models.CharField(max_length=120, blank=True)
    locality = models.CharField(max_length=80, blank=True)
    postcode = models.CharField(max_length=8, blank=True)  # "ST7 1AB"
    easting = models.IntegerField(null=True)
    northing = models.IntegerField(null=True)
    within_metres = models.PositiveIntegerField(null=True)  # how sure the position is
    uprn = models.CharField(max_length=12, blank=True)
    placed_by = models.CharField(max_length=12, blank=True)  # what the position was taken from
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
            models.Index(fields=["postcode", "-received_at"], name="contacts_at_a_postcode"),
            models.Index(
                fields=["hung_up_at"], name="contacts_owed_an_end", condition=Q(ending="")
            ),
            models.Index(
                fields=["taken_by", "ended_at"],
                name="contacts_sent_by_an_officer",
                condition=Q(ending="incident"),
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["call"], name="a_call_is_one_contact", condition=~Q(call="")
            ),
            models.CheckConstraint(
                condition=Q(interpreter__in=["", *rules.INTERPRETER]),
                name="an_interpreter_is_one_of_the_list",
            ),
            models.CheckConstraint(
                condition=Q(placed_by__in=["", *rules.PLACED_BY]),
                name="a_position_says_where_it_is_from",
            ),
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


class CallEvent(Kept):
    """What telephony said of a call: kept as it came, in whatever order, and never changed."""

    contact = models.ForeignKey(Contact, models.PROTECT, null=True, related_name="call_events")
    event = models.CharField(max_length=80, unique=True)  # telephony's own name of the event
    call = models.CharField(max_length=80)
    kind = models.CharField(max_length=12)
    at = models.DateTimeField()  # when it happened; when we were told is `told_at`
    told_at = models.DateTimeField()
    channel = models.CharField(max_length=16, blank=True)
    line = models.CharField(max_length=32, blank=True)
    number = models.CharField(max_length=64, blank=True)
    answered_by = models.CharField(max_length=16, blank=True)  # a staff number
    recording = models.CharField(max_length=64, blank=True)
    transferred_to = models.CharField(max_length=64, blank=True)
    location = models.JSONField(default=dict)  # as EISEC or AML gave it

    class Meta:
        indexes = [
            models.Index(fields=["call", "at"], name="events_of_a_call"),
            models.Index(fields=["kind", "at"], name="call_events_by_kind"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=rules.CALL_EVENTS), name="a_call_event_is_one_of_the_list"
            ),
        ]


class Jotting(Kept):
    """What was typed into a contact at one go, and by whom: the draft is all of them in order."""

    contact = models.ForeignKey(Contact, models.PROTECT, related_name="jottings")
    typed = models.JSONField()  # by the field's name: its text, or a list of picks
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["contact", "id"], name="jottings_of_a_contact")]


class RingBack(Kept):
    """An attempt to reach somebody who gave up or was cut off."""

    contact = models.ForeignKey(Contact, models.PROTECT, related_name="ring_backs")
    reached = models.BooleanField()
    note = models.TextField(blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["contact", "id"], name="ring_backs_of_a_contact")]


class Gazetteer(Kept):
    """A force's own addresses, loaded as a whole; the one in force is what a search looks in."""

    sha256 = models.CharField(max_length=64)  # of the file it came from
    addresses = models.PositiveIntegerField()  # how many it must have to be whole
    opened_at = models.DateTimeField()
    in_force_at = models.DateTimeField(null=True)
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                models.Value(1),
                name="one_gazetteer_is_in_force",
                condition=Q(in_force_at__isnull=False, replaced_at__isnull=True),
            )
        ]


class GazetteerEntry(models.Model):
    """One address of a gazetteer. Grid metres."""

    gazetteer = models.ForeignKey(Gazetteer, models.PROTECT, related_name="+")
    uprn = models.CharField(max_length=12)
    house = models.CharField(max_length=64, blank=True)
    street = models.CharField(max_length=120, blank=True)
    locality = models.CharField(max_length=80, blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    easting = models.IntegerField()
    northing = models.IntegerField()

    class Meta:
        indexes = [
            models.Index(fields=["gazetteer", "postcode"], name="addresses_of_a_postcode"),
            models.Index(fields=["gazetteer", "street", "locality"], name="addresses_of_a_street"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["gazetteer", "uprn"], name="a_uprn_is_one_address")
        ]

    def __str__(self) -> str:
        return f"address {self.uprn}"


class GazetteerStreet(models.Model):
    """A street of a gazetteer: its middle, so that names are searched without the addresses."""

    gazetteer = models.ForeignKey(Gazetteer, models.PROTECT, related_name="+")
    street = models.CharField(max_length=120)
    locality = models.CharField(max_length=80, blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    easting = models.IntegerField()
    northing = models.IntegerField()
    lsoa = models.CharField(max_length=9, blank=True)
    addresses = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["gazetteer", "street", "locality"], name="a_street_is_listed_once"
            )
        ]

    def __str__(self) -> str:
        return f"street of {self.addresses} addresses"


class Report(Kept):
    """What somebody answered on the public form, as they answered it: written once."""

    contact = models.OneToOneField(Contact, models.PROTECT, related_name="report")
    answers = models.JSONField()  # by the question: the reporter's own words or choice
    danger = models.JSONField(default=list)  # codes of the danger signs found; never a grade
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
