"""What the stories keep: where a told story ended up, so that a page can open on its example."""

from django.db import models

from goldenhour.journal.models import Kept


class Told(Kept):
    """One told story, and the records it made; None where it never came so far."""

    name = models.CharField(max_length=40, unique=True)
    contact = models.UUIDField()
    incident = models.UUIDField(null=True)
    case = models.UUIDField(null=True)
