"""An incident may be worked under another one: a link with its reason, undone with one."""

import django.db.models.deletion
import goldenhour.journal.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("response", "0002_walls"),
        ("triage", "0007_joining"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Duplicate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uid", models.UUIDField(editable=False, unique=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "salt",
                    models.BinaryField(default=goldenhour.journal.models.fresh_salt, max_length=16),
                ),
                ("why", models.TextField()),
                ("linked_at", models.DateTimeField()),
                ("undone_at", models.DateTimeField(null=True)),
                ("why_undone", models.TextField(blank=True)),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="triage.incident",
                    ),
                ),
                (
                    "linked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "under",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="triage.incident",
                    ),
                ),
                (
                    "undone_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("undone_at", None)),
                        fields=("incident",),
                        name="an_incident_is_worked_under_one_other",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("incident", models.F("under")), _negated=True),
                            models.Q(("why", ""), _negated=True),
                        ),
                        name="a_duplicate_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("undone_at", None), ("undone_by", None), ("why_undone", "")),
                            models.Q(
                                ("undone_at__isnull", False),
                                ("undone_by__isnull", False),
                                models.Q(("why_undone", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="a_duplicate_is_undone_with_a_reason",
                    ),
                ],
            },
        ),
    ]
