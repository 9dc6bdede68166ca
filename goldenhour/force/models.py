"""The force: bases, teams, officers and the tokens they act with through the API."""

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from goldenhour.force import rules
from goldenhour.journal.models import Kept


class Base(Kept):
    """A place officers start from. Coordinates on the British National Grid, in metres."""

    code = models.CharField(max_length=2, unique=True)
    name = models.CharField(max_length=64)
    easting = models.IntegerField()
    northing = models.IntegerField()

    def __str__(self) -> str:
        return self.name


class Team(Kept):
    """Who works together: records are restricted by team and base."""

    code = models.CharField(max_length=24, unique=True)
    name = models.CharField(max_length=64)
    base = models.ForeignKey(Base, models.PROTECT, null=True, related_name="teams")

    def __str__(self) -> str:
        return self.name


class Officers(BaseUserManager["Officer"]):
    """Finds officers by user name, as Django's sign-in asks."""


class Officer(AbstractBaseUser, Kept):
    """An officer, a member of police staff, or a service of rank ``system``."""

    username = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=64)
    staff_number = models.CharField(max_length=16, unique=True)
    rank = models.CharField(max_length=16, blank=True)
    roles = ArrayField(models.CharField(max_length=32), default=list)
    team = models.ForeignKey(Team, models.PROTECT, null=True, related_name="officers")
    is_active = models.BooleanField(default=True)
    is_demo = models.BooleanField(default=False)  # may be signed in with one click, demo only

    objects: ClassVar[Officers] = Officers()

    USERNAME_FIELD = "username"

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(rank__in=["", *rules.RANKS]), name="a_rank_is_one_of_the_list"
            )
        ]

    def may(self, name: str) -> bool:
        """Whether one of the officer's roles holds this permission; nobody inactive may."""
        return self.is_active and rules.may(self.roles, name)


class Token(Kept):
    """A key to the API: only its SHA-256 is kept, with the permissions it is good for."""

    officer = models.ForeignKey(Officer, models.PROTECT, related_name="tokens")
    sha256 = models.BinaryField(max_length=32, unique=True)
    scopes = ArrayField(models.CharField(max_length=64))
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
