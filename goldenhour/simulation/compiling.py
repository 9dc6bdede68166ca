"""How the engine is compiled, with the types of the functions kept for those who read them.

Nothing here uses ``fastmath``: the reference must agree bit for bit. Reference counts are left
out (``_nrt``): compiled code allocates nothing, and counting the uses of twenty arrays cost ten
times the work itself.

A compiled function is kept beside its file and made anew when that file changes. So every part
stands in the file of the function that takes it in, but for the events' queue and heap, which are
functions of their own.
"""

from collections.abc import Callable
from typing import Any, TypeVar, cast

import numba

F = TypeVar("F", bound=Callable[..., Any])


def compiled(function: F) -> F:
    """A function that Python calls."""
    return cast(F, numba.njit(cache=True, nogil=True, _nrt=False)(function))


def part(function: F) -> F:
    """A piece of such functions, taken in as it stands: calls would hand over every array."""
    return cast(F, numba.njit(inline="always", _nrt=False)(function))
