"""The API of the house: every command, and the questions of each stage, under ``/api/v1``.

Every stage's commands are imported here, so that the registry is whole before one operation
is made of each of its lines.
"""

from goldenhour.accountability import api as accountability
from goldenhour.accountability import commands as accountability_commands
from goldenhour.contact import api as contact
from goldenhour.contact import commands as contact_commands
from goldenhour.force import commands as force_commands
from goldenhour.identification import api as identification
from goldenhour.identification import commands as identification_commands
from goldenhour.investigation import api as investigation
from goldenhour.investigation import commands as investigation_commands
from goldenhour.outbox import commands as outbox_commands
from goldenhour.planning import commands as planning_commands
from goldenhour.response import api as response
from goldenhour.response import commands as response_commands
from goldenhour.stories import commands as stories_commands
from goldenhour.triage import api as triage
from goldenhour.triage import commands as triage_commands
from goldenhour.victims import api as victims
from goldenhour.victims import commands as victims_commands
from goldenhour.web.api import commands
from goldenhour.web.api.document import Api

REGISTERED = (
    force_commands,
    outbox_commands,
    contact_commands,
    identification_commands,
    triage_commands,
    response_commands,
    investigation_commands,
    victims_commands,
    accountability_commands,
    planning_commands,
    stories_commands,
)
QUESTIONS = (contact, identification, triage, response, investigation, victims, accountability)

api = Api(
    title="Goldenhour",
    description=(
        "From the ring of the phone to the closed recommendation. Every change is a command: "
        "send `Idempotency-Key` (a UUID of your own, the same when you send again) and, for a "
        "record that exists, `If-Match` with the version you saw. Who acts is the token's "
        "officer; when is our clock. Refusals are `application/problem+json`."
    ),
)
for stage in QUESTIONS:
    api.add_router("", stage.router)
api.add_router("", commands.router())
urls = api.addresses
