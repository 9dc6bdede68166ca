"""The table: verdicts for somebody reading a terminal, one line a case and the totals.

Names, numbers and addresses never stand here: the reference, counts and codes do.
"""

from collections.abc import Mapping

from goldenhour.accountability.rules.contacts.verdict import ContactVerdict
from goldenhour.accountability.rules.summary import Figure, Tally
from goldenhour.accountability.rules.verdict import Verdict
from goldenhour.investigation.rules.instants import london_text

BROKEN = frozenset({"missed", "overdue"})


def row(verdict: Verdict) -> str:
    """One case: what was broken, what is due next, how it may end, which checks fail."""
    duties = [duty for duty in verdict.duties if duty.state in BROKEN]
    reviews = [review for review in verdict.reviews if review.state in BROKEN]
    failing = [check for check, answer in verdict.checks.items() if answer == "fail"]
    closures = [
        f"{closure.proposal.data.code} {closure.verdict}{_because(closure.codes)}"
        for closure in verdict.closures
    ]
    parts = [
        _printable(verdict.case),
        f"duties broken {len(duties)} of {len(verdict.duties)}",
        f"reviews broken {len(reviews)} of {len(verdict.reviews)}",
        f"next due {_next_due(verdict)}",
        f"outcome {'; '.join(closures) or 'none proposed'}",
        f"failing {' '.join(failing) or 'none'}",
    ]
    return "  ".join(parts)


def contact_row(verdict: ContactVerdict) -> str:
    """One contact: its grade, what was promised and when somebody came, which checks fail."""
    failing = [check for check, answer in verdict.checks.items() if answer == "fail"]
    parts = [
        _printable(verdict.contact),
        f"grade {verdict.grade or 'none'}",
        f"due {london_text(verdict.due_at) if verdict.due_at else 'nothing'}",
        f"arrived {london_text(verdict.arrived_at) if verdict.arrived_at else 'nobody'}",
        f"failing {' '.join(failing) or 'none'}",
    ]
    return "  ".join(parts)


def _printable(text: str) -> str:
    """A reference may hold anything; a terminal must not obey it."""
    return "".join(each if each.isprintable() else "?" for each in text)


def _because(codes: list[str]) -> str:
    return f" ({' '.join(codes)})" if codes else ""


def _next_due(verdict: Verdict) -> str:
    pending = [duty.due for duty in verdict.duties if duty.state == "pending"]
    pending += [review.due for review in verdict.reviews if review.state == "pending"]
    return london_text(min(pending)) if pending else "nothing"


def totals(
    tally: Tally, *, of_a_sample: bool, of_what: str = "case", why_untold: Mapping[str, str] = {}
) -> str:
    """What all of them come to: each check that could be answered, with its counts.

    ``why_untold``: why a check cannot be told at all, said where that was so.
    """
    figures = [f for f in tally.figures(of_a_sample=of_a_sample) if f.answered]
    lines = ["", f"{tally.judged} {of_what}s judged", *map(_figure, figures)]
    untold = sum(1 for f in tally.figures(of_a_sample=False) if not f.answered)
    lines += [
        f"{f.check}  {f.cannot_tell} cannot tell: {why_untold[f.check]}"
        for f in tally.figures(of_a_sample=False)
        if f.cannot_tell and f.check in why_untold
    ]
    return "\n".join([*lines, f"{untold} further checks could be answered in no {of_what}", ""])


def _figure(figure: Figure) -> str:
    share = f"{figure.share:.1%}" if figure.share is not None else "-"
    interval = ""
    if figure.interval is not None:
        interval = f" (95%: {figure.interval[0]:.1%} to {figure.interval[1]:.1%})"
    return (
        f"{figure.check}  {figure.passed} of {figure.answered} passed, {share}{interval}; "
        f"{figure.not_applicable} not applicable, {figure.cannot_tell} cannot tell"
    )
