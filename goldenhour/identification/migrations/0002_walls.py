"""What was stated, its keys, what was claimed and who was involved are never changed."""

from django.db import migrations

from goldenhour.journal.appendonly import InsertOnly


class Migration(migrations.Migration):
    dependencies = [("identification", "0001_initial"), ("journal", "0002_walls")]
    operations = [
        InsertOnly("identification_mention"),
        InsertOnly("identification_mentionkey"),
        InsertOnly("identification_link"),
        InsertOnly("identification_involvement"),
    ]
