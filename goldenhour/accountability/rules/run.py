"""A run: contacts, then cases, judged one by one and put out as they are judged.

The streams are given; memory does not grow with either. Where both are judged, each case also
answers what its own contacts answer (contacts/joining.py), which is why contacts come first.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO, TypeVar

import msgspec

from goldenhour.accountability.rules import table
from goldenhour.accountability.rules import verdict as of_a_case
from goldenhour.accountability.rules.contacts import verdict as of_a_contact
from goldenhour.accountability.rules.contacts.beyond import WHY_UNTOLD
from goldenhour.accountability.rules.contacts.joining import ContactsOfCases
from goldenhour.accountability.rules.contacts.verdict import ContactVerdict
from goldenhour.accountability.rules.summary import Tally
from goldenhour.accountability.rules.verdict import Verdict
from goldenhour.investigation.rules.facts import Fact
from goldenhour.investigation.rules.facts.fields import Data
from goldenhour.rulebook import audit_questions
from goldenhour.rulebook.supervision import Supervision

V = TypeVar("V", Verdict, ContactVerdict)
Stream = Iterable[tuple[str, Iterable[Fact[Data]]]]


@dataclass(frozen=True)
class Asked:
    """By what it is judged. ``only`` limits the checks; None: all of them."""

    as_of: datetime
    profile: Supervision
    only: Collection[str] | None = None


class Run:
    """One run. ``as_table`` puts out lines for people, and the totals of each stream."""

    def __init__(self, asked: Asked, out: BinaryIO, *, as_table: bool = False) -> None:
        self._asked = asked
        self._out = out
        self._as_table = as_table
        self._encode = msgspec.json.Encoder().encode
        self._contacts_of = ContactsOfCases()

    def contacts(self, stream: Stream, can_hold: Collection[str]) -> None:
        """Judge contacts; ``can_hold`` are the types of fact that their file has at all."""
        asked, tally = self._asked, Tally(audit_questions.of_a_contact())
        for contact, facts in stream:
            verdict = of_a_contact.judge(
                contact, facts, as_of=asked.as_of, can_hold=can_hold, only=asked.only
            )
            if verdict is not None:
                tally.add(verdict)
                self._contacts_of.watch(verdict)
                self._put(verdict, of_a_contact.plain, table.contact_row)
        self._total(tally, of_what="contact", why_untold=WHY_UNTOLD)

    def cases(self, stream: Stream, *, is_sample: bool = False) -> None:
        """Judge cases, with what the contacts judged before answer for them."""
        asked, tally = self._asked, Tally()
        for case, facts in stream:
            verdict = of_a_case.judge(
                case, facts, as_of=asked.as_of, profile=asked.profile, only=asked.only
            )
            if verdict is not None:
                joined = self._contacts_of.join(verdict)
                tally.add(joined)
                self._put(joined, of_a_case.plain, table.row)
        self._total(tally, of_what="case", is_sample=is_sample)

    def _put(
        self, verdict: V, plain: Callable[[V], dict[str, object]], row: Callable[[V], str]
    ) -> None:
        text = row(verdict).encode() if self._as_table else self._encode(plain(verdict))
        self._out.write(text + b"\n")

    def _total(
        self,
        tally: Tally,
        *,
        of_what: str,
        is_sample: bool = False,
        why_untold: Mapping[str, str] = {},
    ) -> None:
        if self._as_table and tally.judged:
            text = table.totals(
                tally, of_a_sample=is_sample, of_what=of_what, why_untold=why_untold
            )
            self._out.write(text.encode())
