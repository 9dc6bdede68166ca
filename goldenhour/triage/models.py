"""What triage keeps: assessments and advice, written once; and the incident they lead to."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from goldenhour.contact.models import Contact
from goldenhour.journal.models import Kept

GRADES = ("I", "P", "S", "R")


class Assessment(Kept):
    """THRIVE of one contact at one moment. Never edited: the next one is written beside it."""

    contact = models.ForeignKey(Contact, models.PROTECT, related_name="assessments")
    stage = models.CharField(max_length=12)  # first, reassessment
    incident_type = models.CharField(max_length=32)
    also_types = models.JSONField(default=list)
    answers = models.JSONField()  # as contracts/triage.md
    observed = models.JSONField(default=list)
    levels = models.JSONField(default=dict)
    history = models.JSONField(default=dict)  # what identification had found by then
    edition = models.CharField(max_length=64)  # the rulebook it was judged by
    proposed = models.CharField(max_length=1)
    because = models.JSONField()  # the criteria that held, with their facts
    flags = models.JSONField(default=list)
    missing = models.JSONField(default=list)
    grade = models.CharField(max_length=1)
    why = models.TextField(blank=True)  # why another grade than the proposed one
    agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    agreement = models.OneToOneField(  # one agreement lowers one grade once
        "Agreement", models.PROTECT, null=True, related_name="used_by"
    )
    trigger = models.CharField(max_length=32, blank=True)  # what made somebody look again
    caller_told = models.BooleanField(null=True)  # of a change of grade; None: none was owed
    partner_told = models.BooleanField(null=True)
    due_at = models.DateTimeField()
    assessed_at = models.DateTimeField()
    assessed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["contact", "-id"], name="latest_assessment")]
        constraints = [
            models.CheckConstraint(
                condition=Q(grade__in=GRADES, proposed__in=GRADES), name="a_grade_is_i_p_s_or_r"
            ),
            models.CheckConstraint(
                condition=(
                    Q(proposed="R")
                    | Q(proposed="S", grade__in=["I", "P", "S"])
                    | Q(proposed="P", grade__in=["I", "P"])
                    | Q(proposed="I", grade="I")
                    | ~Q(why="")
                ),
                name="a_lower_grade_is_explained",
            ),
        ]


class Advice(Kept):
    """One item of advice and its fate: what inspectors look for is this line."""

    contact = models.ForeignKey(Contact, models.PROTECT, related_name="advice")
    item = models.CharField(max_length=64)
    wording = models.CharField(max_length=64)  # edition and version of the sentence shown
    fate = models.CharField(max_length=12)  # said, declined, not_safe, not_relevant
    reason = models.TextField(blank=True)
    given_at = models.DateTimeField()
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(fate__in=["said", "declined", "not_safe", "not_relevant"]),
                name="advice_has_a_known_fate",
            )
        ]


class CallerTold(Kept):
    """What a caller was told after the first call: that we are late, that the grade changed."""

    contact = models.ForeignKey(Contact, models.PROTECT, related_name="told")
    about = models.CharField(max_length=16)
    what = models.TextField()  # what was said, or why nobody could be reached
    reached = models.BooleanField(default=True)
    told_at = models.DateTimeField()
    told_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(about__in=["delay", "grade", "attending", "other"]) & ~Q(what=""),
                name="telling_says_what",
            )
        ]


class PartnerStep(Kept):
    """Another agency was asked to act, and what it answered. It never lowers a grade."""

    contact = models.ForeignKey(Contact, models.PROTECT, related_name="partner_steps")
    agency = models.CharField(max_length=80)
    step = models.CharField(max_length=12)
    due_at = models.DateTimeField(null=True)  # when they will be there, by their own word
    look_again_at = models.DateTimeField(null=True)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["contact", "id"], name="partner_steps_of_a_contact")]
        constraints = [
            models.CheckConstraint(
                condition=Q(step__in=["asked", "accepted", "declined", "arrived"]),
                name="a_partner_step_is_one_of_the_list",
            )
        ]


class Agreement(Kept):
    """A supervisor agreed, in a session of their own, that this contact may have this grade."""

    contact = models.ForeignKey(Contact, models.PROTECT, related_name="agreements")
    grade = models.CharField(max_length=1)
    assessment = models.ForeignKey(  # the one that was looked at; None: none was kept yet
        Assessment, models.PROTECT, null=True, related_name="agreements"
    )
    why = models.TextField()
    agreed_at = models.DateTimeField()
    agreed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(grade__in=GRADES) & ~Q(why=""), name="an_agreement_says_why"
            )
        ]


ANSWERS = ("", "agreed", "refused", "overtaken")


class AgreementRequest(Kept):
    """Somebody asks a supervisor for a lower grade. It stands until it is answered."""

    contact = models.ForeignKey(Contact, models.PROTECT, related_name="agreement_requests")
    grade = models.CharField(max_length=1)
    assessment = models.ForeignKey(Assessment, models.PROTECT, related_name="+")
    why = models.TextField()
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    answer = models.CharField(max_length=12, blank=True)
    why_answered = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["contact"], condition=Q(answer=""), name="one_request_waits_for_a_contact"
            ),
            models.CheckConstraint(
                condition=Q(grade__in=GRADES, answer__in=ANSWERS) & ~Q(why=""),
                name="a_request_says_why",
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None) | (~Q(answer="") & ~Q(answered_at=None)),
                name="an_answer_has_its_moment",
            ),
        ]


class Incident(Kept):
    """What a response is owed to. Made by ``send``; its clock starts at the first ring."""

    reference = models.CharField(max_length=12, unique=True)  # 261122-0142
    incident_type = models.CharField(max_length=32)
    grade = models.CharField(max_length=1)
    received_at = models.DateTimeField()
    sent_at = models.DateTimeField()
    due_at = models.DateTimeField()
    setting = models.CharField(max_length=5)
    locality = models.CharField(max_length=80, blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    easting = models.IntegerField(null=True)
    northing = models.IntegerField(null=True)
    flags = models.JSONField(default=list)
    closed_at = models.DateTimeField(null=True)
    result = models.CharField(max_length=32, blank=True)
    in_charge = models.ForeignKey(  # None: nobody has taken charge; the desk on duty answers
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        indexes = [
            models.Index(fields=["due_at"], name="open_incidents", condition=Q(closed_at=None)),
            models.Index(fields=["-received_at"], name="incidents_newest_first"),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(grade__in=GRADES), name="an_incident_has_a_grade"),
            models.CheckConstraint(
                condition=Q(closed_at=None, result="") | (~Q(closed_at=None) & ~Q(result="")),
                name="a_closed_incident_has_a_result",
            ),
        ]


class IncidentContact(models.Model):
    """Which contacts belong to an incident. A contact belongs to one at most."""

    incident = models.ForeignKey(Incident, models.PROTECT, related_name="contacts")
    contact = models.OneToOneField(Contact, models.PROTECT, related_name="incident_link")
    joined_at = models.DateTimeField(null=True)  # None: it was sent with this contact
    why = models.TextField(blank=True)  # why it is the same event, where it joined

    def __str__(self) -> str:
        return f"{self.incident_id}:{self.contact_id}"


class Acknowledgement(Kept):
    """Somebody answered an owed look in words. Written once; a fresh THRIVE needs none."""

    incident = models.ForeignKey(Incident, models.PROTECT, related_name="acknowledgements")
    trigger = models.CharField(max_length=32)
    words = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["incident", "id"], name="looks_acknowledged")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(words="") & ~Q(trigger=""), name="an_acknowledgement_has_words"
            )
        ]


class Distinction(Kept):
    """Somebody said that a call, or another incident, is not the same event as an incident.

    Taken back it stays readable. Of two incidents the older is ``incident``.
    """

    incident = models.ForeignKey(Incident, models.PROTECT, related_name="+")
    contact = models.ForeignKey(Contact, models.PROTECT, null=True, related_name="distinctions")
    other = models.ForeignKey(Incident, models.PROTECT, null=True, related_name="+")
    why = models.TextField(blank=True)
    said_at = models.DateTimeField()
    said_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    why_withdrawn = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(contact=None, other__isnull=False, other__gt=F("incident"))
                | Q(contact__isnull=False, other=None),
                name="a_distinction_is_from_a_contact_or_a_later_incident",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None, withdrawn_by=None, why_withdrawn="")
                | (
                    Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False) & ~Q(why_withdrawn="")
                ),
                name="a_distinction_is_withdrawn_with_a_reason",
            ),
            models.UniqueConstraint(
                fields=["incident", "contact"],
                condition=Q(withdrawn_at=None, other=None),
                name="a_contact_is_distinguished_once",
            ),
            models.UniqueConstraint(
                fields=["incident", "other"],
                condition=Q(withdrawn_at=None, contact=None),
                name="two_incidents_are_distinguished_once",
            ),
        ]
