"""Under every change a comparison says what a comparison of files changed by hand would say."""

from pathlib import Path

import pytest

pytest.importorskip("numba", reason="the extra planning is not installed: make install")

from goldenhour.planning.jobs import comparing, exports, keeping, pages
from goldenhour.planning.jobs.comparing import Compared
from goldenhour.planning.rules import paired, sensitivity
from goldenhour.planning.rules.sensitivity import CHANGES, Under
from goldenhour.simulation import replicating, scenario
from goldenhour.simulation.intervals import Interval
from goldenhour.simulation.measures import Figures
from goldenhour.simulation.replicating import Asked
from goldenhour.simulation.world import Study
from tests.planning.sites import MINUTES, SITES, written
from tests.simulation.scenarios import changed

OTHER = changed(SITES, '"Middle"', '"Middle"\nunits = { day = 2, night = 2 }')
OTHER = changed(changed(OTHER, "four sites", "three bases"), "per_day = 60", "per_day = 60.0")
UNITS = "units = { day = 2, night = 2 }"


def _compared(folder: Path, first: str, other: str, *, is_changed: bool = True) -> Compared:
    paths = []
    for letter, text in (("a", first), ("b", other)):
        (folder / letter).mkdir(parents=True)
        paths.append(written(folder / letter, text))
    return comparing.run(
        comparing.layouts(paths),
        seed=3,
        replications=4,
        workers=1,
        done=lambda _count: None,
        with_sensitivity=is_changed,
    )


def _by_hand(folder: Path, words: str) -> Compared:
    first, other = SITES, OTHER
    if words.startswith("demand"):
        first = changed(first, "per_day = 60", "per_day = 72")
        other = changed(other, "per_day = 60.0", "per_day = 72")
    if words == "units +10 %":  # 4 on each shift: one more by day; 6 on each: one more on both
        first = changed(first, UNITS, "units = { day = 3, night = 2 }")
        other = changed(other, UNITS, "units = { day = 3, night = 3 }")
    return _compared(folder, first, other, is_changed=False)


@pytest.fixture
def made(tmp_path: Path) -> Compared:
    return _compared(tmp_path / "asked", SITES, OTHER)


def _of(made: Compared, words: str) -> Under:
    (found,) = (one for one in made.sensitivity if one.change.words == words)
    return found


def test_more_demand_is_that_of_files_changed_by_hand(made: Compared, tmp_path: Path) -> None:
    hand = _by_hand(tmp_path / "hand", "demand +20 %")
    assert _of(made, "demand +20 %").told == paired.differences(*hand.series)["grades"]


def test_longer_drives_are_those_of_a_matrix_changed_by_hand(
    made: Compared, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for base, drives in MINUTES.items():
        monkeypatch.setitem(MINUTES, base, tuple(1.15 * one for one in drives))
    hand = _by_hand(tmp_path / "hand", "as it stands")
    told, by_hand = _of(made, "travel +15 %").told, paired.differences(*hand.series)["grades"]
    for grade, measure in (("I", "response_mean"), ("P", "response_p90")):
        # the matrix is kept in single precision
        assert told[grade][measure] == pytest.approx(by_hand[grade][measure], abs=1e-4)


def test_units_are_changed_by_their_share_and_by_one_at_least(tmp_path: Path) -> None:
    read = scenario.read(written(tmp_path))
    fewer, more = (sensitivity.changed(read, change) for change in CHANGES[:2])
    units = {"day": 2, "night": 2}
    assert [base.units for base in more.base if base.units] == [{"day": 3, "night": 2}, units]
    assert [base.units for base in fewer.base if base.units] == [
        {"day": 2, "night": 2},
        {"day": 1, "night": 2},
    ]


def test_more_units_are_those_of_files_changed_by_hand(made: Compared, tmp_path: Path) -> None:
    first, other = (
        sensitivity.changed(layout.study.scenario, CHANGES[1]) for layout in made.layouts
    )
    assert sum(base.units["day"] for base in other.base if isinstance(base.units, dict)) == 7
    assert sum(base.units["day"] for base in first.base if isinstance(base.units, dict)) == 5
    hand = _by_hand(tmp_path / "hand", "units +10 %")
    assert _of(made, "units +10 %").told == paired.differences(*hand.series)["grades"]


def test_the_report_the_tables_and_the_sentences_say_it(made: Compared, tmp_path: Path) -> None:
    page = pages.page(made, beside=[])
    assert "Would it hold?" in page
    for change in CHANGES:
        assert f'<th scope="col">{change.words}</th>' in page
    assert "compare again" not in page
    rows = list(exports.table(made))
    assert {row["change"] for row in rows} == {"", *(change.words for change in CHANGES)}
    told = comparing.results(made)
    assert len(told["sensitivity"]) == len(CHANGES)
    assert any("the sign" in one for one in told["sensitivity_sentences"])
    without = _compared(tmp_path / "without", SITES, OTHER, is_changed=False)
    assert "Would it hold?" not in pages.page(without, beside=[])
    assert comparing.holding(without) == []


def test_a_change_that_cannot_be_played_says_why(tmp_path: Path) -> None:
    tight = changed(SITES, "per_day = 60", "per_day = 130")
    other = changed(changed(OTHER, "per_day = 60.0", "per_day = 130"), "mean = 40", "mean = 39")
    made = _compared(tmp_path, tight, other)
    under = _of(made, "demand +20 %")
    assert under.told == {}
    assert "no steady state" in under.why_not
    assert any("nothing can be said of" in one for one in comparing.holding(made))
    assert "no steady state" in pages.page(made, beside=[])


def _told(low: float, high: float) -> dict[str, paired.Told]:
    return {"I": {"response_mean": Interval((low + high) / 2, low, high)}}


@pytest.mark.parametrize(
    ("standing", "under", "said"),
    [
        ((-2, -1), (-3, -1), "the sign holds under units +10 %."),
        ((-2, -1), (1, 2), "the sign does not hold: it turns round under units +10 %."),
        ((-2, -1), (-1, 2), "the sign does not hold: it is no longer shown under units +10 %."),
        ((-1, 1), (1, 2), "no difference is shown as it stands, so no sign can hold."),
    ],
)
def test_whether_a_sign_holds_is_said(
    standing: tuple[float, float], under: tuple[float, float], said: str
) -> None:
    one = Under(CHANGES[1], "ten", _told(*under))
    (found,) = sensitivity.sentences("three", "ten", _told(*standing), [one])
    assert found == f"Immediate, ten against three: {said}"


def test_a_comparison_that_was_ended_goes_on_where_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = comparing.layouts(
        [written(_made(tmp_path / "a")), written(_made(tmp_path / "b"), OTHER)]
    )
    keep, real, played = tmp_path / "kept", replicating.one, list[int]()

    def one(study: Study, asked: Asked, number: int) -> Figures:
        if len(played) == 5:
            raise KeyboardInterrupt
        played.append(number)
        return real(study, asked, number)

    def run(keep: Path | None, seed: int = 1) -> dict[str, object]:
        made = comparing.run(
            chosen, seed=seed, replications=3, workers=1, done=lambda _count: None, keep=keep
        )
        page = pages.page(made, beside=[])
        return {**comparing.results(made), "wall_seconds": 0, "page": page}

    whole = run(None)
    monkeypatch.setattr(replicating, "one", one)
    with pytest.raises(KeyboardInterrupt):
        run(keep)
    assert not list(keep.rglob("*.part"))
    played.clear()
    assert run(keep) == whole
    assert played == [2]  # what was kept was not played again
    with pytest.raises(keeping.AnotherStudy):
        run(keep, seed=2)


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder
