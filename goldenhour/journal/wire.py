"""Wire: statements sent to the database in one go, and their answers, beneath the driver's cursors.

A cursor waits for the connection with each statement that it sends and each answer that it reads,
which takes a processor longer than all else about a short one. Here all is written, sent once, and
read when it has come; what speaks the protocol is the driver's own (``psycopg.pq``).
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import count
from typing import Any, NamedTuple

import psycopg
from psycopg import Connection, generators, pq
from psycopg.adapt import PyFormat, Transformer
from psycopg.types.datetime import TimestamptzLoader

MOMENT = 1184  # PostgreSQL's number of the type timestamptz
KEPT = "goldenhour_wire"  # where a connection keeps its wire
MOST = 200  # statements that a connection has planned; further ones are planned each time
FAILED = (pq.ExecStatus.FATAL_ERROR, pq.ExecStatus.PIPELINE_ABORTED)

Asked = tuple[str, Sequence[Any]]  # a statement and its values
Answered = list[tuple[Any, ...]]
Kind = tuple[str, tuple[int, ...]]  # a statement, and PostgreSQL's numbers of its values' types


class Letter(NamedTuple):
    """A statement with its values, ready to be sent."""

    kind: Kind
    values: Sequence[Any] | None
    formats: Sequence[pq.Format] | None


class Wire:
    """One connection, as statements that are written out go over it.

    Moments are read by the driver's own reader: in UTC as by Django's, in a tenth of its time.
    Nothing is planned where the settings (``config/postgres/address``) do not allow it.
    """

    def __init__(self, asking: Connection[Any]) -> None:
        self._asking, self._way = asking, asking.pgconn
        context = asking.cursor()
        context.adapters.register_loader(MOMENT, TimestamptzLoader)
        self._values = Transformer(context)
        self._planned: dict[Kind, bytes] = {}
        self._fresh: list[Kind] = []  # planned with what is being sent
        self._numbers = count()
        self._ahead = 0  # results that will come
        self._places: list[int] = []  # of each statement's result among them

    def send(self, statements: Sequence[Asked]) -> None:
        """Put these on their way; the first of a transaction begins it. Nothing is waited for.

        Whatever else is asked on this connection is asked once the answers were read.
        """
        letters = [self._letter(*one) for one in statements]
        self._ahead, self._places = 0, []
        self._fresh.clear()
        is_idle = self._way.transaction_status == pq.TransactionStatus.IDLE
        self._way.enter_pipeline_mode()
        try:
            if is_idle and not self._asking.autocommit:
                self._way.send_query_params(b"BEGIN", None)
                self._ahead += 1
            for letter in letters:
                self._write(letter)
            self._way.pipeline_sync()
            if self._way.flush():  # it is more than goes at once
                self._asking.wait(generators.send(self._way))
        except BaseException:
            self._asking.close()  # half of it is written
            raise

    def _letter(self, statement: str, values: Sequence[Any]) -> Letter:
        """The statement with its values as they are written. Raises DataError for what cannot be.

        Before anything is on its way.
        """
        if not values:
            return Letter((statement, ()), None, None)
        given = self._values.dump_sequence(values, [PyFormat.AUTO] * len(values))
        return Letter((statement, self._values.types or ()), given, self._values.formats)

    def _write(self, letter: Letter) -> None:
        kind, given, formats = letter
        name = self._name(kind)
        if name is None:
            self._way.send_query_params(_numbered(kind[0]), given, kind[1], formats)
        else:
            self._way.send_query_prepared(name, given, formats)
        self._places.append(self._ahead)
        self._ahead += 1

    def answers(self, wanted: Sequence[int]) -> list[Answered]:
        """What these of the statements answer, by their places. Raises what failed first."""
        results = self._results()
        failed = next((one for one in results if one.status in FAILED), None)
        if failed is not None:
            self._forget()
            raise psycopg.errors.error_from_result(failed, encoding=self._asking.info.encoding)
        return [self._rows(results[self._places[place]]) for place in wanted]

    def give_up(self) -> None:
        """Nobody wants the answers; the connection is good for what is asked next."""
        self._forget()
        self._results()

    def _name(self, kind: Kind) -> bytes | None:
        """By which a statement is planned on this connection; None where it is not."""
        name = self._planned.get(kind)
        if name is None and self._asking.prepare_threshold is not None:
            if len(self._planned) >= MOST:
                return None
            name = self._planned[kind] = b"goldenhour_%d" % next(self._numbers)
            self._fresh.append(kind)
            self._way.send_prepare(name, _numbered(kind[0]), kind[1])
            self._ahead += 1
        return name

    def _forget(self) -> None:
        """What was new may have been planned or not: the next time it gets another name."""
        for kind in self._fresh:
            del self._planned[kind]
        self._fresh.clear()

    def _results(self) -> list[Any]:
        """The result of everything that was written, and the end of all behind it."""
        try:
            found = [self._result() for _ in range(self._ahead + 1)]
            self._way.exit_pipeline_mode()
        except BaseException:
            self._asking.close()  # nobody knows what else would come
            raise
        return found[:-1]

    def _result(self) -> Any:
        found = self._asking.wait(generators.fetch_many(self._way))
        if not found:
            raise psycopg.OperationalError("the connection to the database is lost")
        return found[0]

    def _rows(self, result: Any) -> Answered:
        if result.status != pq.ExecStatus.TUPLES_OK:
            return []
        self._values.set_pgresult(result)
        return self._values.load_rows(0, result.ntuples, tuple)


def wire(asking: Connection[Any]) -> Wire:
    """The wire of this connection."""
    kept: Wire | None = getattr(asking, KEPT, None)
    if kept is None:
        kept = Wire(asking)
        setattr(asking, KEPT, kept)
    return kept


@lru_cache(maxsize=512)
def _numbered(statement: str) -> bytes:
    """The statement with its places numbered, as the protocol wants them."""
    first, *rest = statement.split("%s")
    text = first + "".join(f"${place}{part}" for place, part in enumerate(rest, 1))
    return text.replace("%%", "%").encode()
