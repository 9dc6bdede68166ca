"""Pages: every address of the house that shows a page, who opens it, and on which example.

An address that is missing here fails `test_every_address_is_visited`. What shows no page of
its own stands in NO_PAGE with the reason.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple
from urllib.parse import urlencode
from uuid import UUID

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from goldenhour.contact import commands as contacts
from goldenhour.desks.report.forms import ORDER
from goldenhour.force import queries as force
from goldenhour.identification import commands as identification
from goldenhour.identification import queries as identities
from goldenhour.investigation import queries as cases
from goldenhour.outbox import queries as outbox
from goldenhour.outbox.commands import queue
from goldenhour.stories import queries as stories
from goldenhour.web import clock
from tests.browser.pages_planning import NO_PAGE as PLANNING_NO_PAGE
from tests.browser.pages_planning import PLANNING

API = "api"  # machines read it; its documents are tested as documents


class Visit(NamedTuple):
    """A page: its name in the resolver, whose desk it is (blank: anybody's), its example."""

    name: str
    role: str = ""
    path: Callable[[], str] | None = None
    say: str = ""  # which of several examples this is

    @property
    def called(self) -> str:
        """The page's own name among the tests."""
        return f"{self.name} {self.say}".strip()

    def address(self) -> str:
        """Where it is."""
        return self.path() if self.path else reverse(self.name)


def of_story(page: str, kind: str, name: str = "burglary") -> Callable[[], str]:
    """The page of a told story's contact, incident or case."""

    def address() -> str:
        told = stories.told(name)
        assert told is not None, f"the story {name} was not played"
        return reverse(page, args=[getattr(told, kind)])

    return address


def a_message() -> str:
    """The newest message; one is put into the outbox where none is there yet."""
    if not outbox.messages():
        queue(
            to_kind="victim",
            to_code="V1",
            about="case/example",
            channel="email",
            address="avery@example.org",
            body="Nothing new has come in since we spoke.",
            by=force.with_role("investigator")[0],
            at=clock.now(),
        )
    return reverse("outbox:message", args=[outbox.messages()[0].uid])


def a_page(name: str) -> Callable[[], str]:
    """A page of the public form."""
    return lambda: reverse("desks:report_page", args=[name])


def an_open_case() -> str:
    return reverse("desks:file", args=[cases.cases(state="OPEN")[0].uid])


def places_of(words: str, *, on_a_call: bool = False) -> Callable[[], str]:
    """The places that these words may mean, to be chosen from for a told story's call."""

    def address() -> str:
        asked = {"q": words} | ({"contact": a_call()} if on_a_call else {})
        return f"{reverse('contact:places')}?{urlencode(asked)}"

    return address


def a_map() -> str:
    return f"{reverse('contact:map')}?{urlencode({'contact': a_call()})}"


def a_call() -> str:
    told = stories.told("burglary")
    assert told is not None, "the story burglary was not played"
    return str(told.contact)


def a_person(*, beside: bool = False) -> Callable[[], str]:
    """A person of a told story, opened for a reason; beside another who perhaps is the same."""

    def address() -> str:
        one, other = two_persons()
        asked = {"why": "call"} | ({"beside": str(other)} if beside else {})
        return f"{reverse('identification:person', args=[one])}?{urlencode(asked)}"

    return address


def two_persons() -> tuple[UUID, UUID]:
    """Whoever called in two told stories, each said to be a new person."""
    officer, at = force.with_role("contact_officer")[0], clock.now()
    found = []
    for story in ("burglary", "repeat_victim_third_call"):
        told = stories.told(story)
        assert told is not None
        caller = identities.stated_in(told.contact)[0]
        person = identification.confirm_person(
            mention=caller.uid, reason="They gave their name", by=officer, at=at
        )
        found.append(person.uid)
    return found[0], found[1]


def some_relations() -> str:
    return f"{reverse('identification:relations', args=[two_persons()[1]])}?why=case"


def a_marking() -> str:
    return reverse("identification:add_marker", args=[two_persons()[0]])


def a_marker() -> str:
    """A marker of a person that was opened for a reason."""
    officer, at = force.with_role("room_supervisor")[0], clock.now()
    row = identification.add_marker(
        person=two_persons()[0],
        kind="safeguarding",
        detail="Ring the adviser before anybody visits",
        source="Independent adviser",
        owner="Safeguarding team",
        starts_on=at.date(),
        review_on=at.date(),
        by=officer,
        at=at,
    )
    return f"{reverse('identification:marker', args=[row.uid])}?why=call"


def a_merge() -> str:
    """A request to merge two persons that waits for another officer."""
    waiting = identities.merges_waiting()
    if waiting:
        return reverse("identification:merge", args=[waiting[0].uid])
    gone, into = two_persons()
    request = identification.ask_merge(
        gone=gone,
        into=into,
        reason="Both numbers belong to her, she says",
        answered=list(identities.against(gone, into)),
        by=force.with_role("investigator")[0],
        at=clock.now(),
    )
    return reverse("identification:merge", args=[request.uid])


def a_late_hit() -> str:
    """Somebody of a told story rang while nobody could look; found a minute later."""
    told, at, officer = stories.told("silent_call"), clock.now(), force.officer("clock")
    assert told is not None, "the story silent_call was not played"
    assert told.contact is not None
    known = next(row for row in identities.stated_in(told.contact) if row.phone)
    handler = force.with_role("contact_officer")[0]
    contact = contacts.receive(channel="999", by=handler, at=at).uid
    identification.mention(contact=contact, role="caller", phone=known.phone, by=handler, at=at)
    found = identification.recheck(contact=contact, failed_at=at, by=officer, at=clock.now())
    return reverse("desks:late_hit", args=[found.uid])


VISITS = (
    Visit("desks:start"),
    Visit("desks:asked_for"),
    Visit("web:sign_in"),
    Visit("accountability:public"),
    Visit("desks:report"),
    Visit("desks:report_emergency"),
    *(Visit("desks:report_page", path=a_page(name), say=name) for name in ORDER),
    Visit("desks:contacts", "contact_officer"),
    Visit("desks:my_calls", "contact_officer"),
    Visit(
        "desks:call",
        "contact_officer",
        of_story("desks:call", "contact", "repeat_victim_third_call"),
    ),
    Visit("desks:same_event", "contact_officer", of_story("desks:same_event", "contact")),
    Visit("desks:ring_back", "contact_officer", of_story("desks:ring_back", "contact")),
    Visit("desks:room", "room_supervisor"),
    Visit("desks:late_hit", "room_supervisor", a_late_hit),
    Visit("identification:known", "contact_officer"),
    Visit("identification:look_up", "contact_officer"),
    Visit("identification:person", "contact_officer", a_person(), "opened"),
    Visit("identification:person", "investigator", a_person(beside=True), "beside another"),
    Visit("identification:relations", "investigator", some_relations),
    Visit("identification:add_marker", "room_supervisor", a_marking),
    Visit("identification:markers", "room_supervisor"),
    Visit("identification:marker", "room_supervisor", a_marker),
    Visit("identification:merges", "room_supervisor"),
    Visit("identification:merge", "room_supervisor", a_merge),
    Visit("contact:places", "contact_officer", places_of("church street kidsgrove")),
    Visit("contact:places", "contact_officer", places_of("mallowfield", on_a_call=True), "chosen"),
    Visit("contact:map", "contact_officer", a_map),
    Visit("desks:board", "dispatcher"),
    Visit("desks:agreements", "room_supervisor"),
    Visit("desks:incident", "dispatcher", of_story("desks:incident", "incident", "left_waiting")),
    Visit("desks:record_crime", "response_officer", of_story("desks:record_crime", "incident")),
    Visit("desks:cases", "investigator"),
    Visit("desks:file", "investigator", of_story("desks:file", "case"), "finalised"),
    Visit("desks:file", "investigator", an_open_case, "open"),
    Visit("desks:file", "sergeant", an_open_case, "supervised"),
    Visit("outbox:messages", "witness_care"),
    Visit("outbox:message", "witness_care", a_message),
    Visit("accountability:audit", "auditor"),
    Visit("accountability:audit_contacts", "auditor"),
    Visit("accountability:figures", "analyst"),
    *(Visit(name, "analyst", path, say) for name, path, say in PLANNING),
    Visit("desks:people", "administrator"),
    Visit("desks:tokens", "administrator"),
)
NO_PAGE = {
    "web:demo_sign_in": "signs in and goes on",
    "web:sign_out": "signs out and goes on",
    "web:theme": "keeps the theme and goes back",
    "web:alive": "answers a monitor",
    "web:ready": "answers a monitor",
    "desks:show": "signs in and goes on",
    "desks:tour": "signs in and goes on",
    "desks:leave_tour": "goes back to the start",
    "desks:report_check": "leads to the first page that is still empty; visited with answers",
    "desks:report_sent": "leads to the start where nothing was sent; visited after sending",
    "desks:report_leave": "leads away from here",
    "desks:proposal": "a part of the call",
    "desks:jot": "keeps what is typed",
    "desks:copy_advice": "a sentence for the call",
    "desks:known": "a part of the call",
    "desks:close_contact": "the call again where it is refused",
    "desks:answer": "the call, or the queue again",
    "desks:queue_strip": "a part of the call",
    "desks:join": "the call again; what may be the same event where it is refused",
    "desks:set_apart": "a line of the open sheet, or what may be the same event again",
    "desks:take_back": "what may be the same event again",
    "desks:incident_live": "parts of the incident",
    "desks:take_charge_of_incident": "the room again",
    "desks:take_charge": "the room again",
    "desks:telephony": "a telephone exchange sends here",
    "desks:assign": "the board again",
    "desks:type_in": "the board again",
    "desks:look_again": "the incident again",
    "desks:step": "the incident again",
    "desks:act": "the file again",
    "desks:revoke_token": "the tokens again",
    "desks:suspend": "the people again",
    "desks:reinstate": "the people again",
    "desks:events": "a stream",
    "desks:place": "the call again",
    "contact:there": "a part of the map",
    "contact:areas": "for the map",
    "identification:ask_merge": "the requests that wait, or the person again",
    "identification:answer_merge": "the request again",
    "identification:change_marker": "the marker again",
    "identification:take_back": "the person again",
    "identification:confirm": "a part of the call",
    "identification:dismiss": "a part of the call",
    "outbox:settle": "the message again",
    "accountability:public_json": "for machines",
    "accountability:public_csv": "for machines",
    **PLANNING_NO_PAGE,
    "stories:example": "leads on to another page",
}


def named_addresses() -> set[str]:
    """The full name of every address of the house; the API's apart."""
    return set(_named(get_resolver(), ""))


def _named(resolver: URLResolver, space: str) -> Iterator[str]:
    for each in resolver.url_patterns:
        if isinstance(each, URLPattern):
            yield f"{space}{each.name}"
        elif each.namespace != API:
            yield from _named(each, f"{space}{each.namespace}:" if each.namespace else space)
