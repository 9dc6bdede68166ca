"""An assessment and the fate of advice are written once and never changed."""

from django.db import migrations

from goldenhour.journal.appendonly import InsertOnly


class Migration(migrations.Migration):
    dependencies = [("triage", "0001_initial"), ("journal", "0002_walls")]
    operations = [
        InsertOnly("triage_assessment"),
        InsertOnly("triage_advice"),
        InsertOnly("triage_agreement"),
    ]
