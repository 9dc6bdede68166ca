"""ASGI: the house as a server runs it; connections come from a pool.

One thread carries a request through all middleware and its view, and back. Left to itself Django
changes thread at each middleware that could also run in the loop: a dozen times for one page.
Static files are answered before it, from memory.

What is loaded by then stays for as long as the process: it is kept out of the collection of
garbage, which would walk through all of it every some hundred calls while everybody waits.
"""

import gc
import os
from typing import Any

import django
from asgiref.sync import sync_to_async
from django.core.handlers.asgi import ASGIHandler
from django.urls import get_resolver

from goldenhour.web.assets import Assets

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldenhour.config.settings")
os.environ.setdefault("GOLDENHOUR_POOL", "1")


class OneThread(ASGIHandler):
    """Django's own handler, with the whole chain of middleware in the request's own thread."""

    def load_middleware(self, is_async: bool = False) -> None:  # noqa: FBT001, FBT002  # Django's
        """Build the chain for threads; the loop enters it once. A stream's view still awaits."""
        super().load_middleware(is_async=False)
        chain: Any = vars(self)["_middleware_chain"]
        self._middleware_chain = sync_to_async(chain, thread_sensitive=True)


django.setup(set_prefix=False)
application = Assets(OneThread())
get_resolver().url_patterns  # noqa: B018  # every page is read now, not while the first call waits
gc.collect()
gc.freeze()
