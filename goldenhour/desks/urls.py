"""Where the desks are found."""

from django.urls import path

from goldenhour.desks import (
    agreements,
    board,
    board_live,
    call,
    call_draft,
    cases,
    file,
    incident,
    my_calls,
    people,
    set_up,
    start,
    tour,
)
from goldenhour.desks.report import views as report
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
    path("my-calls", my_calls.my_calls, name="my_calls"),
    path("report", report.start, name="report"),
    path("report/emergency", report.emergency, name="report_emergency"),
    path("report/check", report.check, name="report_check"),
    path("report/sent", report.sent, name="report_sent"),
    path("report/exit", report.leave, name="report_leave"),
    path("report/<slug:name>", report.page, name="report_page"),
    path("board", board.board, name="board"),
    path("board/assign", board.assign, name="assign"),
    path("board/command", board.type_in, name="type_in"),
    path("incidents/<uuid:uid>", incident.incident, name="incident"),
    path("incidents/<uuid:uid>/step", incident.step, name="step"),
    path("incidents/<uuid:uid>/again/<slug:name>", incident.look_again, name="look_again"),
    path("incidents/<uuid:uid>/crime", cases.record_crime, name="record_crime"),
    path("agreements", agreements.agreements, name="agreements"),
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
