"""Audit page: every question of the audit, every figure, and what answers it today."""

from goldenhour.accountability.rules import checks, figures
from goldenhour.accountability.rules.contacts import checks as contacts
from goldenhour.config.docs.tables import code, page, table
from goldenhour.rulebook import audit_questions
from goldenhour.rulebook.audit_questions import Question

COMPUTED = {**checks.ANSWERS, **contacts.ANSWERS}


def audit_page() -> str:
    """The questions in the order of the journey, then the public figures."""
    asked = audit_questions.current()
    computed = [each for each in asked.question if each.answered_by in COMPUTED]
    return page(
        "The audit",
        f"Questions of the edition `{asked.key}`: {len(asked.question)}, of which "
        f"{len(computed)} are computed today. All others answer `cannot_tell`, which is never a "
        "pass: either a person must judge, or no build answers it yet.",
        table(
            ("id", "stage", "asked of", "question", "answered by"),
            [_row(each) for each in asked.question],
        ),
        "## How a contact is judged",
        "What each function takes for an answer, in the words that stand beside its code. A check "
        "whose occasion is not on record does not apply; one whose answer would stand in a type "
        "of fact that the whole file has nowhere cannot be told.",
        table(
            ("id", "read as"),
            [
                (each.id, _reading(each))
                for each in asked.of_a_contact()
                if each.answered_by in contacts.ANSWERS
            ],
        ),
        "## Public figures",
        "A figure is computed from the same verdicts. Cells of one to four are not published.",
        table(
            ("figure", "counted", "of", "left out", "weakness", "from"),
            [
                (each.title, each.counted, each.of, each.left_out, each.weakness, each.checks)
                for each in figures.DEFINITIONS
            ],
        ),
    )


def _row(each: Question) -> tuple[str, ...]:
    return each.id, each.stage, each.asked_of, each.question, _answer(each)


def _reading(each: Question) -> str:
    """The function's own account of itself, without the id that it begins with."""
    said = " ".join((contacts.ANSWERS[each.answered_by].__doc__ or "").split()).replace("``", "`")
    return said.removeprefix(f"{each.id}: ")


def _answer(each: Question) -> str:
    if each.answered_by == audit_questions.PERSON:
        return "`cannot_tell`: a person judges"
    if each.answered_by not in COMPUTED:
        return "`cannot_tell`: no build yet"
    also = "; a person looks too" if each.also_a_person else ""
    return f"computed by {code(each.answered_by)}{also}"
