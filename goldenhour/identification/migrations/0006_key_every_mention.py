"""Every mention gets the keys of the engine, worked out from what was stated on its day."""

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from django.db import migrations

from goldenhour.journal.numbers import LONDON
from goldenhour.linkage.keys import Said, keys

COPY = "COPY identification_mentionkey (mention_id, kind, key) FROM STDIN"
AT_ONCE = 10_000
NAMES = tuple(one.name for one in fields(Said))


def key_every_mention(apps: Any, editor: Any) -> None:
    """Copy the keys in, some thousands of mentions at a time."""
    mentions = apps.get_model("identification", "Mention").objects.order_by("id")
    last = 0
    while rows := list(mentions.filter(id__gt=last).values_list("id", "said_at", *NAMES)[:AT_ONCE]):
        with editor.connection.cursor() as cursor, cursor.copy(COPY) as copy:
            for row in _keyed(rows):
                copy.write_row(row)
        last = rows[-1][0]


def _keyed(rows: list[Any]) -> Iterator[tuple[int, str, int]]:
    for mention, said_at, *said in rows:
        for key in keys(Said(*said), on=said_at.astimezone(LONDON).date()):
            yield mention, key.kind, key.hash


class Migration(migrations.Migration):
    dependencies = [("identification", "0005_keys_of_the_engine")]
    operations = [migrations.RunPython(key_every_mention, migrations.RunPython.noop)]
