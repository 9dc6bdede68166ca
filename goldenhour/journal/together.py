"""Together: many commands in one transaction, their rows remembered and copied in later.

For playing many stories in a row into the database, as the seed and the benches do. Nothing
goes past the mark of a command: each decides, records and signs as ever, and the rows it adds
or keeps are those it would have written itself. Only the writing waits:

* a row that a command adds gets its id from the table's own sequence at once, and is copied
  in (COPY, with every trigger and check of the table) with all others of its table;
* a row of which only its columns are ever asked is taken in as these, without an object;
* a row that was read stays the same object for all commands, so it is read and written once;
* before any other statement runs, what waits for the tables it names is written: no question
  is ever answered without the rows before it. Else the commands go on while rows are copied in.

All of it is one transaction: whoever is killed meanwhile leaves nothing behind. Use it where
nobody else writes to the same rows. A command that refuses before it wrote anything leaves no
trace; one that refuses later cannot be taken back alone, so that everything is: HalfDone.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import Any, TypeVar, cast
from uuid import UUID

from django.db import connection, models, transaction

from goldenhour.journal import copying
from goldenhour.journal.listed import Listed, Paired

Row = TypeVar("Row", bound=models.Model)
Kind = type[models.Model]
Key = tuple[Any, ...]

MOST_WAITING = 500  # rows of one table: so that the writing is spread over the whole
READING = ("SELECT", "SET ", "SAVEPOINT", "RELEASE")
IDS_AT_ONCE = 500  # taken from a sequence together; those left over are never given
TABLE = re.compile(r"\b[a-z]+_[a-z]+\b")
NEXT_IDS = "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)"
COUNT = "UPDATE journal_number SET last = %s WHERE kind = %s AND span = %s"


class HalfDone(RuntimeError):
    """A command stopped after its first row: nothing of the whole is kept."""


class Together:
    """What is remembered and what waits, for one transaction."""

    def __init__(self) -> None:
        self._rows: dict[Kind, dict[Any, models.Model]] = defaultdict(dict)
        self._by_uid: dict[Kind, dict[UUID, models.Model]] = defaultdict(dict)
        self._added: dict[Kind, dict[int, models.Model]] = defaultdict(dict)
        self._changed: dict[Kind, dict[Any, set[str]]] = defaultdict(lambda: defaultdict(set))
        self._lists: dict[Kind, dict[Key, Listed[Any]]] = defaultdict(dict)
        self._plain: dict[Kind, tuple[tuple[str, ...], list[Key]]] = {}  # columns, and their rows
        self._pairs: dict[Kind, dict[Key, Paired]] = defaultdict(dict)
        self._whole: set[Kind] = set()
        self._ids: dict[Kind, Iterator[int]] = {}
        self._numbers: dict[tuple[str, str], int] = {}
        self._before: dict[int, tuple[models.Model, dict[str, Any]]] = {}
        self._has_written = False
        self._database = connection.alias
        self._beside = copying.Beside()

    def add(self, row: models.Model) -> None:
        """Take a new row in; it has its id from now on."""
        kind = type(row)
        if row.pk is None:
            row.pk = self._next_id(kind)
        row._state.adding, row._state.db = False, self._database
        self._added[kind][id(row)] = row
        self._remember(row)
        self._has_written = True
        if len(self._added[kind]) >= MOST_WAITING:
            self.write(kind)

    def add_plain(self, kind: Kind, names: tuple[str, ...], rows: Iterable[Key]) -> None:
        """Take in new rows of which only these columns are ever asked, and no row."""
        _, waiting = self._plain.setdefault(kind, (names, []))
        before = len(waiting)
        waiting += rows
        for pairs in self._pairs[kind].values():
            pairs.put(names, waiting[before:])
        self._has_written = True
        if len(waiting) >= MOST_WAITING:
            self.write(kind)

    def paired(self, kind: Kind, of: str, to: str) -> Mapping[Any, list[Any]]:
        """The values of one column by those of another; good until a statement changes them."""
        found = self._pairs[kind].get((of, to))
        if found is None:
            rows = kind._default_manager.order_by("pk").values_list(of, to)
            found = Paired(of, to)
            found.put((of, to), rows)
            self._pairs[kind][of, to] = found
        return found.under

    def read(self, kind: type[Row], uid: UUID, ask: Callable[[], Row]) -> Row:
        """The row of that uid: the one remembered, else what ``ask`` answers."""
        row = self._by_uid[kind].get(uid)
        if row is None:
            row = ask()
            row = self._rows[kind].setdefault(row.pk, row)
            self._remember(row)
        self._before.setdefault(id(row), (row, dict(row.__dict__)))
        return cast(Row, row)

    def keep(self, row: models.Model, *fields: str) -> None:
        """These fields of the row were changed."""
        kind = type(row)
        self._remember(row)
        if id(row) not in self._added[kind]:
            self._changed[kind][row.pk].update(fields)
        self._has_written = True

    def by(self, kind: type[Row], ask: Callable[[], Any], names: tuple[str, ...]) -> Listed[Row]:
        """Every row by its values of these columns; good until a statement changes the table."""
        if kind not in self._whole:
            self._read_whole(kind, ask)
        found = self._lists[kind].get(names)
        if found is None:
            found = self._lists[kind][names] = Listed(names)
            for pk, row in self._rows[kind].items():
                found.put(pk, row)
        return cast(Listed[Row], found)

    def number(self, kind: str, span: str, ask: Callable[[], int]) -> int:
        """The next number of that count; the count itself is written at the end."""
        last = self._numbers.get((kind, span))
        self._numbers[kind, span] = given = ask() if last is None else last + 1
        self._has_written = True
        return given

    @contextmanager
    def one(self) -> Iterator[None]:
        """One command: refused before its first row, it leaves no trace. Else HalfDone."""
        self._before.clear()
        self._has_written = False
        try:
            yield
        except Exception as refusal:
            if self._has_written:
                raise HalfDone(f"Stopped half way: {refusal}") from refusal
            for row, values in self._before.values():
                row.__dict__.update(values)
            raise

    def before_statement(self, execute: Callable[..., Any], text: Any, *further: Any) -> Any:
        """Write what waits for the tables of a statement; forget what it changes itself."""
        tables = _tables(str(text))
        for kind in [kind for kind in self._waiting() if kind._meta.db_table in tables]:
            self.write(kind)
        if not str(text).lstrip().startswith(READING):
            self._has_written = True
            known = {**self._rows, **self._pairs}
            for kind in [kind for kind in known if kind._meta.db_table in tables]:
                self._forget(kind, rows=not str(text).startswith("INSERT"))
        self._beside.wait()
        return execute(text, *further)

    def end(self) -> None:
        """Let what is being written come to its end, whatever becomes of it."""
        self._beside.end()

    def write_all(self) -> None:
        """Write everything that waits."""
        for kind in self._waiting():
            self.write(kind)
        with connection.cursor() as cursor:
            for (kind_of, span), last in self._numbers.items():
                cursor.execute(COUNT, [last, kind_of, span])
        self._beside.wait()

    def write(self, kind: Kind) -> None:
        """Write the changed rows of one table, then copy the new ones in.

        In this order, because what a new row needs (its unit is free) an older one gave up.
        """
        changed = self._changed.pop(kind, {})
        if changed:
            self._beside.wait()
        for pk, names in changed.items():
            copying.update(self._rows[kind][pk], names)
        added = self._added.pop(kind, {})
        if added:
            self._beside.copy(kind, *copying.columns_of(kind, added.values()))
        columns, plain = self._plain.pop(kind, ((), []))
        if plain:
            self._beside.copy(kind, columns, plain)

    def _waiting(self) -> list[Kind]:
        every = {**self._added, **self._changed, **self._plain}
        return [kind for kind in every if self._waits(kind)]

    def _waits(self, kind: Kind) -> bool:
        return bool(self._added.get(kind) or self._changed.get(kind) or kind in self._plain)

    def _remember(self, row: models.Model) -> None:
        kind, pk = type(row), row.pk
        self._rows[kind][pk] = row
        uid = getattr(row, "uid", None)
        if uid is not None:
            self._by_uid[kind][uid] = row
        for each in self._lists[kind].values():
            each.put(pk, row)

    def _read_whole(self, kind: Kind, ask: Callable[[], Any]) -> None:
        for row in ask():
            if row.pk not in self._rows[kind]:
                self._remember(row)
        self._whole.add(kind)

    def _forget(self, kind: Kind, *, rows: bool) -> None:
        """A statement changed the table: it has to be read again, its old rows too or not."""
        self._whole.discard(kind)
        self._lists.pop(kind, None)
        self._pairs.pop(kind, None)
        if rows:
            self._rows.pop(kind, None)
            self._by_uid.pop(kind, None)

    def _next_id(self, kind: Kind) -> int:
        for given in self._ids.get(kind, ()):
            return given
        with connection.cursor() as cursor:
            key = kind._meta.pk
            column = key.column if key else ""
            cursor.execute(NEXT_IDS, [kind._meta.db_table, column, IDS_AT_ONCE])
            self._ids[kind] = iter([row[0] for row in cursor.fetchall()])
        return next(self._ids[kind])


@lru_cache(maxsize=4096)
def _tables(text: str) -> frozenset[str]:
    return frozenset(TABLE.findall(text))


_now: ContextVar[Together | None] = ContextVar("commands carried out together", default=None)


def now() -> Together | None:
    """What is being carried out together, if anything is."""
    return _now.get()


@contextmanager
def together() -> Iterator[None]:
    """Carry many commands out in one transaction. Within another one it is that one."""
    if _now.get() is not None:
        yield
        return
    with transaction.atomic():
        all_of_it = Together()
        outer = _now.set(all_of_it)
        try:
            with connection.execute_wrapper(all_of_it.before_statement):
                yield
                all_of_it.write_all()
        finally:
            _now.reset(outer)
            all_of_it.end()
