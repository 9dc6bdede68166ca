"""``plan locate`` from outside: the contract's answers, and refusals before anything runs."""

import json
from pathlib import Path

import pytest

from goldenhour.config import cli
from tests.config.machines import environment, python

PLACES = "place,easting,northing,weight\nA,390000,340000,4\nB,395000,340000,2\nC,400000,340000,1\n"
MATRIX = "from,to,minutes\nA,West,1\nB,West,6\nC,West,12\nA,East,11\nB,East,5\nEast,C,2\n"
SITES = """
name = "two sites"
[demand]
places = "places.csv"
[travel]
kind = "matrix"
file = "minutes.csv"
[[base]]
name = "West"
[[base]]
name = "East"
"""


@pytest.fixture
def sites(tmp_path: Path) -> Path:
    (tmp_path / "places.csv").write_text(PLACES)
    (tmp_path / "minutes.csv").write_text(MATRIX)
    path = tmp_path / "sites.toml"
    path.write_text(SITES)
    return path


def located(path: Path, *words: str, capsys: pytest.CaptureFixture[str]) -> dict[str, object]:
    assert cli.main(["plan", "locate", str(path), "--format", "json", *words]) == 0
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


def test_the_median_is_as_by_hand(sites: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = located(sites, "--bases", "1", "--objective", "p-median", capsys=capsys)
    assert found["objective_value"] == pytest.approx((4 * 1 + 2 * 6 + 12) / 7)
    assert found["bases"] == ["West"]
    assert found["assignment"] == {"A": "West", "B": "West", "C": "West"}
    assert found["proven_optimal"] is True
    assert {"gap", "solver", "seconds"} <= set(found)


def test_a_fixed_base_stays(sites: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = "--bases", "1", "--objective", "p-median", "--fix", "East"
    assert located(sites, *words, capsys=capsys)["bases"] == ["East"]
    both = located(sites, "--bases", "2", "--fix", "East", "--fix", "West", capsys=capsys)
    assert both["bases"] == ["West", "East"]
    assert both["assignment"] == {"A": "West", "B": "East", "C": "East"}


def test_centre_coverage_and_room(sites: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("highspy", reason="the extra planning is not installed: make install")
    centre = located(sites, "--bases", "1", "--objective", "p-center", capsys=capsys)
    assert (centre["objective_value"], centre["bases"]) == (11.0, ["East"])
    words = "--bases", "1", "--objective", "coverage", "--within-minutes", "5"
    covered = located(sites, *words, capsys=capsys)
    assert (covered["objective_value"], covered["bases"]) == (pytest.approx(4 / 7), ["West"])
    room = located(sites, "--bases", "2", "--capacity", "0.6", capsys=capsys)
    assert room["assignment"] == {"A": "West", "B": "East", "C": "East"}


def test_demand_may_be_arrivals_or_incidents_on_record(
    sites: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = "".join(f'[[arrivals]]\ngrade = "P"\nper_hour = {n}\nplace = "{p}"\n' for p, n in ARRIVE)
    sites.write_text(SITES + rows)
    assert located(sites, "--bases", "1", capsys=capsys)["bases"] == ["East"]
    (sites.parent / "calls.csv").write_text("at,place,grade\n2026-01-01T00:00:00Z,C,P\n")
    sites.write_text(SITES.replace("[travel]", 'file = "calls.csv"\n[travel]'))
    recorded = located(sites, "--bases", "1", capsys=capsys)
    assert recorded["objective_value"] == 2.0


ARRIVE = (("A", 0.1), ("C", 3))


@pytest.mark.parametrize(
    ("old", "new", "words", "said"),
    [
        ("kind", "knid", "", "travel.knid: unknown key"),
        ("[travel]", "per_day = -1\n[travel]", "", "demand.per_day: must not be negative"),
        ('"matrix"', '"road"', "", "travel.kind: road comes later"),
        ('name = "East"', 'name = "West"', "", "base: the name West stands there twice"),
        ("minutes.csv", "nothing.csv", "", "travel.file: nothing.csv cannot be read"),
        ("places.csv", "minutes.csv", "", "demand.places: minutes.csv: line 1: names no column"),
        ('kind = "matrix"', 'kind = "calibrated"', "", "base[0].easting: is missing"),
        ("West", "West", "--bases 3", "--bases: 3 are more than the 2 [[base]] rows"),
        ("West", "West", "--fix North", "--fix: no [[base]] is named North"),
        ("West", "West", "--fix West --fix East", "--fix: 2 bases are more than --bases 1"),
        ("West", "West", "--objective nearest", "--objective must be p-median or p-center or"),
        ("West", "West", "--objective coverage", "--within-minutes belongs to --objective cov"),
        ("West", "West", "--within-minutes 5", "--within-minutes belongs to --objective cov"),
        ("West", "West", "--capacity nan", "--capacity must be above 0 and at most 1, not nan"),
        ("West", "West", "--format xml", "--format must be table or json, not xml"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    old: str, new: str, words: str, said: str, sites: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sites.write_text(SITES.replace(old, new) if old != new else SITES)
    given = words.split() if "--bases" in words else ["--bases", "1", *words.split()]
    assert cli.main(["plan", "locate", str(sites), *given]) == 2
    told = capsys.readouterr()
    assert told.err.startswith(said)
    assert not told.out


def test_a_place_that_nothing_reaches_is_named(
    sites: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (sites.parent / "minutes.csv").write_text("from,to,minutes\nA,West,1\nB,East,5\n")
    assert cli.main(["plan", "locate", str(sites), "--bases", "1"]) == 2
    assert "1 places are reached from nowhere: C" in capsys.readouterr().err


def test_a_missing_file_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["plan", "locate", "nowhere.toml", "--bases", "1"]) == 1
    assert capsys.readouterr().err == "nowhere.toml: No such file or directory\n"


def test_a_ready_scenario_is_known_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["plan", "locate", "staffordshire-candidates", "--bases", "10"]) == 0
    told = capsys.readouterr().out
    assert "10.72 minutes on average" in told
    assert "proven: no choice is better" in told
    assert "location alone misranks layouts. Uncalibrated." in told


def test_neither_django_nor_the_solver_is_needed_for_a_median() -> None:
    code = (
        "import sys\nfrom goldenhour.config import cli\n"
        "cli.main(['plan', 'locate', 'staffordshire-candidates', '--bases', '2'])\n"
        "sys.exit(9 if {'django', 'psycopg', 'highspy', 'numba'} & set(sys.modules) else 0)"
    )
    assert python("-c", code, given=environment()).returncode == 0


def test_without_the_extra_one_sentence_says_what_is_missing(sites: Path) -> None:
    code = (
        "import sys, importlib.util as util\nfind = util.find_spec\n"
        "util.find_spec = lambda name, *more: None if name == 'highspy' else find(name, *more)\n"
        "from goldenhour.config import cli\n"
        f"sys.exit(cli.main(['plan', 'locate', {str(sites)!r}, '--bases', '1',"
        " '--objective', 'p-center']))"
    )
    done = python("-c", code, given=environment())
    assert done.returncode == 2
    assert done.stderr == (
        "This needs highspy, which is not installed. "
        "Run make install, or pip install 'goldenhour[planning]'.\n"
    )
