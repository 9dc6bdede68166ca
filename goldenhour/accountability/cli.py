"""The audit at the command line: ``goldenhour audit``, of files or of the database.

With a file it imports no Django and starts no database. One JSON object a contact, then one
a case, each in order of first appearance, on the standard output; one line on the error
output for each line refused, which never repeats it. Exit 0 judged, 1 the command was not
understood, 2 a line was refused. Source: the contracts of the case file and the contact file.

What is heavy is imported inside the functions: ``goldenhour --help`` must answer at once.
"""

import re
import sys
import tempfile
from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager, ExitStack, nullcontext
from dataclasses import dataclass
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


class Held(StrEnum):
    """What the database holds that may be judged."""

    cases = "cases"
    contacts = "contacts"
    both = "both"


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
    """Hang ``audit`` and ``export-contacts`` into the command line."""
    app.command("audit", cls=AuditCommand)(audit)
    app.command("export-contacts")(export_contacts)


def export_contacts() -> None:
    """Write every contact of the database as the lines of a contact file."""
    for line in _contact_facts().contact_lines():
        sys.stdout.buffer.write(line + b"\n")
    sys.stdout.buffer.flush()


def audit(
    file: Annotated[
        str | None, typer.Argument(help="Case file, one fact a line; - reads standard input.")
    ] = None,
    contacts: Annotated[
        str | None, typer.Option(metavar="FILE|-", help="Contact file, one fact a line.")
    ] = None,
    database: Annotated[
        Held | None, typer.Option(help="Without a file: what to judge. Default: cases.")
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
    """Judge files of contacts and of cases: what is owed, and what the audit would say."""
    from goldenhour.accountability.rules.run import Run

    chosen, drawn = _chosen(file, contacts, database), _Drawn(sample, seed)
    _refuse_sample(chosen, drawn)
    asked = _asked(chosen, as_of, profile, check)
    complaints = _Complaints()
    run = Run(asked, sys.stdout.buffer, as_table=form is Form.table)
    with ExitStack() as opened:
        _judge_all(chosen, run, opened, complaints, drawn)
    sys.stdout.buffer.flush()
    if complaints.count:
        raise typer.Exit(LINE_REFUSED)


@dataclass(frozen=True)
class _Drawn:
    """The size of a sample of cases and its seed; None for none."""

    sample: int | None
    seed: int | None


@dataclass(frozen=True)
class _Chosen:
    """What is judged: a file's name, True for the database's own, None for none."""

    contacts: str | bool | None
    cases: str | bool | None

    @property
    def is_database(self) -> bool:
        return True in (self.contacts, self.cases)


def _chosen(file: str | None, contacts: str | None, database: Held | None) -> _Chosen:
    """Files where any is named, else what is asked of the database: its cases by default."""
    if file is None and contacts is None:
        held = database or Held.cases
        return _Chosen(held is not Held.cases or None, held is not Held.contacts or None)
    if database is not None:
        raise _not_understood("--database judges our own records: leave out the file.")
    if file == contacts == STANDARD_INPUT:
        raise _not_understood("Standard input is one file: name the other one.")
    return _Chosen(contacts, file)


class _Complaints:
    """Refused lines, said on the error output as they are found."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, line: int, reason: str) -> None:
        self.count += 1
        sys.stderr.write(f"line {line}: {reason}\n")

    def of_contacts(self, line: int, reason: str) -> None:
        """The same where two files are read: it says which of them."""
        self(line, f"contacts: {reason}")


def _not_understood(said: str) -> typer.Exit:
    typer.echo(said, err=True)
    return typer.Exit(NOT_UNDERSTOOD)


def _refuse_sample(chosen: _Chosen, drawn: _Drawn) -> None:
    is_drawn = drawn.sample is not None or drawn.seed is not None
    if is_drawn and not chosen.is_database:
        raise _not_understood("A sample is drawn from the database: leave out the file.")
    if is_drawn and chosen.contacts is not None:
        raise _not_understood("A sample is drawn of cases: leave out the contacts.")
    if drawn.seed is not None and drawn.sample is None:
        raise _not_understood("A seed draws a sample again: name its size with --sample.")


def _asked(chosen: _Chosen, as_of: str | None, profile: str, check: Collection[str] | None) -> Any:
    from goldenhour.accountability.rules.checks import ids_of_a_case
    from goldenhour.accountability.rules.contacts.checks import ids_of_a_contact
    from goldenhour.accountability.rules.run import Asked
    from goldenhour.rulebook import supervision

    moment = _now(chosen) if as_of is None else _moment(as_of)
    policy = supervision.named(profile)
    if policy is None:
        raise _not_understood("There is no supervision profile of that name.")
    known = ids_of_a_case() if chosen.cases is not None else ()
    known += ids_of_a_contact() if chosen.contacts is not None else ()
    if check and not set(check) <= set(known):
        what = "a case" if chosen.contacts is None else "what is judged"
        raise _not_understood(f"--check names no check of {what}, such as {known[0]}.")
    return Asked(moment, policy, frozenset(check) if check else None)


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
        if moment.tzinfo is not None:
            return moment.astimezone(UTC)
    except (ValueError, OverflowError):
        pass
    raise _not_understood("--as-of needs a date, a time and its offset: 2026-06-12T09:00:00+01:00.")


def _now(chosen: _Chosen) -> datetime:
    """The house's moment for its own records; the machine's for a file, which has no house."""
    if chosen.is_database:
        # Late: the clock of the house stands in the database, which a file does not need.
        moment: datetime = import_module("goldenhour.web.clock").now()
        return moment
    # The terminal is an edge, as a request is: here, and only here, a file meets the clock.
    return datetime.now(UTC)  # noqa: TID251


def _judge_all(
    chosen: _Chosen, run: Any, opened: ExitStack, complaints: _Complaints, drawn: _Drawn
) -> None:
    """Files are opened, both of them, and read to their end before anything is judged."""
    contact_lines, case_lines = (
        opened.enter_context(_opened(file, of_what)) if isinstance(file, str) else None
        for file, of_what in ((chosen.contacts, "contact"), (chosen.cases, "case"))
    )
    contacts = case_file = None
    if chosen.contacts is not None:
        complain = complaints if chosen.cases is None else complaints.of_contacts
        contacts = _laid_down(contact_lines, opened, complain, of_contacts=True)
    if case_lines is not None:
        case_file = _laid_down(case_lines, opened, complaints)
    if contacts is not None:
        run.contacts(contacts.cases(), contacts.types)
    if case_file is not None:
        run.cases(case_file.cases())
    elif chosen.cases is not None:
        run.cases(_cases_of_the_database(drawn), is_sample=drawn.sample is not None)


def _laid_down(
    lines: BinaryIO | None,
    opened: ExitStack,
    complain: Callable[[int, str], None],
    *,
    of_contacts: bool = False,
) -> Any:
    """The lines of a stream, or else those of the database's contacts, read and put in order."""
    from goldenhour.accountability.rules.casefiles import CaseFiles
    from goldenhour.accountability.rules.contacts.reading import CONTACT_FILE
    from goldenhour.investigation.rules.reading import CASE_FILE

    scratch = opened.enter_context(tempfile.TemporaryFile())  # noqa: SIM115  # the stack closes it
    files = CaseFiles(scratch, complain, CONTACT_FILE if of_contacts else CASE_FILE)
    if lines is None:
        files.lay_down_each(_contact_facts().contact_lines())
    else:
        files.lay_down(lines)
    return files


def _contact_facts() -> Any:
    # Late: Django's models can be imported only once the door has set Django up.
    return import_module("goldenhour.accountability.queries.contact_facts")


def _cases_of_the_database(drawn: _Drawn) -> Iterator[tuple[str, Any]]:
    """Every case, or a sample of them. The seed is said, so that it can be drawn again."""
    seed = drawn.seed
    if drawn.sample is not None and seed is None:
        seed = randbelow(LARGEST_SEED)
    if drawn.sample is not None:
        typer.echo(f"seed {seed}", err=True)
    queries = import_module("goldenhour.accountability.queries")
    cases: Iterator[tuple[str, Any]] = queries.cases_to_judge(sample=drawn.sample, seed=seed)
    return cases


def _opened(file: str, of_what: str) -> AbstractContextManager[BinaryIO]:
    if file == STANDARD_INPUT:
        return nullcontext(sys.stdin.buffer)
    try:
        return Path(file).open("rb")
    except OSError:
        raise _not_understood(f"The {of_what} file cannot be opened: check its name.") from None
