"""Deadline: a look at the records answers in time or says that it could not (P7).

The time is 400 ms where a force sets no other (``GOLDENHOUR_LOOK_MS``). Each statement gets
half of it from the database itself, and no question begins after half of it. A handler waits for
nothing: "unavailable" is an answer, a hanging panel is none.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from time import monotonic
from typing import Any

from django.conf import settings
from django.db import OperationalError, connection, transaction

# Statements are planned for any values, once: these find their rows by indexes, whatever is asked.
BEGIN = """
SELECT set_config('statement_timeout', %s, true),
  set_config('plan_cache_mode', 'force_generic_plan', true)
"""


@contextmanager
def deadline() -> Iterator[AbstractContextManager[None]]:
    """Run a look within the deadline, and write down what it has shown in the same transaction.

    Gives the context of the look itself. Raises OperationalError where the time is not kept.
    """
    half_ms = settings.LOOK_MS // 2
    until = monotonic() + half_ms / 1000

    is_begun = False

    def in_time(execute: Callable[..., Any], statement: str, values: Any, *how: Any) -> Any:
        nonlocal is_begun
        if monotonic() > until:
            raise OperationalError("the look took too long")
        if not is_begun:  # it goes along with the first question, in one trip
            is_begun = True
            execute(BEGIN, (str(half_ms),), *how)
        return execute(statement, values, *how)

    with transaction.atomic():
        yield connection.execute_wrapper(in_time)
