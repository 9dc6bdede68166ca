"""The house itself: the one service that can set a force up. It has no password."""

from datetime import UTC, datetime

from django.db import migrations

from goldenhour.journal.uids import new_uid

FIRST_DAY = datetime(2026, 11, 22, tzinfo=UTC)


def bring_in(apps, schema_editor):
    officers = apps.get_model("force", "Officer")
    officers.objects.create(
        uid=new_uid(FIRST_DAY),
        username="house",
        name="The house",
        staff_number="0000",
        rank="system",
        roles=["house"],
        password="!",
    )


def take_out(apps, schema_editor):
    apps.get_model("force", "Officer").objects.filter(username="house").delete()


class Migration(migrations.Migration):
    dependencies = [("force", "0001_initial")]
    operations = [migrations.RunPython(bring_in, take_out)]
