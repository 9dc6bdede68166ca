"""Facts are insert only, for everybody: a wrong one is voided by another."""

from django.db import migrations

from goldenhour.journal.appendonly import InsertOnly


class Migration(migrations.Migration):
    dependencies = [("investigation", "0001_initial"), ("journal", "0002_walls")]
    operations = [InsertOnly("investigation_casefact")]
