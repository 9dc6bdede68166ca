"""Doors: who is let in, and what stands on every answer whoever asks."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import path

from goldenhour.config import urls as house
from goldenhour.force.models import Officer
from goldenhour.web.doors import Doors, door, open_to_all


def forgotten(request: HttpRequest) -> HttpResponse:
    return HttpResponse("a page whose door was forgotten")


@door("page.board")
def guarded(request: HttpRequest) -> HttpResponse:
    return HttpResponse("guarded")


@open_to_all
def broken(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("Avery Sample, 07700 900142")


urlpatterns = [
    path("forgotten", forgotten),
    path("guarded", guarded),
    path("broken", broken),
    *house.urlpatterns,
]
handler400, handler403 = house.handler400, house.handler403
handler404, handler500 = house.handler404, house.handler500

pytestmark = [pytest.mark.urls(__name__), pytest.mark.django_db]

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


@pytest.fixture
def quiet() -> Client:
    """A browser that sees the page of an error, as people do."""
    return Client(raise_request_exception=False)


def test_a_page_without_a_door_is_shut_for_everybody(quiet: Client, ada: Officer) -> None:
    assert quiet.get("/forgotten").status_code == 302
    quiet.force_login(ada)
    assert quiet.get("/forgotten").status_code == 403


def test_a_door_opens_for_the_roles_that_hold_it(
    quiet: Client, dina: Officer, vera: Officer
) -> None:
    quiet.force_login(vera)
    refused = quiet.get("/guarded")
    assert refused.status_code == 403
    assert "Your roles do not open this page" in refused.content.decode()
    quiet.force_login(dina)
    assert quiet.get("/guarded").content == b"guarded"


def test_the_middleware_refuses_before_the_view_runs(dina: Officer) -> None:
    request = RequestFactory().get("/forgotten")
    request.user = dina
    with pytest.raises(PermissionDenied):
        Doors(forgotten).process_view(request, forgotten, (), {})
    assert Doors(forgotten).process_view(request, guarded, (), {}) is None


def test_a_panel_whose_session_ended_is_refused_and_the_page_stays(quiet: Client) -> None:
    answer = quiet.get("/guarded", headers={"HX-Request": "true"})

    assert answer.status_code == 401
    assert "Sign in again" in answer.content.decode()


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/", 200),
        ("/sign-in", 200),
        ("/healthz", 200),
        ("/guarded", 302),
        ("/nothing-here", 404),
        ("/broken", 500),
        ("/sign-out", 405),
        ("/api/v1/openapi.json", 200),
        ("/api/v1/contacts", 401),
        ("/api/v1/nothing-here", 404),
    ],
)
def test_every_answer_carries_what_keeps_browsers_safe(
    quiet: Client, address: str, status: int
) -> None:
    answer = quiet.get(address)

    assert answer.status_code == status
    assert {name: answer[name] for name in HEADERS} == HEADERS
    policy = answer["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert answer["Cache-Control"] == "no-store"


def test_a_host_that_is_not_ours_is_refused_with_the_same_care(quiet: Client) -> None:
    answer = quiet.get("/", headers={"Host": "evil.example"})

    assert answer.status_code == 400
    assert "evil.example" not in answer.content.decode()
    assert {name: answer[name] for name in HEADERS} == HEADERS


def test_a_fault_of_ours_shows_nothing_of_itself(quiet: Client) -> None:
    said = quiet.get("/broken").content.decode()

    assert "fault of ours" in said
    for leak in ("Avery", "07700", "RuntimeError", "Traceback", "django"):
        assert leak not in said


def test_an_unknown_address_is_not_repeated(quiet: Client) -> None:
    answer = quiet.get("/Avery-Sample-07700900142")

    assert answer.status_code == 404
    main = answer.content.decode().partition("<main")[2].partition("</main>")[0]
    assert "There is no such page" in main
