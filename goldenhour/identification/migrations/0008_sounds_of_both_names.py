"""Every mention that states both names gets the key of how they sound, a kind that is new."""

from datetime import date
from typing import Any

from django.db import migrations

from goldenhour.linkage.keys import Said, keys

KIND = "sounds"
# Where the table was keyed by this release already, the key stands.
KEEP = """
INSERT INTO identification_mentionkey (mention_id, kind, key)
SELECT mention, %s, key FROM unnest(%s::bigint[], %s::bigint[]) AS keyed (mention, key)
ON CONFLICT DO NOTHING
"""
AT_ONCE = 10_000
ANY_DAY = date(2026, 11, 26)  # the key is of names alone, whatever the day


def key_by_sound(apps: Any, editor: Any) -> None:
    """Keep the keys, some thousands of mentions at a time."""
    mentions = apps.get_model("identification", "Mention").objects.order_by("id")
    named = mentions.exclude(given_name="").exclude(surname="")
    said, last = named.values_list("id", "given_name", "surname"), 0
    while rows := list(said.filter(id__gt=last)[:AT_ONCE]):
        found = {mention: _key(given_name, surname) for mention, given_name, surname in rows}
        keyed = {mention: key for mention, key in found.items() if key is not None}
        with editor.connection.cursor() as cursor:
            cursor.execute(KEEP, [KIND, [*keyed], [*keyed.values()]])
        last = rows[-1][0]


def _key(given_name: str, surname: str) -> int | None:
    every = keys(Said(given_name, surname), on=ANY_DAY)
    return next((key.hash for key in every if key.kind == KIND), None)


class Migration(migrations.Migration):
    dependencies = [("identification", "0007_rechecks")]
    operations = [migrations.RunPython(key_by_sound, migrations.RunPython.noop)]
