"""The newest contacts of a postcode are read in their order, however many there are."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("contact", "0011_call_events")]
    operations = [
        migrations.RemoveIndex("contact", "contacts_at_an_address"),
        migrations.AddIndex(
            "contact",
            models.Index(fields=["postcode", "-received_at"], name="contacts_at_a_postcode"),
        ),
    ]
