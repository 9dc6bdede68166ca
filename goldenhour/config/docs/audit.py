"""Audit page: every question of the audit, every figure, and what answers it today."""

from goldenhour.accountability.rules import checks, figures
from goldenhour.config.docs.tables import code, page, table
from goldenhour.rulebook import audit_questions
from goldenhour.rulebook.audit_questions import Question


def audit_page() -> str:
    """The questions in the order of the journey, then the public figures."""
    asked = audit_questions.current()
    computed = [each for each in asked.question if each.answered_by in checks.ANSWERS]
    return page(
        "The audit",
        f"Questions of the edition `{asked.key}`: {len(asked.question)}, of which "
        f"{len(computed)} are computed today. All others answer `cannot_tell`, which is never a "
        "pass: either a person must judge, or no build answers it yet.",
        table(
            ("id", "stage", "asked of", "question", "answered by"),
            [_row(each) for each in asked.question],
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


def _answer(each: Question) -> str:
    if each.answered_by == audit_questions.PERSON:
        return "`cannot_tell`: a person judges"
    if each.answered_by not in checks.ANSWERS:
        return "`cannot_tell`: no build yet"
    also = "; a person looks too" if each.also_a_person else ""
    return f"computed by {code(each.answered_by)}{also}"
