"""What looks like the same event and is not: said once, taken back with a reason."""

import django.db.models.deletion
import goldenhour.journal.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("contact", "0012_newest_at_a_postcode"),
        ("triage", "0007_joining"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Distinction",
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
                ("why", models.TextField(blank=True)),
                ("said_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("why_withdrawn", models.TextField(blank=True)),
                (
                    "contact",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="distinctions",
                        to="contact.contact",
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="triage.incident",
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="triage.incident",
                    ),
                ),
                (
                    "said_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "withdrawn_by",
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
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("contact", None),
                                ("other__gt", models.F("incident")),
                                ("other__isnull", False),
                            ),
                            models.Q(("contact__isnull", False), ("other", None)),
                            _connector="OR",
                        ),
                        name="a_distinction_is_from_a_contact_or_a_later_incident",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("why_withdrawn", ""),
                                ("withdrawn_at", None),
                                ("withdrawn_by", None),
                            ),
                            models.Q(
                                ("withdrawn_at__isnull", False),
                                ("withdrawn_by__isnull", False),
                                models.Q(("why_withdrawn", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="a_distinction_is_withdrawn_with_a_reason",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("other", None), ("withdrawn_at", None)),
                        fields=("incident", "contact"),
                        name="a_contact_is_distinguished_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("contact", None), ("withdrawn_at", None)),
                        fields=("incident", "other"),
                        name="two_incidents_are_distinguished_once",
                    ),
                ],
            },
        ),
    ]
