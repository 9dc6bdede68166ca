"""What a caller was told, and what another agency answered, are written once, never changed."""

from django.db import migrations

from goldenhour.journal.appendonly import InsertOnly


class Migration(migrations.Migration):
    dependencies = [("triage", "0003_again"), ("journal", "0002_walls")]
    operations = [InsertOnly("triage_callertold"), InsertOnly("triage_partnerstep")]
