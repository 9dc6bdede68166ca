"""Filing: a file takes its name only when it is complete and on the disk."""

import os
from pathlib import Path


def keep(path: Path, text: str) -> None:
    """Write a text in UTF-8. A killed command leaves the file as it was. Raises OSError."""
    part = path.with_name(path.name + ".part")
    try:
        with part.open("w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
