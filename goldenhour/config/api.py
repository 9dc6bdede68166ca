"""The API of the house: every command, and the questions of each stage, under ``/api/v1``."""

from django.urls import URLPattern
from ninja import NinjaAPI

from goldenhour.contact.api import router as contact
from goldenhour.web.api import commands, problem
from goldenhour.web.api.bearer import Bearer

api = NinjaAPI(
    title="Goldenhour",
    version="1",
    description=(
        "From the ring of the phone to the closed recommendation. Every change is a command: "
        "send `Idempotency-Key` (a UUID of your own) and, for a record that exists, `If-Match` "
        "with the version you saw. Refusals are `application/problem+json`."
    ),
    docs_url=None,
    auth=Bearer(),
    urls_namespace="api",
)
problem.install(api)
for router in (contact, commands.router()):
    api.add_router("", router)


def urls() -> tuple[list[URLPattern], str, str]:
    """The addresses, each marked as guarded by its token and not by the session."""
    patterns, app, namespace = api.urls
    for pattern in patterns:
        pattern.callback.door = "api"
    return patterns, app, namespace
