"""``goldenhour audit`` says the same, byte for byte, of a file and of the database."""

from datetime import datetime
from pathlib import Path

import msgspec
import typer
from typer.testing import CliRunner

from goldenhour.accountability import cli
from goldenhour.force.models import Officer
from goldenhour.investigation import queries as investigation
from tests import cases
from tests.moments import days, hours, minutes


def audit(*given: str) -> str:
    """What the command puts out; it must have judged."""
    app = typer.Typer()
    app.callback()(lambda: None)  # with one command only, typer would hide its name
    cli.register(app)
    result = CliRunner().invoke(app, ["audit", *given])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_file_and_database_are_put_out_alike(
    hana: Officer, ines: Officer, sam: Officer, nine: datetime, tmp_path: Path
) -> None:
    for number in range(3):
        incident = cases.an_incident(hana, nine + minutes(number))
        cases.a_planned_case(incident, ines, sam, nine + hours(1))
    lines = [line for _, lines in investigation.facts_of_every_case(only=None) for line in lines]
    exported = tmp_path / "cases.jsonl"
    exported.write_bytes(b"\n".join(map(msgspec.json.encode, lines)))
    at = (nine + days(4)).isoformat()

    from_file = audit(str(exported), "--as-of", at)
    from_database = audit("--as-of", at)

    assert from_file == from_database
    assert len(from_database.splitlines()) == 3
    assert '"B08":"pass"' in from_database
