"""A force's gazetteer: in force whole or not at all, and searched before everything else."""

from datetime import datetime
from pathlib import Path

import pytest

from goldenhour.config import cli
from goldenhour.contact import commands, queries
from goldenhour.contact.commands import NotWhole
from goldenhour.contact.models import GazetteerEntry, GazetteerStreet
from goldenhour.force.models import Officer
from goldenhour.journal.models import Entry

SHA = "0" * 64
FORGE = {
    "uprn": "7",
    "house": "",
    "street": "1 Forge Lane",
    "locality": "Alton",
    "postcode": "ST10 4AQ",
    "e": "407400",
    "n": "342100",
}
MILL = FORGE | {"uprn": "8", "street": "2 Mill Lane", "postcode": ""}
FORGE_TWO = FORGE | {"uprn": "9", "street": "2 Forge Lane"}


def load(house: Officer, at: datetime, *rows: dict[str, str]) -> None:
    row = commands.open_gazetteer(sha256=SHA, addresses=len(rows), by=house, at=at)
    commands.add_addresses(gazetteer=row.uid, addresses=rows, by=house, at=at)
    commands.publish_gazetteer(gazetteer=row.uid, by=house, at=at)


def found(text: str) -> list[tuple[str, str, str]]:
    return [(one.kind, one.label, one.uprn) for one in queries.places(text).candidates]


def test_without_a_gazetteer_the_invented_streets_are_searched(db: None) -> None:
    assert queries.gazetteer() is None
    assert "invented street" in queries.places("mallowfield avenue").candidates[0].detail


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("2 forge lane alton", ("gazetteer", "2 Forge Lane", "9")),
        ("2 forg lane", ("gazetteer", "2 Forge Lane", "9")),
        ("forge ln", ("street", "Forge Lane", "")),
        ("st104aq", ("gazetteer", "1 Forge Lane", "7")),
        ("2, st10 4aq", ("gazetteer", "2 Forge Lane", "9")),
        ("00000009", ("gazetteer", "2 Forge Lane", "9")),
        ("by the co-op in alton", ("village", "Alton", "")),
    ],
)
def test_its_streets_doors_and_places_are_found(
    house: Officer, nine: datetime, text: str, first: tuple[str, str, str]
) -> None:
    load(house, nine, FORGE, FORGE_TWO, MILL)
    assert found(text)[0] == first
    assert not any("invented" in one.detail for one in queries.places("lane").candidates)


def test_the_next_one_replaces_the_former_whole(house: Officer, nine: datetime) -> None:
    load(house, nine, FORGE, FORGE_TWO)
    load(house, nine, MILL)
    assert found("forge lane") == []
    assert found("8") == [("gazetteer", "2 Mill Lane", "8")]
    assert GazetteerEntry.objects.count() == 1
    assert GazetteerStreet.objects.get().street == "Mill Lane"
    assert Entry.objects.filter(what="contact.gazetteer_published").count() == 2


def test_until_it_is_published_the_former_is_searched(house: Officer, nine: datetime) -> None:
    load(house, nine, FORGE)
    row = commands.open_gazetteer(sha256=SHA, addresses=2, by=house, at=nine)
    commands.add_addresses(gazetteer=row.uid, addresses=[MILL], by=house, at=nine)
    assert found("8") == []
    assert found("7") == [("gazetteer", "1 Forge Lane", "7")]
    with pytest.raises(NotWhole, match="1 of 2 addresses are there"):
        commands.publish_gazetteer(gazetteer=row.uid, by=house, at=nine)
    load(house, nine, MILL)
    assert GazetteerEntry.objects.count() == 1


@pytest.mark.parametrize("rows", [[FORGE, FORGE], [FORGE | {"e": "1"}], [FORGE | {"uprn": ""}]])
def test_what_is_no_address_or_stands_twice_is_refused(
    house: Officer, nine: datetime, rows: list[dict[str, str]]
) -> None:
    row = commands.open_gazetteer(sha256=SHA, addresses=2, by=house, at=nine)
    with pytest.raises(NotWhole):
        commands.add_addresses(gazetteer=row.uid, addresses=rows, by=house, at=nine)
    assert not GazetteerEntry.objects.exists()


def test_a_door_is_chosen_by_its_uprn(house: Officer, hana: Officer, nine: datetime) -> None:
    load(house, nine, FORGE)
    call = commands.receive(channel="999", by=hana, at=nine)
    commands.place(contact=call.uid, uprn="7", by=hana, at=nine)
    row = queries.contact(call.uid)
    assert (row.house, row.street, row.locality) == ("1", "Forge Lane", "Alton")
    assert (row.uprn, row.postcode, row.within_metres) == ("7", "ST10 4AQ", 10)
    assert (row.easting, row.northing) == (407_400, 342_100)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A gazetteer of two addresses."""
    where = tmp_path / "addresses.csv"
    where.write_text(
        "uprn,street,locality,postcode,e,n\n"
        "7,1 Forge Lane,Alton,ST10 4AQ,407400,342100\n"
        "8,2 Mill Lane,Alton,,407500,342200\n"
    )
    return where


def test_it_is_loaded_from_the_command_line(
    own_database: str, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["gazetteer", "load", str(file), "--check"]) == 0
    assert queries.gazetteer() is None
    assert cli.main(["gazetteer", "load", str(file)]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "2 addresses are in force."
    assert found("7") == [("gazetteer", "1 Forge Lane", "7")]


def test_one_wrong_line_loads_nothing_and_is_named(
    own_database: str, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(file.read_text() + "8,3 Mill Lane,Alton,,407500,342200\n9,x,,,1,2\n")
    assert cli.main(["gazetteer", "load", str(file)]) == 2
    said = capsys.readouterr().err.splitlines()
    assert said[0] == "line 4: uprn 8 stands on line 3 already."
    assert said[1].startswith("line 5: ")
    assert said[-1] == "Nothing was loaded: 2 lines to mend."
    assert queries.gazetteer() is None


def test_a_file_that_is_not_there_is_one_sentence(
    own_database: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["gazetteer", "load", str(tmp_path / "none.csv")]) == 1
    assert "cannot be read" in capsys.readouterr().err
    assert cli.main(["gazetteer", "burn", "x"]) == 1
