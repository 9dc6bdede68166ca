"""The books: which there are, and the shape of each.

A new book is a module of its own, a folder under ``editions/`` and a line here; a test compares
the three. `faults_of` reads a folder of a force's own editions as strictly as ours are read.
"""

from collections.abc import Mapping
from pathlib import Path

from goldenhour.rulebook import cross_references, shelf
from goldenhour.rulebook.advice import Advice
from goldenhour.rulebook.advice_safety import AdviceSafety
from goldenhour.rulebook.answering import Answering
from goldenhour.rulebook.audit_questions import AuditQuestions
from goldenhour.rulebook.bank_holidays import BankHolidays
from goldenhour.rulebook.criteria import Criteria
from goldenhour.rulebook.frameworks import Frameworks
from goldenhour.rulebook.grades import Grades
from goldenhour.rulebook.instruments import Instrument
from goldenhour.rulebook.outcomes import Outcomes
from goldenhour.rulebook.question_sets import QuestionSets
from goldenhour.rulebook.reassessment import Reassessment
from goldenhour.rulebook.repeats import Repeats
from goldenhour.rulebook.right_care import RightCare
from goldenhour.rulebook.supervision import Supervision
from goldenhour.rulebook.thrive import Thrive
from goldenhour.rulebook.victims_code import VictimsCode
from goldenhour.rulebook.vulnerability import Vulnerability

BOOKS: Mapping[str, type[shelf.Edition]] = {
    "advice": Advice,
    "advice_safety": AdviceSafety,
    "answering": Answering,
    "audit_questions": AuditQuestions,
    "bank_holidays": BankHolidays,
    "criteria": Criteria,
    "frameworks": Frameworks,
    "grades": Grades,
    "instruments": Instrument,
    "outcomes": Outcomes,
    "question_sets": QuestionSets,
    "reassessment": Reassessment,
    "repeats": Repeats,
    "right_care": RightCare,
    "supervision": Supervision,
    "thrive": Thrive,
    "victims_code": VictimsCode,
    "vulnerability": Vulnerability,
}


def faults_of(folder: Path) -> list[str]:
    """What is wrong with the editions in a folder, one sentence each; none if all is well."""
    if not folder.is_dir():
        return [f"{folder}: there is no such folder"]
    faults = [
        f"{each.name}: no such book; the books are {', '.join(BOOKS)}"
        for each in sorted(folder.iterdir())
        if each.is_dir() and each.name not in BOOKS
    ]
    for name, book in BOOKS.items():
        for file in shelf.edition_files(folder, name):
            faults += _faults_of_file(book, file, folder)
    locked = shelf.broken_locks(folder)
    return faults + [f"{key}: locked, yet changed; make a new edition" for key in locked]


def _faults_of_file(book: type[shelf.Edition], file: Path, folder: Path) -> list[str]:
    try:
        edition = shelf.read(book, file)
    except shelf.UnreadableEdition as bad:
        return [str(bad)]
    is_ours = folder.resolve() == shelf.EDITIONS.resolve()
    if not is_ours and edition.key in shelf.keys_in(shelf.EDITIONS):
        return [f"{edition.key}: one of ours carries this key; give yours another"]
    return cross_references.faults_of(edition, folder)
