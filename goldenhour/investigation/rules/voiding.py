"""Voiding: which facts still stand after the corrections made to them.

Source: the case-file contract: a fact is corrected only by ``fact.voided``; a voided void
restores its target; voids act from the beginning. A void that names nothing has no effect.
Voids that name each other in a ring are broken by the latest one, which stands.
"""

from collections.abc import Sequence

from goldenhour.investigation.rules.facts import Fact
from goldenhour.investigation.rules.facts.case import FactVoided
from goldenhour.investigation.rules.facts.fields import Data


def standing(facts: Sequence[Fact[Data]]) -> list[Fact[Data]]:
    """The facts that still stand, in the order given (the order of judgement)."""
    targets = {f.id: f.data.fact for f in facts if isinstance(f.data, FactVoided)}
    if not targets:
        return list(facts)
    struck = _struck(targets)
    return [f for f in facts if f.id not in struck]


def _struck(targets: dict[str, str]) -> set[str]:
    """The ids struck out by voids that are themselves not struck out."""
    waiting = dict.fromkeys(targets, 0)
    for target in targets.values():
        if target in waiting:
            waiting[target] += 1
    ready = [void for void, voiders in waiting.items() if not voiders]
    in_order = list(targets)
    struck: set[str] = set()
    decided: set[str] = set()
    while ready or in_order:
        void = ready.pop() if ready else in_order.pop()
        if void in decided:
            continue
        decided.add(void)
        target = targets[void]
        if void not in struck:
            struck.add(target)
        if target in waiting and target not in decided:
            waiting[target] -= 1
            if not waiting[target]:
                ready.append(target)
    return struck
