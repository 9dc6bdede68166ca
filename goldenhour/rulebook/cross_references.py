"""Cross-references: does an edition agree with the editions it names?

An edition of the grades, of the advice's safety or of the question sets is made with editions of
other books. They must be there, in the folder or among ours, and speak of the same things: every
item of the advice has its line of safety, every type of incident its questions, and no other.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from goldenhour.rulebook import shelf
from goldenhour.rulebook.advice import Advice
from goldenhour.rulebook.advice_safety import AdviceSafety
from goldenhour.rulebook.grades import Grades
from goldenhour.rulebook.question_sets import QuestionSets
from goldenhour.rulebook.thrive import Thrive

Book = TypeVar("Book", bound=shelf.Edition)


def faults_of(edition: shelf.Edition, folder: Path) -> list[str]:
    """What an edition of this folder names and nobody has, or has otherwise; one sentence each."""
    known = shelf.keys_in(shelf.EDITIONS) | shelf.keys_in(folder)
    missing = [key for key in _named_by(edition) if key not in known]
    if missing:
        return [f"{edition.key}: made with {key}, which is not there" for key in missing]
    if isinstance(edition, AdviceSafety):
        return list(_differing_items(edition, _found(Advice, edition.made_with, folder)))
    if isinstance(edition, QuestionSets):
        return list(_differing_questions(edition, _found(Thrive, edition.made_with, folder)))
    if isinstance(edition, Advice):
        return list(_items_without_safety(edition, folder))
    return list(_types_without_set(edition, folder)) if isinstance(edition, Thrive) else []


def _named_by(edition: shelf.Edition) -> tuple[str, ...]:
    if isinstance(edition, Grades):
        books = edition.made_with
        return books.thrive, books.criteria, books.advice, books.vulnerability
    if isinstance(edition, AdviceSafety | QuestionSets):
        return (edition.made_with,)
    return ()


def _found(book: type[Book], key: str, folder: Path) -> Book | None:
    """The edition of that key, the folder's before ours; None where it cannot be read.

    An edition that cannot be read is a fault of its own file, said where that file is checked.
    """
    own = folder / f"{key}.toml"
    try:
        return shelf.read(book, own if own.exists() else shelf.EDITIONS / f"{key}.toml")
    except shelf.UnreadableEdition:
        return None


def _every(book: type[Book], name: str, folder: Path) -> Iterator[Book]:
    """Every edition of a book that can be read, ours and the folder's."""
    for key in sorted(shelf.keys_in(shelf.EDITIONS) | shelf.keys_in(folder)):
        if key.startswith(f"{name}/") and (edition := _found(book, key, folder)):
            yield edition


def _items_without_safety(advice: Advice, folder: Path) -> Iterator[str]:
    every = _every(AdviceSafety, "advice_safety", folder)
    known = {line.item for safety in every for line in safety.item}
    for item in advice.item:
        if item.id not in known:
            yield f"{advice.key}: no edition of advice_safety has a line for {item.id!r}"


def _types_without_set(thrive: Thrive, folder: Path) -> Iterator[str]:
    every = _every(QuestionSets, "question_sets", folder)
    known = {each.type for sets in every for each in sets.question_set}
    for option in thrive.incident_type:
        if option.id not in known:
            yield f"{thrive.key}: no edition of question_sets has a set for {option.id!r}"


def _differing_items(safety: AdviceSafety, advice: Advice | None) -> Iterator[str]:
    if advice is None:
        return
    lines = [line.item for line in safety.item]
    yield from _differing(safety, "line", lines, (item.id for item in advice.item), advice)
    for line in safety.item:
        item = next((each for each in advice.item if each.id == line.item), None)
        if item and item.in_danger is ("danger_now" in line.unsafe_when):
            yield f"{safety.key}: {line.item}: {advice.key} says otherwise of danger now"


def _differing_questions(sets: QuestionSets, thrive: Thrive | None) -> Iterator[str]:
    if thrive is None:
        return
    types = [each.type for each in sets.question_set]
    wanted = (option.id for option in thrive.incident_type)
    yield from _differing(sets, "set", types, wanted, thrive)
    asked = {prompt.question for each in sets.question_set for prompt in each.prompts}
    asked |= {line.question for line in sets.first_contact if line.question}
    asked |= {line.question for line in sets.owed}
    for question in sorted(asked - {each.id for each in thrive.question}):
        yield f"{sets.key}: {thrive.key} asks no {question!r}"


def _differing(
    edition: shelf.Edition, what: str, has: list[str], wanted: Iterable[str], by: shelf.Edition
) -> Iterator[str]:
    """Ids that one edition has and the other has not, and ids that stand twice."""
    known = set(wanted)
    for each in sorted(known - set(has)):
        yield f"{edition.key}: no {what} for {each!r} of {by.key}"
    for each in sorted(set(has) - known):
        yield f"{edition.key}: {each!r} is not in {by.key}"
    for each in sorted({one for one in has if has.count(one) > 1}):
        yield f"{edition.key}: {each!r} stands twice"
