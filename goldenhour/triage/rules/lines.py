"""Lines: many contacts, one a line, judged in their order.

Numbers count the physical lines; blank ones are skipped. A byte order mark before the first
line is no fault of the contact and is passed over.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime

from goldenhour.triage.rules.exchange import values_of
from goldenhour.triage.rules.proposal import Proposal
from goldenhour.triage.rules.proposing import propose_plain
from goldenhour.triage.rules.shape import Refused

BLANK = b" \t\r\n"
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def judged(
    lines: Iterable[bytes], *, at: datetime | None = None, first: int = 1
) -> Iterator[tuple[int, Proposal | Refused]]:
    """The number of each line that is not blank, with its proposal or all its faults.

    ``first`` is the number of the first of them, where others went before.
    """
    for number, line in enumerate(lines, first):
        given = line.removeprefix(BYTE_ORDER_MARK) if number == 1 else line
        if given.strip(BLANK):
            yield number, _judge(given, at)


def _judge(line: bytes, at: datetime | None) -> Proposal | Refused:
    try:
        return propose_plain(values_of(line), at=at)
    except Refused as refused:
        return refused
