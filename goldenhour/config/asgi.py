"""ASGI: the house as a server runs it; connections come from a pool."""

import os
import warnings

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldenhour.config.settings")
os.environ.setdefault("GOLDENHOUR_POOL", "1")

# WhiteNoise serves a small file from an ordinary iterator; under ASGI Django only remarks on it.
warnings.filterwarnings("ignore", message="StreamingHttpResponse must consume synchronous")

application = get_asgi_application()
