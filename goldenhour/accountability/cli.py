"""The audit at the command line: ``goldenhour audit``, of a file or of every case.

With a file it imports no Django and starts no database. One JSON object a case on the
standard output, in order of first appearance; one line on the error output for each line
refused, which never repeats it. Exit 0 judged, 1 the command was not understood, 2 a line
was refused. Source: the case-file contract, "The command".

What is heavy is imported inside the functions: ``goldenhour --help`` must answer at once.
"""

import re
import sys
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from datetime import UTC, datetime
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from secrets import randbelow
from typing import Annotated, Any, BinaryIO

import typer
from typer.core import TyperCommand

NOT_UNDERSTOOD, LINE_REFUSED = 1, 2
LARGEST_SEED = 2**31
STANDARD_INPUT = "-"
CHECK, CHECK_ID = "--check", re.compile("[A-Z][0-9]{2}")


class Form(StrEnum):
    """How the verdicts are put out."""

    json = "json"
    table = "table"


class AuditCommand(TyperCommand):
    """A command not understood ends with status 1 here: 2 means that a line was refused.

    ``--check`` takes several ids, as the contract writes it, or may be repeated.
    """

    def make_context(self, info_name: Any, args: list[str], *given: Any, **named: Any) -> Any:
        try:
            return super().make_context(info_name, list(_one_id_each(args)), *given, **named)
        except typer.TyperException as error:
            error.exit_code = NOT_UNDERSTOOD
            raise


def _one_id_each(args: list[str]) -> Iterator[str]:
    """``--check B01 B08`` as ``--check B01 --check B08``: an option here takes one value."""
    is_listing = False
    for before, each in zip(["", *args], args, strict=False):
        if is_listing and before != CHECK and CHECK_ID.fullmatch(each):
            yield CHECK
        elif before != CHECK:
            is_listing = each == CHECK
        yield each


def register(app: typer.Typer) -> None:
    """Hang ``audit`` into the command line."""
    app.command("audit", cls=AuditCommand)(audit)


def audit(
    file: Annotated[
        str | None, typer.Argument(help="Case file, one fact a line; - reads standard input.")
    ] = None,
    as_of: Annotated[
        str | None, typer.Option(help="Judge as at this moment, with its offset. Default: now.")
    ] = None,
    profile: Annotated[str, typer.Option(help="The supervision policy.")] = "proposed-1",
    form: Annotated[Form, typer.Option("--format", help="How to put it out.")] = Form.json,
    check: Annotated[
        list[str] | None, typer.Option(help="Only these checks: one id, several, or repeated.")
    ] = None,
    sample: Annotated[
        int | None, typer.Option(min=1, help="That many cases at random (database only).")
    ] = None,
    seed: Annotated[int | None, typer.Option(min=0, help="Draw that sample again.")] = None,
) -> None:
    """Judge case files: what is owed, reviewed and closed, and what the audit would say."""
    _refuse_sample_of_a_file(file, sample, seed)
    question = _question(file, as_of, profile, check)
    complaints = _Complaints()
    source = (
        nullcontext(_cases_of_the_database(sample, seed))
        if file is None
        else _cases_of_a_file(file, complaints)
    )
    with source as cases:
        _put_out(question, cases, form, is_sample=sample is not None)
    if complaints.count:
        raise typer.Exit(LINE_REFUSED)


class _Complaints:
    """Refused lines, said on the error output as they are found."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, line: int, reason: str) -> None:
        self.count += 1
        sys.stderr.write(f"line {line}: {reason}\n")


def _not_understood(said: str) -> typer.Exit:
    typer.echo(said, err=True)
    return typer.Exit(NOT_UNDERSTOOD)


def _refuse_sample_of_a_file(file: str | None, sample: int | None, seed: int | None) -> None:
    if file is not None and (sample is not None or seed is not None):
        raise _not_understood("A sample is drawn from the database: leave out the file.")
    if seed is not None and sample is None:
        raise _not_understood("A seed draws a sample again: name its size with --sample.")


Judge = Callable[[str, Iterable[Any]], Any]
Cases = Iterator[tuple[str, Iterable[Any]]]


def _question(
    file: str | None, as_of: str | None, profile: str, check: Collection[str] | None
) -> Judge:
    """The judgement that was asked for, as a function of a case and its facts."""
    from goldenhour.accountability.rules.checks import ids_of_a_case
    from goldenhour.accountability.rules.verdict import judge
    from goldenhour.rulebook import supervision

    moment = _now(file) if as_of is None else _moment(as_of)
    policy = supervision.named(profile)
    if policy is None:
        raise _not_understood("There is no supervision profile of that name.")
    if check and not set(check) <= set(ids_of_a_case()):
        raise _not_understood("--check names no check of a case, such as B01 or V05.")
    only = frozenset(check) if check else None
    return lambda case, facts: judge(case, facts, as_of=moment, profile=policy, only=only)


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is not None:
            return moment.astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    raise _not_understood("--as-of needs a date, a time and its offset: 2026-06-12T09:00:00+01:00.")


def _now(file: str | None) -> datetime:
    """The house's moment for its own cases; the machine's for a file, which has no house."""
    if file is None:
        # Late: the clock of the house stands in the database, which a file does not need.
        moment: datetime = import_module("goldenhour.web.clock").now()
        return moment
    # The terminal is an edge, as a request is: here, and only here, a file meets the clock.
    return datetime.now(UTC)  # noqa: TID251


def _cases_of_the_database(sample: int | None, seed: int | None) -> Cases:
    """Every case, or a sample of them. The seed is said, so that it can be drawn again."""
    if sample is not None and seed is None:
        seed = randbelow(LARGEST_SEED)
    if sample is not None:
        typer.echo(f"seed {seed}", err=True)
    # Late: Django's models can be imported only once the door has set Django up.
    queries = import_module("goldenhour.accountability.queries")
    cases: Cases = queries.cases_to_judge(sample=sample, seed=seed)
    return cases


@contextmanager
def _cases_of_a_file(file: str, complaints: _Complaints) -> Iterator[Cases]:
    from goldenhour.accountability.rules.casefiles import CaseFiles

    with _opened(file) as lines, tempfile.TemporaryFile() as scratch:
        case_files = CaseFiles(scratch, complaints)
        case_files.lay_down(lines)
        yield case_files.cases()


def _opened(file: str) -> AbstractContextManager[BinaryIO]:
    if file == STANDARD_INPUT:
        return nullcontext(sys.stdin.buffer)
    try:
        return Path(file).open("rb")
    except OSError:
        raise _not_understood("The case file cannot be opened: check its name.") from None


def _put_out(judge: Judge, cases: Cases, form: Form, *, is_sample: bool) -> None:
    import msgspec

    from goldenhour.accountability.rules.summary import Tally
    from goldenhour.accountability.rules.table import row, totals
    from goldenhour.accountability.rules.verdict import plain

    tally = Tally()
    encode = msgspec.json.Encoder().encode
    out = sys.stdout.buffer
    for case, facts in cases:
        verdict = judge(case, facts)
        if verdict is None:
            continue
        tally.add(verdict)
        text = encode(plain(verdict)) if form is Form.json else row(verdict).encode()
        out.write(text + b"\n")
    if form is Form.table and tally.cases:
        out.write(totals(tally, of_a_sample=is_sample).encode())
    out.flush()
