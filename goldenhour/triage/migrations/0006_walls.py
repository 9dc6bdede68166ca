"""How an owed look was answered is written once, never changed."""

from django.db import migrations

from goldenhour.journal.appendonly import InsertOnly


class Migration(migrations.Migration):
    dependencies = [("triage", "0005_reassessment"), ("journal", "0002_walls")]
    operations = [InsertOnly("triage_acknowledgement")]
