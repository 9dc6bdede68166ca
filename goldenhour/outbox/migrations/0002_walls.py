"""What the demonstration's provider was handed cannot be taken back."""

from django.db import migrations

from goldenhour.journal.appendonly import InsertOnly


class Migration(migrations.Migration):
    dependencies = [("outbox", "0001_initial"), ("journal", "0002_walls")]
    operations = [InsertOnly("outbox_posted")]
