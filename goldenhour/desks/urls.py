"""Where the desks are found."""

from django.urls import path

from goldenhour.desks import (
    board,
    board_live,
    call,
    call_draft,
    cases,
    file,
    incident,
    people,
    set_up,
    start,
    tour,
)
from goldenhour.web import events

app_name = "desks"
urlpatterns = [
    path("", start.start, name="start"),
    path("asked-for", start.asked_for_page, name="asked_for"),
    path("asked-for/<slug:name>", start.show, name="show"),
    path("tour/leave", tour.leave, name="leave_tour"),
    path("tour/<int:number>", tour.go, name="tour"),
    path("contacts", call.contacts_page, name="contacts"),
    path("call/<uuid:uid>", call.call, name="call"),
    path("call/<uuid:uid>/jot", call_draft.jot, name="jot"),
    path("call/<uuid:uid>/copy", call_draft.copy_advice, name="copy_advice"),
    path("call/<uuid:uid>/proposal", call.proposal, name="proposal"),
    path("call/<uuid:uid>/known", call.known, name="known"),
    path("call/<uuid:uid>/close", call.close, name="close_contact"),
    path("board", board.board, name="board"),
    path("board/assign", board.assign, name="assign"),
    path("board/command", board.type_in, name="type_in"),
    path("incidents/<uuid:uid>", incident.incident, name="incident"),
    path("incidents/<uuid:uid>/step", incident.step, name="step"),
    path("incidents/<uuid:uid>/crime", cases.record_crime, name="record_crime"),
    path("cases", cases.cases, name="cases"),
    path("cases/<uuid:uid>", file.file, name="file"),
    path("cases/<uuid:uid>/do/<slug:name>", file.act, name="act"),
    path("set-up/people", people.people, name="people"),
    path("set-up/people/<uuid:uid>/suspend", people.suspend, name="suspend"),
    path("set-up/people/<uuid:uid>/reinstate", people.reinstate, name="reinstate"),
    path("set-up/tokens", set_up.tokens, name="tokens"),
    path("set-up/tokens/<uuid:uid>/revoke", set_up.revoke, name="revoke_token"),
    path("events", events.events, name="events"),
]
LIVE = (board_live.patches,)  # each desk that listens says so by being imported here
