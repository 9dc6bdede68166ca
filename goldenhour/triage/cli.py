"""Triage at the command line: contacts in, one a line; proposals out, one a line.

The same pure function as the call screen, without Django and without a database. A line that
cannot be judged gives no output; each of its faults is one line on standard error. Exit 0: every
line was judged; 2: some were refused; 1: wrong usage, or a file that cannot be read.

The rules are read inside the functions, since `goldenhour --help` must answer in 300 ms.
"""

import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from datetime import datetime
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand

EXAMPLE = "2026-03-09T18:05:00+00:00"
ALONE = 1_000  # lines that are answered one by one
PIECE = 250  # lines that a process judges at once
PIECES_A_PROCESS = 2  # handed out before any is back
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
        alone = None if file == "-" else ALONE
        any_refused = _judge(_lines(file), moment, is_table=form == "table", alone=alone)
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


def _judge(
    lines: Iterable[bytes], at: datetime | None, *, is_table: bool, alone: int | None
) -> bool:
    """Judge and show every line; whether any was refused."""
    any_refused = False
    if is_table:
        sys.stdout.buffer.write(HEAD.encode())
    for shown, faults in _answered(lines, at, is_table=is_table, alone=alone):
        sys.stdout.buffer.write(shown)
        sys.stderr.write(faults)
        any_refused = any_refused or bool(faults)
    return any_refused


def _answered(
    lines: Iterable[bytes], at: datetime | None, *, is_table: bool, alone: int | None
) -> Iterator[tuple[bytes, str]]:
    """What is shown of the lines, and their faults, in order.

    So many ``alone``, each as it comes, or all: somebody may be waiting for it. The rest of a
    long file is judged in pieces, by as many processes as there are processors.
    """
    coming = enumerate(lines, 1)
    for number, line in islice(coming, alone):
        yield judged_piece([line], number, at, is_table=is_table)
    pieces = iter(lambda: list(islice(coming, PIECE)), [])
    for first in islice(pieces, 1):
        judge = partial(judged_piece, at=at, is_table=is_table)
        yield from _side_by_side(judge, chain([first], pieces))


def _side_by_side(
    judge: Callable[[list[bytes], int], tuple[bytes, str]],
    pieces: Iterable[list[tuple[int, bytes]]],
) -> Iterator[tuple[bytes, str]]:
    """Every piece judged, in their order, by a process for each processor."""
    # Late: few lines are judged before they are imported.
    from concurrent.futures import Future, ProcessPoolExecutor

    waiting: deque[Future[tuple[bytes, str]]] = deque()
    processes = os.cpu_count() or 1
    pool = ProcessPoolExecutor(processes, initializer=_begin, initargs=(os.getpid(),))
    try:
        for piece in pieces:
            lines = [line for _, line in piece]
            waiting.append(pool.submit(judge, lines, piece[0][0]))
            if len(waiting) > PIECES_A_PROCESS * processes:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)


def _begin(parent: int) -> None:
    """Whoever started this process is interrupted, and ends it; it never outlives them."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        threading.Event().wait(1)
    os._exit(1)


def judged_piece(
    lines: list[bytes], first: int, at: datetime | None, *, is_table: bool
) -> tuple[bytes, str]:
    """What is shown of these lines, of which the first has that number, and their faults."""
    from goldenhour.triage import rules

    shown: list[bytes] = []
    faults: list[str] = []
    for number, judged in rules.judged(lines, at=at, first=first):
        if isinstance(judged, rules.Refused):
            faults += [f"line {number}: {fault}\n" for fault in judged.faults]
        else:
            shown += [_row(judged) if is_table else rules.line_of(judged), b"\n"]
    return b"".join(shown), "".join(faults)


def _row(proposal: Any) -> bytes:
    """One line for the eye. What is not printable is shown, never sent to the terminal."""
    name = proposal.contact if proposal.contact.isprintable() else ascii(proposal.contact)
    shown = name if len(name) <= 20 else f"{name[:19]}…"
    why = proposal.because[0].sentence
    due = proposal.target.due_at.isoformat(timespec="seconds")
    return f"{shown:<20} {proposal.proposed_grade:<5} {due:<25} {why}".encode()
