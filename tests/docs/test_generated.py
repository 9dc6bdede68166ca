"""The generated pages say what the code says; a stale one is named."""

from pathlib import Path

import pytest
import typer

from goldenhour.config.docs import cli, pages, rulebook
from goldenhour.config.docs.commands import every_command
from goldenhour.rulebook import shelf

DOCS = Path(__file__).resolve().parents[2] / "docs"


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of docs of its own, freshly written."""
    pages.write(tmp_path)
    monkeypatch.setattr(cli, "DOCS", tmp_path)
    return tmp_path


def test_no_generated_page_is_stale() -> None:
    assert pages.stale(DOCS) == [], "run goldenhour docs"


def test_what_was_just_written_is_not_stale(written: Path) -> None:
    assert pages.stale(written) == []
    cli.docs(check=True)


def test_every_stale_page_is_named(written: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (written / "reference/states.md").write_text("A unit may fly.")
    (written / "reference/api.md").unlink()
    (written / "reference/rumours.md").write_text("Nothing generates this.")

    with pytest.raises(typer.Exit) as ended:
        cli.docs(check=True)

    assert ended.value.exit_code == 1
    assert capsys.readouterr().err.splitlines() == [
        "docs/reference/api.md is stale. Run goldenhour docs.",
        "docs/reference/rumours.md is stale. Run goldenhour docs.",
        "docs/reference/states.md is stale. Run goldenhour docs.",
    ]


def test_writing_again_mends_every_stale_page(written: Path) -> None:
    (written / "reference/states.md").write_text("A unit may fly.")
    (written / "reference/rumours.md").write_text("Nothing generates this.")

    cli.docs(check=False)

    assert pages.stale(written) == []
    assert not (written / "reference/rumours.md").exists()


def test_outside_a_checkout_the_command_says_where_to_run_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cli, "DOCS", tmp_path / "docs")
    with pytest.raises(typer.Exit):
        cli.docs(check=False)
    assert "in a checkout" in capsys.readouterr().err


def test_every_edition_has_its_page_with_source_and_certainty() -> None:
    found = pages.generated()
    editions = list(rulebook.editions())

    assert {edition.key for edition in editions} == shelf.keys_in(shelf.EDITIONS)
    for edition in editions:
        text = found[f"reference/{rulebook.address(edition)}"]
        assert edition.source in text
        assert f"| {edition.certainty}: " in text


def test_every_command_and_every_undo_is_on_the_page() -> None:
    text = pages.generated()["reference/commands.md"]
    for command in every_command():
        assert f"| `{command.name}` |" in text
        assert command.undo is None or f"| `{command.undo}` |" in text
