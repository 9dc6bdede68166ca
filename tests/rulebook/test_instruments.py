"""Instruments: a form without anybody's wording, read strictly; declining is an answer too."""

import re
from datetime import date
from pathlib import Path
from typing import get_args

import pytest

from goldenhour.force.rules import MAY
from goldenhour.rulebook import books, instruments, shelf
from goldenhour.rulebook.instruments import Declined, Instrument
from tests.docs.blocks import blocks_of, run

PAGE = Path(__file__).resolve().parents[2] / "docs/how-to/load-an-instrument.md"
EXAMPLE = shelf.EDITIONS / "instruments" / "invented-example.toml"
FENCE = re.compile(r"^```(toml)?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    """A force's folder with the instrument of the how-to page."""
    folder = tmp_path / "rulebook"
    (folder / "instruments").mkdir(parents=True)
    written = next(found[2] for found in FENCE.finditer(PAGE.read_text()) if found[1])
    (folder / "instruments" / "our-example.toml").write_text(written)
    return folder


def change(folder: Path, old: str, new: str) -> list[str]:
    """What the check says once the force's file has another word in it."""
    file = folder / "instruments" / "our-example.toml"
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1))
    return books.faults_of(folder)


def test_the_page_is_true(
    theirs: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(theirs.parent)
    (block,) = blocks_of(PAGE)
    fault = run(block, {}, PAGE, capsys)
    assert not fault, fault


def test_the_page_shows_what_the_check_says_of_an_unknown_scale(theirs: Path) -> None:
    (said,) = change(theirs, 'scale = "yes_no"', 'scale = "yes_or_no"')
    assert said in PAGE.read_text().splitlines()


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("Letter of 2 November 2026, kept by the information manager.", "", "licence.permission"),
        ('visible_to    = ["contact_officer"', 'visible_to    = ["everybody"', "visible_to"),
        ('fallback = "The officer', 'instead = "The officer', "declining"),
        ('rule  = "Nothing', 'score = 3\nrule  = "Nothing', "score"),
        ('id    = "open_at_night"', 'id    = "what_worries"', "question what_worries: its id"),
        ('id    = "high"', 'id    = "ordinary"', "level ordinary: its id"),
    ],
)
def test_what_is_missing_or_strange_is_named(theirs: Path, old: str, new: str, where: str) -> None:
    (said,) = change(theirs, old, new)
    assert said.startswith("instruments/our-example.toml: ")
    assert where in said


def test_a_force_finds_its_own_instrument_from_its_day_on_and_never_the_example(
    theirs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shelf, "own_folder", lambda: theirs)
    assert instruments.loaded(date(2026, 11, 30)) == ()
    (own,) = instruments.loaded(date(2026, 12, 1))
    assert own.name == "our-example"
    assert instruments.named("our-example") == own
    assert instruments.named("no-such") is None


def test_all_that_ships_is_invented_and_says_so() -> None:
    shipped = shelf.editions_with(Instrument, "instruments", None)
    assert [each.name for each in shipped] == ["invented-example"]
    for each in shipped:
        assert each.invented
        assert each.title.startswith("INVENTED")
    assert instruments.loaded(date(2030, 1, 1)) == ()


def test_no_edition_carries_the_wording_of_a_licensed_instrument() -> None:
    for file in sorted(shelf.EDITIONS.glob("*/*.toml")):
        assert not re.search(r"\b(S-)?DASH\b|\bDARA\b", file.read_text()), file.name


def test_the_roles_that_may_see_it_are_roles_of_the_force() -> None:
    assert set(get_args(instruments.Role)) <= set(MAY)


def test_only_the_named_roles_see_it() -> None:
    example = shelf.read(Instrument, EXAMPLE)
    assert example.may_be_seen_by({"analyst", "contact_officer"})
    assert not example.may_be_seen_by({"analyst"})
    assert not example.may_be_seen_by(())


def test_an_answer_must_be_on_its_scale_or_in_words() -> None:
    example = shelf.read(Instrument, EXAMPLE)
    answers = {"left_outside": "often", "locked": "perhaps", "own_words": "  "}
    assert example.unanswered(answers) == ("locked", "own_words")
    assert example.unanswered({}) == ("left_outside", "locked", "own_words")
    answers |= {"locked": "not_known", "own_words": "She rides to dialysis."}
    assert example.unanswered(answers) == ()


@pytest.mark.parametrize(
    ("who", "reason", "fallback", "lacking"),
    [
        ("", " ", "", ("who", "reason", "fallback")),
        ("somebody", "Not now", "What was known was answered.", ("who",)),
        ("owner", "Not now", "", ("fallback",)),
        ("owner", "Not now", "What was known was answered.", ()),
    ],
)
def test_declining_says_who_why_and_what_was_done_instead(
    who: str, reason: str, fallback: str, lacking: tuple[str, ...]
) -> None:
    example = shelf.read(Instrument, EXAMPLE)
    assert example.lacking(Declined(who=who, reason=reason, fallback=fallback)) == lacking
