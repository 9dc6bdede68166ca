"""What identification keeps: identities as stated, their keys, and what officers claim.

Mentions, their keys, links and involvements are insert only. A mention said again (the name
after the number) is a newer row that ``supersedes`` the older; all rows of one statement
share the first row, and claims are made about that first row, so that they last.
"""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from goldenhour.contact.models import Contact
from goldenhour.identification.rules import claims, markers, mentions
from goldenhour.journal.models import Kept


class Mention(Kept):
    """An identity as somebody stated it, verbatim: in a contact, in a case, or in both."""

    contact = models.ForeignKey(Contact, models.PROTECT, null=True, related_name="mentions")
    case = models.CharField(max_length=16, blank=True)  # its reference: "26/0142"
    role = models.CharField(max_length=16)
    relation = models.CharField(max_length=24, blank=True)  # to the caller: "child", "parent"
    given_name = models.CharField(max_length=120, blank=True)
    surname = models.CharField(max_length=120, blank=True)
    sex = models.CharField(max_length=24, blank=True)
    phone = models.CharField(max_length=120, blank=True)
    email = models.CharField(max_length=254, blank=True)
    date_of_birth = models.CharField(max_length=60, blank=True)  # as it was said
    born_on = models.DateField(null=True)  # as it was read
    age = models.SmallIntegerField(null=True)  # on the day of ``said_at``
    house = models.CharField(max_length=120, blank=True)
    street = models.CharField(max_length=120, blank=True)
    locality = models.CharField(max_length=80, blank=True)
    postcode = models.CharField(max_length=16, blank=True)
    uprn = models.CharField(max_length=16, blank=True)
    factors = ArrayField(models.CharField(max_length=48), default=list)  # of vulnerability
    first = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    supersedes = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="superseded_by"
    )
    said_at = models.DateTimeField()
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        indexes = [
            models.Index(fields=["contact", "role"], name="mentions_of_a_contact"),
            models.Index(fields=["first"], name="rows_of_a_mention"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(role__in=mentions.ROLES), name="a_mention_has_a_known_role"
            ),
            models.CheckConstraint(
                condition=Q(contact__isnull=False) | ~Q(case=""),
                name="a_mention_is_made_in_a_contact_or_a_case",
            ),
            models.CheckConstraint(
                condition=Q(first=None, supersedes=None)
                | Q(first__isnull=False, supersedes__isnull=False),
                name="a_newer_row_knows_the_first_and_the_last",
            ),
            models.UniqueConstraint(
                fields=["contact"],
                condition=Q(role="caller", supersedes=None),
                name="a_contact_has_one_caller",
            ),
        ]


class MentionKey(models.Model):
    """One hashed key of one mention (``linkage.keys``); the kind is part of the hash.

    The mapped index of the engine is built from the mentions up to one of them; what came since
    is asked of this table. Its index is its whole use: by key, the newest mention last.
    """

    mention = models.ForeignKey(Mention, models.PROTECT, related_name="keys", db_index=False)
    kind = models.CharField(max_length=24)
    key = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key", "mention"], name="a_key_is_kept_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind}/{self.key}"


class Person(Kept):
    """Somebody an officer has said is one person. All we know of them is in their mentions."""

    begun_at = models.DateTimeField()
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")


class Merge(Kept):
    """A request that ``gone`` be one person with ``into``: asked, answered by another, undone.

    What a merge does is written as links (``Link.merge``) and as markers that moved; so the
    claims that held before hold again when it is undone.
    """

    gone = models.ForeignKey(Person, models.PROTECT, related_name="merges_away")
    into = models.ForeignKey(Person, models.PROTECT, related_name="merges_here")
    reason = models.TextField()
    against = ArrayField(models.CharField(max_length=32), default=list)  # answered in the reason
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    answer = models.CharField(max_length=8, blank=True)  # "agreed", "refused"; empty: waits
    why_answered = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    why_undone = models.TextField(blank=True)
    markers_moved = ArrayField(models.BigIntegerField(), default=list)  # ids of Marker

    class Meta:
        indexes = [models.Index(fields=["answer", "asked_at"], name="merges_that_wait")]
        constraints = [
            models.CheckConstraint(condition=~Q(gone=F("into")), name="a_merge_is_of_two"),
            models.CheckConstraint(
                condition=Q(answered_by=None) | ~Q(answered_by=F("asked_by")),
                name="a_merge_takes_two_people",
            ),
            models.CheckConstraint(
                condition=Q(answer="", answered_by=None)
                | Q(answer__in=["agreed", "refused"], answered_by__isnull=False),
                name="a_merge_is_answered_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(undone_at=None) | (Q(answer="agreed") & ~Q(why_undone="")),
                name="only_a_merge_is_undone_with_a_reason",
            ),
            models.UniqueConstraint(
                fields=["gone"],
                condition=~Q(answer="refused") & Q(undone_at=None),
                name="a_person_goes_into_one_other",
            ),
        ]


class Link(Kept):
    """A claim about the first row of a mention: it is this person, or it is not.

    ``other`` stands for somebody who has no person yet. The latest claim about the same two
    holds; ``withdrawn`` takes the one before it back.
    """

    mention = models.ForeignKey(Mention, models.PROTECT, related_name="links")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="links")
    other = models.ForeignKey(Mention, models.PROTECT, null=True, related_name="links_from_others")
    claim = models.CharField(max_length=12)
    because = ArrayField(models.CharField(max_length=32), default=list)  # codes of agreement
    reason = models.TextField()
    merge = models.ForeignKey(Merge, models.PROTECT, null=True, related_name="links")
    claimed_at = models.DateTimeField()
    claimed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(claim__in=claims.CLAIMS), name="a_claim_is_one_of_the_list"
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=False, other=None) | Q(person=None, other__isnull=False),
                name="a_claim_names_a_person_or_a_mention",
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=False) | ~Q(claim="confirmed"),
                name="a_confirmed_claim_names_a_person",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="a_claim_has_a_reason"),
        ]


class Involvement(Kept):
    """What somebody was in a case: so that a repeat victim is seen while the phone rings."""

    mention = models.ForeignKey(Mention, models.PROTECT, related_name="involvements")
    case = models.CharField(max_length=16)
    role = models.CharField(max_length=16)
    kind = models.CharField(max_length=32, blank=True)  # the incident type, as triage names it
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(role__in=mentions.INVOLVED), name="an_involvement_has_a_known_role"
            ),
            models.UniqueConstraint(
                fields=["mention", "case", "role"], name="an_involvement_is_kept_once"
            ),
        ]


class Recheck(Kept):
    """A contact that nobody could look for was looked for again, and what had been missed.

    With ``hits`` it is a late hit, which stands until somebody acknowledges it.
    """

    contact = models.ForeignKey(Contact, models.PROTECT, related_name="rechecks")
    role = models.CharField(max_length=16)
    failed_at = models.DateTimeField()  # when the look was asked that nobody answered
    checked_at = models.DateTimeField()
    hits = ArrayField(models.CharField(max_length=80), default=list)  # records nobody was shown
    kinds = ArrayField(models.CharField(max_length=16), default=list)  # rules/rechecks.HITS
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    why_answered = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["contact", "role", "failed_at"], name="a_look_is_rechecked_once"
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None, answered_by=None, why_answered="")
                | (Q(answered_at__isnull=False, answered_by__isnull=False) & ~Q(why_answered="")),
                name="a_late_hit_is_acknowledged_by_somebody",
            ),
        ]
        indexes = [
            models.Index(
                fields=["checked_at"], condition=Q(answered_at=None), name="late_hits_that_stand"
            )
        ]


class Marker(Kept):
    """A warning about somebody, with its source and owner, and the days on which it counts."""

    mention = models.ForeignKey(Mention, models.PROTECT, null=True, related_name="markers")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="markers")
    kind = models.CharField(max_length=16)
    detail = models.CharField(max_length=400, blank=True)
    source = models.CharField(max_length=120)
    owner = models.CharField(max_length=120)
    starts_on = models.DateField()
    expires_on = models.DateField(null=True)  # the last day on which it counts
    review_on = models.DateField()
    reviewed_at = models.DateTimeField(null=True)
    why_reviewed = models.CharField(max_length=400, blank=True)
    ended_at = models.DateTimeField(null=True)
    why_ended = models.CharField(max_length=400, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=list(markers.EVERY_KIND)), name="a_marker_is_one_of_the_list"
            ),
            models.CheckConstraint(
                condition=Q(mention__isnull=False, person=None)
                | Q(mention=None, person__isnull=False),
                name="a_marker_is_about_a_mention_or_a_person",
            ),
            models.CheckConstraint(
                condition=~Q(source="") & ~Q(owner=""), name="a_marker_has_a_source_and_an_owner"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, why_ended="") | (~Q(ended_at=None) & ~Q(why_ended="")),
                name="a_marker_ends_with_a_reason",
            ),
        ]
