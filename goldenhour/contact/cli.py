"""Contact at the command line: a force's own addresses are loaded from a CSV file.

`goldenhour gazetteer load FILE` reads the whole file first; each line that is no address is one
line on the error output, and nothing is loaded. Exit 0: in force; 2: lines were refused;
1: wrong usage, or a file that cannot be read.

Django and the rest are read only when the command runs: the help must answer in 300 ms.
"""

import hashlib
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Annotated, Any

import typer

AT_ONCE = 5_000  # addresses in one command: a quarter of a second
MOST_FAULTS = 100  # lines shown; how many more there are is said


def gazetteer(
    action: Annotated[str, typer.Argument(metavar="load")],
    file: Annotated[Path, typer.Argument(metavar="FILE")],
    *,
    check: Annotated[bool, typer.Option("--check", help="Only read; load nothing.")] = False,
) -> None:
    """Load a force's own addresses from CSV: uprn, street, locality, postcode, e, n."""
    if action != "load":
        typer.echo("Only one thing can be done here: goldenhour gazetteer load FILE", err=True)
        raise typer.Exit(1)
    sha256, many = _read_through(file)
    if check:
        typer.echo(f"{many:,} addresses can be loaded.")
        return
    _load(file, sha256, many)
    typer.echo(f"{many:,} addresses are in force.")


def register(app: typer.Typer) -> None:
    """Hang `gazetteer` into the command line."""
    app.command()(gazetteer)


def _read_through(file: Path) -> tuple[str, int]:
    """The file's SHA-256 and how many addresses it has; ends with 2 where a line is none."""
    from goldenhour import geography

    faults, many = [], 0
    for one in _addresses(file, label="Reading"):
        if isinstance(one, geography.Fault):
            faults.append(one)
        else:
            many += 1
    for fault in faults[:MOST_FAULTS]:
        typer.echo(str(fault), err=True)
    if len(faults) > MOST_FAULTS:
        typer.echo(f"and {len(faults) - MOST_FAULTS:,} lines more", err=True)
    if faults:
        typer.echo(f"Nothing was loaded: {len(faults):,} lines to mend.", err=True)
        raise typer.Exit(2)
    if not many:
        typer.echo("line 2: there is no address. Nothing was loaded.", err=True)
        raise typer.Exit(2)
    return _sha256(file), many


def _load(file: Path, sha256: str, many: int) -> None:
    """Open, fill and publish; what was in force stays so until the last step."""
    from goldenhour.contact import commands
    from goldenhour.force import queries as force
    from goldenhour.web import clock

    by, at = force.house(), clock.now()
    row = commands.open_gazetteer(sha256=sha256, addresses=many, by=by, at=at)
    waiting = _addresses(file, label="Loading")
    while some := list(islice(waiting, AT_ONCE)):
        rows = [_columns(one) for one in some]
        commands.add_addresses(gazetteer=row.uid, addresses=rows, by=by, at=at)
    if _sha256(file) != sha256:
        typer.echo("The file changed meanwhile. Nothing is in force; load it again.", err=True)
        raise typer.Exit(1)
    commands.publish_gazetteer(gazetteer=row.uid, by=by, at=at)


def _columns(one: Any) -> dict[str, str]:
    return {
        "uprn": one.uprn,
        "house": one.house,
        "street": one.street,
        "locality": one.locality,
        "postcode": one.postcode,
        "e": str(one.easting),
        "n": str(one.northing),
    }


def _addresses(file: Path, *, label: str) -> Iterator[Any]:
    """Addresses and faults, with a bar that grows by bytes where somebody watches."""
    from goldenhour import geography

    size = _opened(file)
    with (
        file.open("rb") as lines,
        typer.progressbar(
            length=size, label=label, file=sys.stderr, hidden=not sys.stderr.isatty()
        ) as bar,
    ):
        yield from geography.addresses(_counted(lines, bar))


def _opened(file: Path) -> int:
    """The file's size in bytes; ends with 1 where it cannot be read."""
    try:
        with file.open("rb"):
            return file.stat().st_size
    except OSError as bad:
        typer.echo(f"{file} cannot be read: {bad.strerror or bad}.", err=True)
        raise typer.Exit(1) from bad


def _counted(lines: Any, bar: Any) -> Iterator[bytes]:
    passed = 0
    for number, line in enumerate(lines, 1):
        passed += len(line)
        if number % AT_ONCE == 0:
            bar.update(passed)
            passed = 0
        yield line
    bar.update(passed)


def _sha256(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
