"""The generated pages say what the code says; a stale one is named."""

from pathlib import Path

import pytest
import typer

from goldenhour.config.docs import cli, pages, rulebook
from goldenhour.config.docs.commands import every_command
from goldenhour.rulebook import shelf

DOCS = Path(__file__).resolve().parents[2] / "docs"


@pytest.fixture(scope="module")
def found() -> dict[str, str]:
    """Every page as the code writes it now."""
    return pages.generated()


@pytest.fixture(autouse=True)
def once(found: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """No test here changes the code: the pages are generated once for all of them."""
    monkeypatch.setattr(pages, "generated", lambda: dict(found))


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


def test_every_edition_has_its_page_with_source_and_certainty(found: dict[str, str]) -> None:
    editions = list(rulebook.editions())

    assert {edition.key for edition in editions} == shelf.keys_in(shelf.EDITIONS)
    for edition in editions:
        text = found[f"reference/{rulebook.address(edition)}"]
        assert edition.source in text
        assert f"| {edition.certainty}: " in text


def test_every_command_and_every_undo_is_on_the_page(found: dict[str, str]) -> None:
    text = found["reference/commands.md"]
    for command in every_command():
        assert f"| `{command.name}` |" in text
        assert command.undo is None or f"| `{command.undo}` |" in text


@pytest.mark.parametrize(
    ("page", "line"),
    [
        ("answering-2026", "call_999_2026 **unverified**"),
        ("answering-2026", "call_101_abandoned **unverified**"),
        ("question_sets-2026", "no_apparent_risk **unverified**"),
        ("frameworks-2026", "ndm **unverified**"),
        ("advice-2026", "silent_55 **unverified**"),
    ],
)
def test_what_nobody_verified_is_marked_where_it_stands(
    page: str, line: str, found: dict[str, str]
) -> None:
    text = found[f"reference/rulebook/{page}.md"]
    assert f"| {line} |" in text
    assert "check before you rely on them" in text


def test_what_was_verified_is_not_marked_and_a_doubtful_edition_says_so_at_its_head(
    found: dict[str, str],
) -> None:
    assert "| call_999 | 999 |" in found["reference/rulebook/answering-2026.md"]
    assert "unverified" not in found["reference/rulebook/criteria-2026.md"]
    head = found["reference/rulebook/audit_questions-2025-27.md"].splitlines()[4]
    assert head == "> **unverified**: this edition rests on press or a practitioner."


def test_every_line_that_nobody_verified_is_on_the_first_page(found: dict[str, str]) -> None:
    text = found["reference/rulebook.md"]
    assert "| audit_questions/2025-27 | the whole edition |" in text
    for edition in rulebook.editions():
        marked = found[f"reference/{rulebook.address(edition)}"].count("**unverified** |")
        listed = text.count(f"\n| {edition.key} | `")
        assert marked == listed, edition.key
