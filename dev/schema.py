"""Writes goldenhour/config/schema.sql anew: where all migrations end, for an empty database.

    .venv/bin/python dev/schema.py

The migrations are applied one by one to a database of its own, with the PostgreSQL that comes
with us, and what PostgreSQL says of the result is written down.
"""

import os
import sys
import tempfile
from pathlib import Path

from goldenhour.config import migrating, opening, postgres, schema


def main() -> int:
    """Migrate, ask, write."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)  # as root the database runs as somebody else
        os.environ |= {"GOLDENHOUR_DATA": f"{folder}/data", "GOLDENHOUR_POSTGRES": "wheel"}
        os.environ |= {"GOLDENHOUR_DEMO": "1"}
        os.environ.pop("DATABASE_URL", None)
        with opening.opened(for_migration=True), postgres.running(os.environ) as cluster:
            migrating.migrate(os.environ, quiet=True, each=True)
            schema.write(cluster, postgres.database_name(os.environ), migrating.fingerprint())
    sys.stdout.write(f"{schema.SCHEMA.name} is written.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
