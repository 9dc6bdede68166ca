"""Triage at the command line: contacts in, one a line; proposals out, one a line.

The same pure function as the call screen, without Django and without a database. A line that
cannot be judged gives no output; each of its faults is one line on standard error. Exit 0: every
line was judged; 2: some were refused; 1: wrong usage, or a file that cannot be read.

The rules are read inside the functions, since `goldenhour --help` must answer in 300 ms.
"""

import sys
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

EXAMPLE = "2026-03-09T18:05:00+00:00"
FORMATS = ("json", "table")
HEAD = f"{'contact':<20} {'grade':<5} {'due':<25} why\n"


class WrongUsage(typer.TyperException):
    """The command line itself is wrong. Says what, and how to mend it."""

    exit_code = 1


class Command(TyperCommand):
    """A command whose wrong usage ends with 1, since 2 says that a line was refused."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        try:
            return super().parse_args(ctx, args)
        except typer.TyperException as wrong:
            wrong.exit_code = 1
            raise


def triage(
    file: Annotated[str, typer.Argument(metavar="[FILE|-]", show_default=False)] = "-",
    at: Annotated[
        str | None, typer.Option(metavar="ISO8601", help="Mark the clocks passed by this moment.")
    ] = None,
    form: Annotated[
        str, typer.Option("--format", metavar="json|table", help="A table is for reading only.")
    ] = "json",
) -> None:
    """Judge contacts: JSON Lines in, JSON Lines out, in the same order."""
    if form not in FORMATS:
        raise WrongUsage(f"--format must be json or table, not {form}")
    moment = _moment(at)
    try:
        any_refused = _judge(_lines(file), moment, is_table=form == "table")
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as bad:
        raise WrongUsage(f"the answers cannot be written: {bad.strerror or bad}") from bad
    if any_refused:
        raise typer.Exit(2)


def register(app: typer.Typer) -> None:
    """Hang `triage` into the command line."""
    app.command("triage", cls=Command)(triage)


def _moment(at: str | None) -> datetime | None:
    from goldenhour.triage.rules import readers

    if at is None:
        return None
    moment = readers.moment(at, "--at", [])
    if moment is None:
        raise WrongUsage(f"--at must be a moment with its offset, such as {EXAMPLE}, not {at!r}")
    return moment


def _lines(file: str) -> Iterator[bytes]:
    """The lines of a file. Raises WrongUsage where it cannot be read."""
    try:
        with _opened(file) as lines:
            yield from lines
    except OSError as bad:
        raise WrongUsage(f"{file} cannot be read: {bad.strerror or bad}") from bad


def _opened(file: str) -> Any:
    return nullcontext(sys.stdin.buffer) if file == "-" else Path(file).open("rb")


def _judge(lines: Iterable[bytes], at: datetime | None, *, is_table: bool) -> bool:
    """Judge and show every line; whether any was refused."""
    from goldenhour.triage import rules

    any_refused = False
    write = sys.stdout.buffer.write
    if is_table:
        write(HEAD.encode())
    for number, judged in rules.judged(lines, at=at):
        if isinstance(judged, rules.Refused):
            any_refused = True
            faults = [f"line {number}: {fault}\n" for fault in judged.faults]
            sys.stderr.write("".join(faults))
        else:
            line = _row(judged) if is_table else rules.line_of(judged)
            write(line + b"\n")
    return any_refused


def _row(proposal: Any) -> bytes:
    """One line for the eye. What is not printable is shown, never sent to the terminal."""
    name = proposal.contact if proposal.contact.isprintable() else ascii(proposal.contact)
    shown = name if len(name) <= 20 else f"{name[:19]}…"
    why = proposal.because[0].sentence
    due = proposal.target.due_at.isoformat(timespec="seconds")
    return f"{shown:<20} {proposal.proposed_grade:<5} {due:<25} {why}".encode()
