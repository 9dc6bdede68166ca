"""Why a second call is the same event is kept with the joining; somebody has charge."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("triage", "0006_walls"),
    ]
    operations = [
        migrations.AddField("incidentcontact", "why", models.TextField(blank=True)),
        migrations.AddField(
            "incident",
            "in_charge",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
    ]
