"""Append only: the migration that makes a table insert only, for everybody.

Two walls: a trigger refuses UPDATE, DELETE and TRUNCATE whoever asks, and the application's
role never gets the right. The owner only migrates.
"""

from django.db import migrations

APPLICATION = "goldenhour_app"

WALL = """
CREATE TRIGGER {table}_insert_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION goldenhour_insert_only();
REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM goldenhour_app;
"""
OPEN = """
DROP TRIGGER {table}_insert_only ON {table};
GRANT UPDATE, DELETE ON {table} TO goldenhour_app;
"""


class InsertOnly(migrations.RunSQL):
    """Close a table against change: ``InsertOnly("triage_assessment")``."""

    def __init__(self, table: str) -> None:
        super().__init__(WALL.format(table=table), OPEN.format(table=table))
        self.table = table

    def deconstruct(self) -> tuple[str, list[object], dict[str, object]]:
        """How the migration writer spells it."""
        return (self.__class__.__qualname__, [self.table], {})
