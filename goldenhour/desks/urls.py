"""Where the desks are found."""

from django.urls import path

from goldenhour.desks import board, board_live, incident
from goldenhour.web import events

app_name = "desks"
urlpatterns = [
    path("board", board.board, name="board"),
    path("board/assign", board.assign, name="assign"),
    path("board/command", board.type_in, name="type_in"),
    path("incidents/<uuid:uid>", incident.incident, name="incident"),
    path("incidents/<uuid:uid>/step", incident.step, name="step"),
    path("events", events.events, name="events"),
]
LIVE = (board_live.patches,)  # each desk that listens says so by being imported here
