"""Tables: everything a play has kept, in words that do not depend on chance.

Ids and uids become the place of their row in its table, in the order of making; salts, hashes
and the keys of receipts, which are random, are left out, as is the database's own clock.
"""

import re
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import models

from goldenhour.journal.models import Receipt

RANDOM = {"id", "uid", "salt", "hash", "prev", "shard", "recorded_at", "content", "body_sha256"}
RANDOM |= {"password"}  # nobody of the demonstration has one: random letters no hash gives
UID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")
Plain = dict[str, list[dict[str, Any]]]


def tables() -> Plain:
    """Each table's rows by its name. Journal entries are in the order of their making."""
    rows = {model: list(model._default_manager.order_by("pk")) for model in _models()}
    places = {
        (model, row.pk): f"{model._meta.model_name}:{place}"
        for model, found in rows.items()
        for place, row in enumerate(found)
    }
    uids = {
        str(row.uid): place
        for (model, _), place in places.items()
        for row in [rows[model][int(place.rpartition(":")[2])]]
        if hasattr(row, "uid")
    }
    return {
        model._meta.db_table: _in_order(model, [_plain(row, places, uids) for row in found])
        for model, found in rows.items()
    }


def _models() -> Iterator[type[models.Model]]:
    for model in apps.get_models():
        if model.__module__.startswith("goldenhour."):
            yield model


def _in_order(model: type[models.Model], rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Receipts have a random key, and so no order of their own."""
    return sorted(rows, key=str) if model is Receipt else rows


def _plain(row: models.Model, places: dict[Any, str], uids: dict[str, str]) -> dict[str, Any]:
    said = {}
    for field in row._meta.local_concrete_fields:
        if field.name in RANDOM or (isinstance(row, Receipt) and field.name == "key"):
            continue
        value = getattr(row, field.attname)
        if isinstance(field, models.ForeignKey):
            value = places.get((field.remote_field.model, value))
        elif isinstance(value, UUID):
            value = uids.get(str(value))
        else:
            value = UID.sub(lambda found: uids.get(found[0], "?"), repr(value))
        said[field.name] = value
    return said
