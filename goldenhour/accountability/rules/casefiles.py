"""Files: many cases or contacts in one stream of lines, put in order, handed out one by one.

Source: the case-file contract, "The command"; the contact file keeps it. Lines come in any
order; each is read strictly, laid down once in a scratch file, and found again case by case,
so memory does not grow with the number of cases. Whoever calls gives the streams: nothing is
opened here. What is said of a case holds for a contact.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from struct import Struct
from typing import BinaryIO

from goldenhour.accountability.rules.index import CaseIndex
from goldenhour.investigation.rules.facts import Fact
from goldenhour.investigation.rules.facts.fields import Data
from goldenhour.investigation.rules.reading import CASE_FILE
from goldenhour.investigation.rules.strict import LONGEST_LINE_BYTES, Reader, Refused

Complain = Callable[[int, str], None]
Facts = list[Fact[Data]]

HEADER = Struct("<QQI")  # place of the record before, number of the line, length of the text
CHUNK = 64 * 1024
USUAL_RECORD = 1024


class CaseFiles:
    """The cases of one stream. ``complain(line, reason)`` is called once for each refusal."""

    def __init__(self, scratch: BinaryIO, complain: Complain, reader: Reader = CASE_FILE) -> None:
        self._scratch = scratch
        self._complain = complain
        self._reader = reader
        self.types: set[str] = set()  # which types of fact the stream has at all
        self._index = CaseIndex()
        self._end = 0

    def lay_down(self, lines: BinaryIO) -> None:
        """Read every line of a stream: facts are kept, the rest refused."""
        for number, line, is_cut in _lines_of(lines, self._reader.naming):
            if is_cut:
                self._refuse(number, "longer than 1 MiB", line)
            elif line.strip():
                self._read(number, line)
        self._scratch.flush()

    def lay_down_each(self, lines: Iterable[bytes]) -> None:
        """The same for lines that are made one by one, each without its ending."""
        for number, line in enumerate(lines, 1):
            self._read(number, line)
        self._scratch.flush()

    def _read(self, number: int, line: bytes) -> None:
        try:
            fact = self._reader.fact(line)
        except Refused as refused:
            self._refuse(number, str(refused), line)
            return
        self.types.add(fact.type)
        case = self._index.number_of(fact.case)
        header = HEADER.pack(self._index.latest(case), number, len(line))
        self._scratch.write(header + line)
        self._index.place(case, self._end)
        self._end += HEADER.size + len(line)

    def _refuse(self, number: int, reason: str, raw: bytes) -> None:
        self._complain(number, reason)
        for case in self._reader.named_in(raw):
            self._index.refuse(case)

    def cases(self) -> Iterator[tuple[str, Facts]]:
        """Each case with its facts, in order of first appearance; refused ones left out.

        An id used a second time in its case is refused here, at the later line.
        """
        for number in self._index.numbers():
            for case, lines in self._laid_down(number).items():
                facts = list(self._with_unused_ids(lines))
                if len(facts) == len(lines) and not self._index.is_refused(number):
                    yield case, facts

    def _laid_down(self, number: int) -> dict[str, list[tuple[int, Fact[Data]]]]:
        """The numbered lines of a case, earliest first; two cases only if their hash is one."""
        found: list[tuple[int, Fact[Data]]] = []
        place = self._index.latest(number)
        while place:
            place, line, text = self._record(place - 1)
            found.append((line, self._reader.fact_again(text)))
        cases: dict[str, list[tuple[int, Fact[Data]]]] = {}
        for line, fact in reversed(found):
            cases.setdefault(fact.case, []).append((line, fact))
        return cases

    def _record(self, place: int) -> tuple[int, int, bytes]:
        self._scratch.seek(place)
        record = self._scratch.read(USUAL_RECORD)
        before, line, length = HEADER.unpack_from(record)
        end = HEADER.size + length
        if end > len(record):
            record += self._scratch.read(end - len(record))
        return before, line, record[HEADER.size : end]

    def _with_unused_ids(self, lines: list[tuple[int, Fact[Data]]]) -> Iterator[Fact[Data]]:
        used: set[str] = set()
        for line, fact in lines:
            if fact.id in used:
                self._complain(line, "an id already used in its case")
                continue
            used.add(fact.id)
            yield fact


def _without_end(line: bytes) -> bytes:
    return line.removesuffix(b"\n").removesuffix(b"\r")


def _lines_of(stream: BinaryIO, naming: re.Pattern[bytes]) -> Iterator[tuple[int, bytes, bool]]:
    """Each line with its number, without its ending, and whether it was too long to keep.

    Of a line too long, what is given is every place where its raw text may name a case.
    """
    number = 0
    while line := stream.readline(LONGEST_LINE_BYTES + 2):
        number += 1
        text = _without_end(line)
        if len(text) <= LONGEST_LINE_BYTES:
            yield number, text, False
        else:
            yield number, _names_in_the_rest(line, stream, naming), True


_LONGEST_NAME = 8 * 1024


def _names_in_the_rest(line: bytes, stream: BinaryIO, naming: re.Pattern[bytes]) -> bytes:
    """What a line too long to keep says of its case, read through to its end in pieces."""
    names: dict[bytes, None] = {}
    window = line
    while True:
        names.update(dict.fromkeys(each[0] for each in naming.finditer(window)))
        if line.endswith(b"\n") or not line:
            return b",".join(names)
        line = stream.readline(CHUNK)
        window = window[-_LONGEST_NAME:] + line
