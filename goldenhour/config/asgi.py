"""ASGI: the house as a server runs it; connections come from a pool.

Static files are answered before Django, from memory; one thread carries a request through all of
Django (``handler``).

What is loaded by then stays for as long as the process: it is kept out of the collection of
garbage, which would walk through all of it every some hundred calls while everybody waits.
"""

import gc
import os

import django
from django.urls import get_resolver

from goldenhour.config.handler import OneThread
from goldenhour.web.assets import Assets

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldenhour.config.settings")
os.environ.setdefault("GOLDENHOUR_POOL", "1")


django.setup(set_prefix=False)
application = Assets(OneThread())
get_resolver().url_patterns  # noqa: B018  # every page is read now, not while the first call waits
gc.collect()
gc.freeze()
