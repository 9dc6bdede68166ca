"""People: an account is given on a page, opens its desks, is shut and opened again."""

from uuid import uuid4

import pytest
from django.test import Client

from goldenhour.force.models import Officer

PASSWORD = "seven teal lanterns drift"


@pytest.fixture
def page(client: Client, ada: Officer) -> Client:
    """The administrator's browser."""
    client.force_login(ada)
    return client


def appointed(page: Client, **said: object) -> tuple[int, str]:
    """Status and page after somebody was to be appointed."""
    body = {
        "name": "Nia Newcome",
        "username": "nia.newcome",
        "staff_number": "8123",
        "rank": "",
        "team": "",
        "roles": ["contact_officer", "dispatcher"],
        "password": PASSWORD,
        "key": str(uuid4()),
    }
    answer = page.post("/set-up/people", body | said)
    return answer.status_code, answer.content.decode()


def test_somebody_is_appointed_and_signs_in_to_their_desks(page: Client, client: Client) -> None:
    assert appointed(page)[0] == 302
    assert "Nia Newcome" in page.get("/set-up/people").content.decode()

    hers = Client()
    hers.post("/sign-in", {"username": "nia.newcome", "password": PASSWORD})
    assert hers.get("/contacts").status_code == 200
    assert hers.get("/set-up/people").status_code == 403


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"username": "Nia N."}, "Use small letters"),
        ({"username": "ada"}, "Another account has this user name"),
        ({"staff_number": "7101"}, "Another account has this staff number"),
        ({"password": "short"}, "too short"),
        ({"roles": []}, "This field is required"),
        ({"roles": ["house"]}, "not one of the available choices"),
        ({"rank": "system"}, "not one of the available choices"),
    ],
)
def test_what_was_wrong_is_said_and_nothing_typed_is_lost(
    page: Client, hana: Officer, said: dict[str, object], why: str
) -> None:
    status, shown = appointed(page, **said)
    assert status == 422
    assert why in shown
    assert 'value="Nia Newcome"' in shown
    assert PASSWORD not in shown
    assert not Officer.objects.filter(name="Nia Newcome").exists()


def test_a_shut_account_opens_nothing_until_it_is_opened_again(page: Client, hana: Officer) -> None:
    hers = Client()
    hers.force_login(hana)
    assert hers.get("/contacts").status_code == 200

    page.post(f"/set-up/people/{hana.uid}/suspend", {"version": str(hana.version)})
    assert hers.get("/contacts").status_code != 200
    assert "Open again" in page.get("/set-up/people").content.decode()

    page.post(f"/set-up/people/{hana.uid}/reinstate", {"version": str(hana.version + 1)})
    hers.force_login(hana)
    assert hers.get("/contacts").status_code == 200


def test_nobody_shuts_their_own_account(page: Client, ada: Officer) -> None:
    answer = page.post(f"/set-up/people/{ada.uid}/suspend", {"version": str(ada.version)})
    assert answer.status_code == 422
    assert Officer.objects.get(pk=ada.pk).is_active
