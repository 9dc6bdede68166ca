"""What an event of a call says of its line and of who answered."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("contact", "0010_gazetteer")]
    operations = [
        migrations.AddField("callevent", "channel", models.CharField(blank=True, max_length=16)),
        migrations.AddField(
            "callevent", "answered_by", models.CharField(blank=True, max_length=16)
        ),
    ]
