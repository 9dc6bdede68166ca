"""Jobs on whole files: trained, linked, gathered; whole or absent; refused by line."""

import csv
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from goldenhour.config import cli
from goldenhour.identification.rules.people_file import Person
from goldenhour.linkage import model as linkage_model
from tests.bench.population import files

pytest.importorskip("splink", reason="the extra batch is not installed: make install")

from goldenhour.identification.jobs import linking, terminal, training

KEOGH = Person(
    "p1", "Niamh", "Keogh", "1984-02-03", "F", "06170090031", house="14", street="Mallow Way",
    locality="Stafford", postcode="ST16 2AB",
)  # fmt: skip
KEHOE = KEOGH._replace(person_id="p2", surname="Kehoe", phone="06170090032")
LODGER = KEOGH._replace(
    person_id="p3", given_name="Piotr", surname="Nowak", date_of_birth="1990-11-30", sex="M",
    phone="", house="14 ", postcode="st162ab",
)  # fmt: skip
ELSEWHERE = Person("p4", "Ama", "Osei", "1971-06-07", "F", "06170090034", uprn="900000000007")
NOWHERE = Person("p5", "Jun", "Chan")
EVERYBODY = (KEOGH, KEHOE, LODGER, ELSEWHERE, NOWHERE)


def _written(path: Path, people: Iterator[Person] | tuple[Person, ...]) -> Path:
    with path.open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(Person._fields)
        table.writerows(people)
    return path


def _rows(path: Path) -> list[tuple[str, ...]]:
    with path.open(newline="", encoding="utf-8") as file:
        return [tuple(row) for row in csv.reader(file)][1:]


def _identify(*words: object) -> int:
    return cli.main(["identify", *map(str, words)])


@pytest.fixture
def people(tmp_path: Path) -> Path:
    return _written(tmp_path / "people.csv", EVERYBODY)


def test_the_same_woman_under_two_spellings_is_a_pair(people: Path, tmp_path: Path) -> None:
    out = tmp_path / "pairs.csv"
    assert _identify("link", "--people", people, "--out", out) == 0
    ((one, other, probability),) = _rows(out)
    assert (one, other) == ("p1", "p2")
    assert float(probability) >= 0.9
    assert {path.name for path in tmp_path.iterdir()} == {"people.csv", "pairs.csv"}


def test_between_two_files_the_left_is_of_the_first(people: Path, tmp_path: Path) -> None:
    other = _written(tmp_path / "other.csv", (KEOGH._replace(person_id="p4"),))
    out = tmp_path / "pairs.csv"
    assert _identify("link", "--people", people, "--people", other, "--out", out) == 0
    assert sorted(row[:2] for row in _rows(out)) == [("p1", "p4"), ("p2", "p4")]


def test_a_household_is_who_is_on_record_at_one_address(people: Path, tmp_path: Path) -> None:
    out = tmp_path / "households.csv"
    assert _identify("households", "--people", people, "--out", out) == 0
    assert _rows(out) == [
        ("H1", "p1"),
        ("H1", "p2"),
        ("H1", "p3"),
        ("H2", "p4"),
        ("H3", "p5"),
    ]


@pytest.mark.parametrize("job", ["link", "households", "train"])
def test_a_malformed_row_refuses_the_file(
    job: str, people: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _written(people, (KEOGH, KEHOE._replace(date_of_birth="1984-02-30")))
    out = tmp_path / "out"
    out.write_text("what was there before")
    assert _identify(job, "--people", people, "--out", out) == 2
    assert "people.csv line 3: date_of_birth" in capsys.readouterr().err
    assert out.read_text() == "what was there before"


def test_a_file_without_rows_has_no_pairs(people: Path, tmp_path: Path) -> None:
    _written(people, ())
    for job in ("link", "households"):
        out = tmp_path / job
        assert _identify(job, "--people", people, "--out", out) == 0
        assert _rows(out) == []


def test_a_run_that_was_killed_goes_on(
    people: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(linking, "ROWS_A_PART", 2)
    weights = json.loads(terminal.DEFAULT_WEIGHTS.read_text())
    asked = linking.Asked((people,), weights, 0.0001)
    whole, out = tmp_path / "whole.csv", tmp_path / "pairs.csv"
    done: list[int] = []

    def killed(count: int) -> None:
        raise KeyboardInterrupt

    linking.link(asked, whole)
    with pytest.raises(KeyboardInterrupt):
        linking.link(asked, out, linking.Reports(part=killed))
    assert not out.exists()
    assert linking.work_folder(out).exists()
    kept = (linking.work_folder(out) / "part-0001.parquet").stat().st_mtime_ns
    with pytest.raises(KeyboardInterrupt):
        linking.link(asked, out, linking.Reports(part=killed))
    assert (linking.work_folder(out) / "part-0001.parquet").stat().st_mtime_ns == kept
    linking.link(asked, out, linking.Reports(part=done.append))
    assert out.read_bytes() == whole.read_bytes()
    assert not linking.work_folder(out).exists()


def test_a_run_with_another_threshold_begins_anew(people: Path, tmp_path: Path) -> None:
    out = tmp_path / "pairs.csv"
    work = linking.work_folder(out)
    work.mkdir()
    (work / "mark").write_text("of something else")
    (work / "part-0001.parquet").write_text("half of something")
    assert _identify("link", "--people", people, "--out", out) == 0
    assert len(_rows(out)) == 1


@pytest.mark.parametrize(("is_labelled", "way"), [(True, "by labels"), (False, "maximisation")])
def test_weights_are_learnt_and_read_by_the_engine(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    *,
    is_labelled: bool,
    way: str,
) -> None:
    monkeypatch.setattr(training, "RANDOM_PAIRS", 20_000)
    monkeypatch.setattr(training, "LABELS_WANTED", 100)
    rows = list(files.Crowd(files.Wanted(800, 0), 5).rows())
    if not is_labelled:
        rows = [row._replace(person_id=str(number)) for number, row in enumerate(rows)]
    people, out = _written(tmp_path / "people.csv", iter(rows)), tmp_path / "weights.json"
    assert _identify("train", "--people", people, "--out", out) == 0
    assert way in capsys.readouterr().err
    weights = json.loads(out.read_text())
    trained = linkage_model.read(weights)
    same, *_, other = (weight.bits for weight in trained.weights[0][1:])
    assert same > 0 > other
    assert f"{len(rows)} rows" in trained.provenance


def test_other_words_are_refused(
    people: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "pairs.csv"
    for words in (["--engine", "dask"], ["--people", people, "--people", people]):
        assert _identify("link", "--people", people, "--out", out, *words) == 1
    said = capsys.readouterr().err
    assert "duckdb or spark, not dask" in said
    assert "one people file, or two" in said


def test_without_the_extra_one_sentence_says_so(
    people: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def missing(name: str) -> None:
        raise ModuleNotFoundError(f"No module named {name!r}", name="splink")

    monkeypatch.setattr(terminal, "_job", missing)
    assert _identify("link", "--people", people, "--out", tmp_path / "pairs.csv") == 1
    assert "goldenhour[batch]" in capsys.readouterr().err


# It takes a minute and a half, most of it Spark's own; and Spark leaves sockets to the end.
@pytest.mark.ux
@pytest.mark.filterwarnings("ignore::ResourceWarning")
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java, which is not here")
def test_spark_finds_the_same_pairs(people: Path, tmp_path: Path) -> None:
    pytest.importorskip("pyspark", reason="the extra batch is not installed: make install")
    by = {engine: tmp_path / f"{engine}.csv" for engine in ("duckdb", "spark")}
    for engine, out in by.items():
        assert _identify("link", "--people", people, "--out", out, "--engine", engine) == 0
    assert [row[:2] for row in _rows(by["spark"])] == [row[:2] for row in _rows(by["duckdb"])]
