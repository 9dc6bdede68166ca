"""What investigation keeps: the facts of each case, and read tables worked out from them.

``CaseFact`` is the record: insert only, corrected by ``fact.voided``. Of ``Case`` the uid, the
reference and the links to incidents are its own; every other column, and every ``Line``, is
worked out from the facts in the same transaction and can be rebuilt from them. ``Party`` holds
the names and addresses of the people whom facts only call "V1" or "A", so that they can be
erased without touching the facts.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from goldenhour.investigation.rules import readout
from goldenhour.investigation.rules.facts import TYPES
from goldenhour.journal.models import Kept
from goldenhour.triage.models import Incident


class Case(Kept):
    """One investigation: a main crime, one or more incidents, an officer in the case."""

    reference = models.CharField(max_length=12, unique=True)  # 26/0142: the year of report
    offence = models.CharField(max_length=200, blank=True)
    harm = models.CharField(max_length=8, default="high")
    domestic_abuse = models.BooleanField(null=True)
    stalking = models.BooleanField(null=True)
    child_present = models.BooleanField(null=True)
    reported_at = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField(null=True)
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="cases"
    )
    planned_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=12, default=readout.OPEN)
    outcome = models.PositiveSmallIntegerField(null=True)
    finalised_at = models.DateTimeField(null=True)
    next_due = models.CharField(max_length=16, blank=True)  # plan, first_review, review, extra
    next_due_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["next_due_at"], name="cases_by_what_is_due", condition=Q(state="OPEN")
            ),
            models.Index(fields=["officer", "next_due_at"], name="cases_of_an_officer"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=readout.OPEN, outcome=None, finalised_at=None)
                | Q(state=readout.FINALISED) & ~Q(outcome=None) & ~Q(finalised_at=None),
                name="a_finalised_case_has_its_outcome",
            ),
            models.CheckConstraint(
                condition=Q(harm__in=["high", "standard"]), name="harm_is_high_or_standard"
            ),
            models.CheckConstraint(
                condition=Q(outcome=None) | Q(outcome__range=(1, 22)), name="an_outcome_is_1_to_22"
            ),
        ]


class Crime(Kept):
    """A recorded crime. A case has one main crime."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="crimes")
    number = models.CharField(max_length=16, unique=True)  # CR-26/0142
    offence = models.CharField(max_length=200)
    is_main = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["case"], condition=Q(is_main=True), name="one_main_crime_a_case"
            )
        ]


class CaseIncident(models.Model):
    """Which incidents a case came from."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="incidents")
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="cases")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "incident"], name="an_incident_once_a_case")
        ]

    def __str__(self) -> str:
        return f"{self.case_id}:{self.incident_id}"


class CaseFact(Kept):
    """One dated fact, as contracts/case-file.md names it. Never changed; later ones void it."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="facts")
    fact_id = models.CharField(max_length=16)  # "e17": facts refer to each other by it
    type = models.CharField(max_length=40)
    at = models.DateTimeField()  # when it happened
    recorded_at = models.DateTimeField()  # when we wrote it down
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    rank = models.CharField(max_length=16, blank=True)  # the actor's rank at that time
    data = models.JSONField(default=dict)

    class Meta:
        indexes = [
            models.Index(fields=["case", "at"], name="facts_of_a_case"),
            models.Index(fields=["type", "at"], name="facts_of_a_type"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["case", "fact_id"], name="a_fact_id_once_a_case"),
            models.CheckConstraint(
                condition=Q(recorded_at__gte=F("at")), name="no_fact_is_written_before_it_happened"
            ),
            models.CheckConstraint(
                condition=Q(type__in=sorted(TYPES)), name="a_fact_is_of_a_known_type"
            ),
        ]


class Line(models.Model):
    """One line of inquiry as it stands: a read table."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="lines")
    line = models.CharField(max_length=16)
    source = models.TextField(blank=True)
    objective = models.TextField(blank=True)
    direction = models.TextField(blank=True)
    owner = models.CharField(max_length=16, blank=True)
    due_at = models.DateTimeField(null=True)
    perishes_at = models.DateTimeField(null=True)
    requested_at = models.DateTimeField(null=True)
    result = models.TextField(blank=True)
    disposition = models.CharField(max_length=20, blank=True)  # "" while it is open
    reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "line"], name="a_line_once_a_case"),
            models.CheckConstraint(
                condition=Q(
                    disposition__in=["", "done", "not_proportionate", "not_possible", "transferred"]
                ),
                name="a_line_ends_in_a_known_way",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}/{self.line}"


class Party(Kept):
    """Who "V1" or "A" is, and how they are reached. Content: erasing it leaves the facts whole."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="parties")
    role = models.CharField(max_length=8)  # victim, suspect
    code = models.CharField(max_length=8)  # "V1", "A": what the facts call them
    mention = models.UUIDField(null=True)  # identification's statement of who this is
    name = models.CharField(max_length=120, blank=True)
    contact_name = models.CharField(max_length=120, blank=True)  # whom an organisation named
    phone = models.CharField(max_length=32, blank=True)
    email = models.CharField(max_length=254, blank=True)
    address = models.CharField(max_length=400, blank=True)
    language = models.CharField(max_length=35, default="en-GB")  # BCP 47

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "code"], name="a_party_once_a_case"),
            models.CheckConstraint(
                condition=Q(role__in=["victim", "suspect"]), name="a_party_is_victim_or_suspect"
            ),
        ]
