"""Explaining: every weight has its sentence, they add up, and the picture says the same."""

from xml.etree import ElementTree

import pytest

from goldenhour.linkage import explaining, waterfall
from goldenhour.linkage.comparisons import COMPARISONS
from goldenhour.linkage.index.searching import Index
from tests.linkage.records import EVERYBODY, NORA, Said, crowd, heard, index_of

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def index() -> Index:
    return index_of([*EVERYBODY.items(), *crowd(300)])


def _why(index: Index, said: Said) -> tuple[tuple[explaining.Reason, ...], float, float]:
    query = heard(said)
    found = index.ask(query).found[0]
    score, on_record = index.explain(query, found.row)
    return explaining.reasons(score, said, on_record, query), score.prior, found.bits


def test_the_weights_add_up_to_the_score(index: Index) -> None:
    why, prior, bits = _why(index, {**NORA, "surname": "Kehoe", "house": "15"})
    assert prior + sum(reason.bits for reason in why) == pytest.approx(bits)
    assert [reason.comparison for reason in why] == [one.id for one in COMPARISONS]


def test_a_sentence_says_what_was_said_and_what_is_on_record(index: Index) -> None:
    why, _, _ = _why(index, {**NORA, "surname": "Kehoe", "date_of_birth": "3 August 1971"})
    sentences = {reason.comparison: reason.sentence for reason in why}
    assert sentences["surname"].startswith("Surname Kehoe sounds like Keogh.")
    assert "3 August 1971 is 1971-03-08 with day and month swapped" in sentences["date_of_birth"]
    assert sentences["place"] == "Address 14 tallowlane, ST13 6AB is the same."


def test_every_level_has_a_sentence_without_holes(index: Index) -> None:
    for one in COMPARISONS:
        for level in one.levels:
            said = level.sentence.format(left="this", right="that")
            assert said.endswith(".")
            assert len(said.split()) <= 20


def test_what_was_typed_is_shown_short_and_printable(index: Index) -> None:
    why, _, _ = _why(index, {**NORA, "surname": "Ke\x00hoe\n" + "x" * 500})
    assert all(reason.sentence.isprintable() for reason in why)
    assert all(len(reason.sentence) < 220 for reason in why)


def test_the_picture_can_be_read_aloud_and_holds_nothing_but_text(index: Index) -> None:
    why, prior, bits = _why(index, {**NORA, "surname": "Kehoe"})
    drawn = ElementTree.fromstring(
        waterfall.draw(why, prior=prior, title='Why <b>"Nora"</b>', name="n1")
    )
    title, described = drawn.find(f"{SVG}title"), drawn.find(f"{SVG}desc")
    assert title is not None
    assert title.text == 'Why <b>"Nora"</b>'
    assert described is not None
    assert f"together {waterfall._figure(bits)} bits" in str(described.text)
    assert drawn.get("role") == "img"
    assert drawn.get("aria-labelledby") == "n1-t n1-d"
    assert not [element for element in drawn.iter() if element.get("style")]
    weighing = [reason for reason in why if reason.bits]
    assert len(drawn.findall(f"{SVG}rect")) == len(weighing) + 2
