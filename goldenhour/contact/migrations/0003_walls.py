"""What telephony said, what was typed and who was rung back are written once, never changed."""

from django.db import migrations

from goldenhour.journal.appendonly import InsertOnly


class Migration(migrations.Migration):
    dependencies = [("contact", "0002_calls"), ("journal", "0002_walls")]
    operations = [
        InsertOnly("contact_callevent"),
        InsertOnly("contact_jotting"),
        InsertOnly("contact_ringback"),
    ]
