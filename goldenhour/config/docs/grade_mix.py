"""Grade mix page: how the demonstration's contacts are graded, and which criteria make Priority.

Counted from the stories themselves, by the same function that grades a call: one made-up week,
each contact at its first assessment. What identification adds (repeats, markers) is left out,
so the page can be written without a database; it can only raise a grade, never lower one.
"""

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime

from goldenhour.config.docs.tables import code, page, table
from goldenhour.rulebook import control_room
from goldenhour.rulebook.grades import ORDER
from goldenhour.stories import demand
from goldenhour.stories.demand import Rung
from goldenhour.stories.scenarios import acts
from goldenhour.triage import rules

START = datetime(2026, 11, 16, tzinfo=UTC)  # a Monday, as good as any: the week is made up
DAYS, CHANCE = 7, 1
PRIORITY = "P"


def grade_mix_page() -> str:
    """The share of each grade, and of each criterion among those graded Priority."""
    rung = demand.demand(CHANCE, DAYS, START)
    proposals = list(_proposals(rung))
    return page(
        "The grade mix of the demonstration",
        f"One made-up week: {len(rung):,} contacts, of which {len(proposals):,} are assessed; the "
        "others are closed with a reason before that, or the caller gives up. These are invented "
        "calls: the shares say how the rules work on them, and nothing about any force.",
        "Each is counted as the rules propose it for what the caller says at first. What is known "
        "from earlier contacts is left out here; on the screen it may raise a grade, never lower "
        "it.",
        "## Grades",
        table(("grade", "contacts", "share"), _grades(proposals)),
        "## What makes a contact Priority",
        "Of the contacts proposed Priority: how many have each reason, and how many have no other "
        "reason of that grade. One contact often has several, so the shares add up to more than "
        "the whole.",
        table(("criterion", "contacts", "share", "only reason"), _priority(proposals)),
    )


def _proposals(rung: list[Rung]) -> Iterator[rules.Proposal]:
    for one in rung:
        first = next(iter(one.story.of_kind(acts.Assess)), None)
        if first is not None:
            yield rules.propose_plain(_document(one, first))


def _document(one: Rung, first: acts.Assess) -> dict[str, object]:
    """The contact in the form of the triage contract; the town's promise where nothing is known."""
    return {
        "contact": one.story.name,
        "channel": one.story.ring.channel,
        "received_at": one.at.isoformat(),
        "setting": "urban",
        "incident_type": first.incident_type,
        "also_types": list(first.also_types),
        "answers": acts.answers_at(first.answers, one.at),
        "observed": list(first.observed),
        "history": {},
    }


def _grades(proposals: list[rules.Proposal]) -> Iterator[tuple[str, ...]]:
    counted = Counter(each.proposed_grade for each in proposals)
    names = {each.code: each.name for each in control_room.in_force(START).grades.grade}
    for grade in ORDER:
        share = _share(counted[grade], len(proposals))
        yield f"{grade} {names[grade]}", f"{counted[grade]:,}", share


def _priority(proposals: list[rules.Proposal]) -> Iterator[tuple[str, ...]]:
    reasons = [
        {reason.criterion for reason in each.because if reason.grade == PRIORITY}
        for each in proposals
        if each.proposed_grade == PRIORITY
    ]
    counted = Counter(name for each in reasons for name in each)
    alone = Counter(name for each in reasons if len(each) == 1 for name in each)
    for name, count in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])):
        yield code(name), f"{count:,}", _share(count, len(reasons)), f"{alone[name]:,}"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else ""
