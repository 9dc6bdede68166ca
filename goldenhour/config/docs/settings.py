"""Settings page: every variable that a force may set."""

from goldenhour.config import environment
from goldenhour.config.docs.tables import code, page, table

DATABASE_URL = (
    "the address of the force's own PostgreSQL, 15 or newer; without it the house starts one of "
    "its own, for one machine"
)


def settings_page() -> str:
    """The settings in order of their names."""
    known = {"DATABASE_URL": DATABASE_URL} | dict(sorted(environment.KNOWN.items()))
    return page(
        "Settings",
        "Every setting is a variable of the environment, read once and strictly: an unknown "
        "`GOLDENHOUR_…` or a value of the wrong kind stops the start with one sentence.",
        table(("variable", "what it is"), [(code(name), said) for name, said in known.items()]),
    )
