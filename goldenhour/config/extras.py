"""Extras: what is missing when a command needs more than the core, in one sentence.

The core installs without the heavy libraries. A stage simply imports what it needs; the
command line turns the missing import into the sentence that says how to get it.
"""

from collections.abc import Iterable
from importlib.util import find_spec

EXTRAS = {
    "batch": ("splink", "duckdb", "pyarrow", "pyspark"),
    "planning": ("numba", "highspy", "dask", "distributed"),
    "server": ("gunicorn",),
}


class MissingExtra(RuntimeError):
    """A library of an extra is not installed; the text says how to install it."""


def needs(extra: str, *modules: str) -> None:
    """Raise MissingExtra unless these modules of the extra are installed. Imports nothing."""
    missing = [module for module in modules if find_spec(module) is None]
    if missing:
        raise MissingExtra(_sentence(extra, missing))


def sentence(error: ModuleNotFoundError) -> str | None:
    """The sentence for a failed import of an extra's library; None for any other import."""
    wanted = (error.name or "").partition(".")[0]
    for extra, modules in EXTRAS.items():
        if wanted in modules:
            return _sentence(extra, [wanted])
    return None


def _sentence(extra: str, missing: Iterable[str]) -> str:
    return (
        f"This needs {' and '.join(missing)}, which is not installed. "
        f"Run make install, or pip install 'goldenhour[{extra}]'."
    )
