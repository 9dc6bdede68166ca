"""Ready scenarios over two weeks instead of a year, for tests."""

from pathlib import Path

from goldenhour.planning.rules import ready
from tests.simulation.scenarios import changed


def shortened(folder: Path, *names: str) -> list[Path]:
    """The files of these ready scenarios, with a horizon of 336 hours."""
    texts = {one.name: one.path.read_text("utf-8") for one in ready.scenarios()}
    for name in names:
        short = changed(texts[name], "horizon_hours = 8760", "horizon_hours = 336")
        (folder / f"{name}.toml").write_text(short)
    return [folder / f"{name}.toml" for name in names]
