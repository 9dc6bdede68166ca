"""Tellings: what was said to a victim, and whether it may count.

Source: the case-file contract, "Safe contact" and "Evidence". A telling or an attempt over
an unsafe way discharges nothing, whatever it says.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

import msgspec

from goldenhour.investigation.rules import safe_contact
from goldenhour.investigation.rules.casefile import CaseFile
from goldenhour.investigation.rules.facts import Fact
from goldenhour.investigation.rules.facts.fields import Data, is_recorded
from goldenhour.investigation.rules.facts.victim import Said, VictimConfirmed, VictimTold
from goldenhour.investigation.rules.parties import victim_ids

R3_CONFIRM = "R3.CONFIRM"
_SAID: tuple[type[Said], ...] = (VictimTold, VictimConfirmed)
BACKDATED_AFTER = timedelta(hours=24)


class Telling(msgspec.Struct, frozen=True):
    """One telling, confirmation or attempt, with what stands against it."""

    fact: Fact[Data]
    victim: str
    rules: tuple[str, ...]
    triggers: tuple[str, ...]
    is_evidenced: bool
    breach: safe_contact.Breach | None
    is_attempt: bool = False

    @property
    def at(self) -> datetime:
        return self.fact.at

    @property
    def counts(self) -> bool:
        return self.breach is None and not self.is_attempt

    @property
    def is_backdated(self) -> bool:
        return self.fact.recorded_at - self.fact.at > BACKDATED_AFTER

    def covers(self, rule: str, trigger: str, triggered_at: datetime) -> bool:
        """Whether it speaks of that event: one it names, or any that had happened."""
        if rule not in self.rules or triggered_at > self.at:
            return False
        return not self.triggers or trigger in self.triggers


def tellings_of(case: CaseFile) -> Sequence[Telling]:
    """Every telling, confirmation and attempt to a victim of the case, in order of judgement."""
    return case.worked_out(_tellings)


def _tellings(case: CaseFile) -> tuple[Telling, ...]:
    known = victim_ids(case)
    said = (fact for fact in case.of_any(*_SAID) if fact.data.victim in known)
    return tuple(_telling(case, fact) for fact in said)


def _telling(case: CaseFile, fact: Fact[Said]) -> Telling:
    said = fact.data
    wrong = safe_contact.breach(case, victim=said.victim, channel=said.channel, at=fact.at)
    evidenced = is_recorded(said.evidence)
    if not isinstance(said, VictimTold):
        return Telling(fact, said.victim, (R3_CONFIRM,), (), evidenced, wrong)
    attempt = said.attempt_only is True
    return Telling(fact, said.victim, said.rules, said.facts, evidenced, wrong, attempt)
