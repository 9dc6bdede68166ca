"""Joining: what a case's own contacts answer, put into the case's verdict.

Source: the case-file contract: a case's verdict holds those A checks that its own contacts
answer. A contact belongs to the cases that its ``crime.recorded`` and ``contact.closed``
name. Of several contacts the gravest answer is the case's: a failure, else what cannot be
told, else a pass. A case without a contact keeps ``cannot_tell``. Kept in a few bytes a case.
"""

from array import array
from collections.abc import Mapping
from dataclasses import replace

from goldenhour.accountability.rules.checks import Answer, ids_of_a_case
from goldenhour.accountability.rules.contacts.checks import ids_of_a_contact
from goldenhour.accountability.rules.contacts.verdict import ContactVerdict
from goldenhour.accountability.rules.index import CaseIndex
from goldenhour.accountability.rules.verdict import Verdict

GRAVER: tuple[Answer, ...] = ("not_applicable", "pass", "cannot_tell", "fail")
UNANSWERED = 0
BITS = 3  # of one answer: none yet, or 1 + its place in GRAVER


class ContactsOfCases:
    """The gravest answers of the contacts of each case, told one contact after the other."""

    def __init__(self) -> None:
        of_a_contact = set(ids_of_a_contact())
        self._checks = [check for check in ids_of_a_case() if check in of_a_contact]
        self._index = CaseIndex()
        self._answers = array("Q")

    def watch(self, verdict: ContactVerdict) -> None:
        """Remember what a contact answers for the cases it belongs to."""
        for case in verdict.cases:
            number = self._index.number_of(case)
            while number >= len(self._answers):
                self._answers.append(UNANSWERED)
            self._answers[number] = self._gravest(self._answers[number], verdict.checks)

    def _gravest(self, known: int, checks: Mapping[str, Answer]) -> int:
        packed = 0
        for place, check in enumerate(self._checks):
            grave = (known >> BITS * place) & (2**BITS - 1)
            if check in checks:
                grave = max(grave, 1 + GRAVER.index(checks[check]))
            packed |= grave << BITS * place
        return packed

    def join(self, verdict: Verdict) -> Verdict:
        """The case's verdict with what its contacts answer; as it was where it has none."""
        number = self._index.number_of(verdict.case)
        if number >= len(self._answers):
            return verdict
        found = self._found(self._answers[number])
        checks = {check: found.get(check, said) for check, said in verdict.checks.items()}
        return replace(verdict, checks=checks)

    def _found(self, packed: int) -> dict[str, Answer]:
        graves = ((c, (packed >> BITS * p) & (2**BITS - 1)) for p, c in enumerate(self._checks))
        return {check: GRAVER[grave - 1] for check, grave in graves if grave}
