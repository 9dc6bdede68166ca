"""What an officer sent today is read by itself, however much they sent before."""

from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    dependencies = [("contact", "0012_newest_at_a_postcode")]
    operations = [
        migrations.AddIndex(
            "contact",
            models.Index(
                fields=["taken_by", "ended_at"],
                name="contacts_sent_by_an_officer",
                condition=Q(ending="incident"),
            ),
        ),
    ]
