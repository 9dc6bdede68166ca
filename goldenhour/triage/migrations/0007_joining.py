"""Why a second call is the same event is kept with the joining."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("triage", "0006_walls")]
    operations = [
        migrations.AddField("incidentcontact", "why", models.TextField(blank=True)),
    ]
