"""ASGI: the house as a server runs it; connections come from a pool."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldenhour.config.settings")
os.environ.setdefault("GOLDENHOUR_POOL", "1")

application = get_asgi_application()
