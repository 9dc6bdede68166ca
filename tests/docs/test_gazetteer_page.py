"""The page about gazetteers is true: its file is loaded with its own words, and found."""

import re
from pathlib import Path

import pytest

from goldenhour.contact import queries
from tests.docs.blocks import blocks_of, run

PAGE = Path(__file__).resolve().parents[2] / "docs/how-to/load-a-gazetteer.md"
FILE = re.compile(r"^```\n(uprn,.*?)^```$", re.MULTILINE | re.DOTALL)


def test_the_file_of_the_page_is_loaded_as_the_page_says(
    own_database: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = FILE.search(PAGE.read_text())
    assert found
    (tmp_path / "addresses.csv").write_text(found[1])
    monkeypatch.chdir(tmp_path)
    blocks = list(blocks_of(PAGE))
    assert len(blocks) == 2
    for block in blocks:
        assert run(block, {}, PAGE, capsys) == ""
    first = queries.places("12a mallow way").candidates[0]
    assert (first.kind, first.uprn) == ("gazetteer", "100003")
