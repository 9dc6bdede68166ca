"""The keys of the engine take the place of the few exact ones: the table is made anew.

What was kept can be worked out from the mentions, which stay untouched; the next migration does.
"""

import django.db.models.deletion
from django.db import migrations, models

from goldenhour.journal.appendonly import InsertOnly


class Migration(migrations.Migration):
    dependencies = [("identification", "0004_markers")]
    operations = [
        migrations.DeleteModel("MentionKey"),
        migrations.CreateModel(
            name="MentionKey",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=24)),
                ("key", models.BigIntegerField()),
                (
                    "mention",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="keys",
                        to="identification.mention",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="mentionkey",
            constraint=models.UniqueConstraint(
                fields=("key", "mention"), name="a_key_is_kept_once"
            ),
        ),
        InsertOnly("identification_mentionkey"),
    ]
