"""The record that nobody was free is written once and never changed."""

from django.db import migrations

from goldenhour.journal.appendonly import InsertOnly


class Migration(migrations.Migration):
    dependencies = [("response", "0001_initial"), ("journal", "0002_walls")]
    operations = [InsertOnly("response_shortage")]
