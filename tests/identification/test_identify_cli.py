"""``goldenhour identify build``, ``match`` and ``explain``, as the contract has them."""

import csv
import json
from pathlib import Path

import pytest

from goldenhour.config import cli
from goldenhour.identification.rules.people_file import Person, Query
from tests.linkage.records import ADAM, EVERYBODY, NORA, Said, crowd


def _write(path: Path, columns: tuple[str, ...], rows: list[dict[str, str]]) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        table = csv.DictWriter(file, columns)
        table.writeheader()
        table.writerows(rows)
    return path


def _people(path: Path, people: list[tuple[str, Said]]) -> Path:
    return _write(path, Person._fields, [{"person_id": who, **said} for who, said in people])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with people, and an index of them."""
    alias = ("nora", {**NORA, "surname": "Wexcombe", "phone": ""})
    people = _people(tmp_path / "people.csv", [*EVERYBODY.items(), alias, *crowd(100)])
    assert (
        cli.main(["identify", "build", "--people", str(people), "--index", _index(tmp_path)]) == 0
    )
    return tmp_path


def _index(folder: Path) -> str:
    return str(folder / "index")


def _match(folder: Path, rows: list[dict[str, str]], *more: str) -> list[dict[str, str]]:
    queries = _write(folder / "queries.csv", Query._fields, rows)
    out = folder / "matches.csv"
    words = ["identify", "match", "--index", _index(folder), "--queries", str(queries)]
    assert cli.main([*words, "--out", str(out), *more]) == 0
    return list(csv.DictReader(out.read_text().splitlines()))


def test_build_says_rows_and_seconds(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    people = str(folder / "people.csv")
    capsys.readouterr()
    assert cli.main(["identify", "build", "--people", people, "--index", _index(folder)]) == 0
    said = capsys.readouterr().out
    assert said.startswith("106 rows in ")
    assert "seconds" in said


def test_match_answers_every_query_best_first(folder: Path) -> None:
    stats = folder / "stats.json"
    rows = _match(
        folder,
        [
            {"query_id": "q1", **ADAM},
            {"query_id": "q2", "given_name": "Nora", "surname": "wexcombe", "age": "55"},
            {"query_id": "q3", "surname": "Quillfeather"},
            {"query_id": "q4", "date_of_birth": "30 February", "phone": "4" * 40},
        ],
        *("--top", "2", "--stats", str(stats), "--on", "2026-12-01"),
    )
    best = {row["query_id"]: row for row in reversed(rows)}
    assert (best["q1"]["person_id"], best["q1"]["decision"]) == ("adam", "match")
    assert best["q2"]["person_id"] == "nora"
    for nobody in ("q3", "q4"):
        assert list(best[nobody].values()) == [nobody, "1", "", "", "none"]
    assert [row["rank"] for row in rows if row["query_id"] == "q1"] == ["1", "2"]
    timed = json.loads(stats.read_text())
    assert list(timed) == [
        *("queries", "seconds", "p50_ms", "p95_ms", "p99_ms", "max_ms", "index_rows")
    ]
    assert (timed["queries"], timed["index_rows"]) == (4, 106)


def test_a_malformed_row_is_named_and_keeps_the_old_index(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    spoilt = [("x", {"date_of_birth": "1985-02-30"}), ("y", {"surname": "Good"}), ("", {})]
    bad = _people(folder / "bad.csv", [(who, said) for who, said in spoilt])
    assert cli.main(["identify", "build", "--people", str(bad), "--index", _index(folder)]) == 2
    said = capsys.readouterr().err.splitlines()
    assert [line.split(":")[0] for line in said] == ["bad.csv line 2", "bad.csv line 4"]
    assert _match(folder, [{"query_id": "q1", **ADAM}])[0]["person_id"] == "adam"


def test_extra_columns_are_refused_unless_they_are_ignored(folder: Path) -> None:
    extra = _write(folder / "extra.csv", ("person_id", "shoe"), [{"person_id": "p", "shoe": "9"}])
    words = ["identify", "build", "--people", str(extra), "--index", str(folder / "new")]
    assert cli.main(words) == 2
    assert not (folder / "new").exists()
    assert cli.main([*words, "--ignore-extra"]) == 0


def test_a_query_that_is_no_row_is_named_and_the_others_are_answered(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    queries = folder / "q.csv"
    queries.write_text("query_id,surname\nq1,Keogh\nq2,a,b\n")
    out = folder / "m.csv"
    words = ["identify", "match", "--index", _index(folder), "--queries", str(queries)]
    assert cli.main([*words, "--out", str(out)]) == 2
    assert "q.csv line 3" in capsys.readouterr().err
    assert out.read_text().splitlines()[1].startswith("q1,1,nora")


def test_explain_says_why_in_sentences_that_add_up(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    query = json.dumps({"surname": "Kehoe", "phone": "07700900310", "age": 55})
    picture = folder / "why.svg"
    words = ["identify", "explain", "--index", _index(folder), "--query", query]
    capsys.readouterr()
    assert cli.main([*words, "--svg", str(picture), "--top", "1"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("1. nora ")
    weights = [float(line.split()[0]) for line in lines[1:-1]]
    assert sum(weights[:-1]) == pytest.approx(weights[-1], abs=0.05)
    assert "Number …700900310 is the same." in "\n".join(lines)
    assert picture.read_text().startswith("<svg ")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("{", "JSON object"),
        ("[]", "JSON object"),
        ('{"shoe": 9}', "shoe"),
        ("[" * 50_000, "JSON object"),
    ],
)
def test_a_query_that_cannot_be_read_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str], query: str, said: str
) -> None:
    words = ["identify", "explain", "--index", _index(folder), "--query", query]
    assert cli.main(words) == 1
    assert said in capsys.readouterr().err


def test_nobody_is_explained_too(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["identify", "explain", "--index", _index(folder), "--query", '{"surname": "Xq"}']
    capsys.readouterr()
    assert cli.main(words) == 0
    assert capsys.readouterr().out == "Nobody on record.\n"


@pytest.mark.parametrize("words", [["build", "--people", "nowhere.csv"], ["match"]])
def test_what_is_not_there_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    more = ["--queries", "nowhere.csv", "--out", str(tmp_path / "o")] if words == ["match"] else []
    assert cli.main(["identify", *words, "--index", str(tmp_path / "i"), *more]) == 1
    assert capsys.readouterr().err.count("\n") == 1


def test_unfit_weights_are_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    weights = folder / "w.json"
    weights.write_text('{"comparisons": []}')
    words = ["identify", "build", "--people", str(folder / "people.csv")]
    words += ["--index", _index(folder), "--weights", str(weights)]
    assert cli.main(words) == 1
    assert "train it again" in capsys.readouterr().err
