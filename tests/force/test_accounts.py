"""Accounts: deny by default, passwords, tokens, and what shuts an account."""

from datetime import datetime
from typing import Any

import pytest

from goldenhour.force import commands, queries, rules
from goldenhour.force.commands import AlreadyDone, TooMuch, UnknownRole, WeakPassword, WeakSecret
from goldenhour.force.models import Officer
from goldenhour.journal.commands import NotAllowed
from goldenhour.journal.models import Entry, Receipt
from tests.moments import days

PHRASE = "four candles and a plank"


def appointed(by: Officer, at: datetime, **given: Any) -> Officer:
    """Somebody new with these particulars."""
    usual: dict[str, Any] = {
        "username": "noor",
        "name": "Noor Example",
        "staff_number": "7102",
        "rank": "",
        "roles": ["contact_officer"],
        "team": None,
    }
    return commands.appoint(**(usual | given), by=by, at=at)


def given_token(officer: Officer, by: Officer, at: datetime, **given: Any) -> str:
    """The secret of a token that was given."""
    usual: dict[str, Any] = {
        "scopes": ["contact.receive"],
        "days": 30,
        "secret": commands.fresh_secret(),
    }
    said = usual | given
    commands.issue_token(officer=officer.uid, **said, by=by, at=at)
    return str(said["secret"])


def test_what_no_role_lists_nobody_may() -> None:
    for role in rules.MAY:
        assert not rules.may([role], "everything.at_once")
    assert not rules.may([], "contact.receive")
    assert not rules.may(["no_such_role"], "contact.receive")


def test_a_password_has_fifteen_characters_and_is_no_common_one(
    ada: Officer, nine: datetime
) -> None:
    for weak in ("short", "14 characters.", "1q2w3e4r5t6y7u8i", "noor example noor"):
        with pytest.raises(WeakPassword):
            appointed(ada, nine, password=weak)

    assert not Officer.objects.filter(username="noor").exists()
    assert appointed(ada, nine, password=PHRASE).check_password(PHRASE)


def test_a_password_is_kept_as_argon2_and_in_no_trace(ada: Officer, nine: datetime) -> None:
    officer = appointed(ada, nine, password=PHRASE)

    assert officer.password.startswith("argon2$argon2id$")
    traces = str([*Entry.objects.values(), *Receipt.objects.values()])
    assert PHRASE not in traces


def test_an_account_without_a_password_cannot_be_signed_in(ada: Officer, nine: datetime) -> None:
    assert not appointed(ada, nine).has_usable_password()


def test_a_role_that_nobody_knows_is_refused(ada: Officer, nine: datetime) -> None:
    with pytest.raises(UnknownRole):
        appointed(ada, nine, roles=["chief wizard"])


def test_only_an_administrator_appoints_shuts_and_gives_tokens(
    hana: Officer, dina: Officer, nine: datetime
) -> None:
    with pytest.raises(NotAllowed):
        appointed(hana, nine)
    with pytest.raises(NotAllowed):
        commands.suspend(officer=dina.uid, by=hana, at=nine)
    with pytest.raises(NotAllowed):
        given_token(hana, hana, nine)
    assert Entry.objects.filter(what="journal.refused", by=hana).count() == 3


def test_a_shut_account_may_nothing_until_it_is_opened_again(
    hana: Officer, ada: Officer, nine: datetime
) -> None:
    secret = given_token(hana, ada, nine)

    shut = commands.suspend(officer=hana.uid, by=ada, at=nine)
    assert not shut.may("contact.receive")
    assert queries.bearer(secret, at=nine) is None

    opened = commands.reinstate(officer=hana.uid, by=ada, at=nine)
    assert opened.may("contact.receive")
    assert queries.bearer(secret, at=nine) is not None


def test_an_account_is_shut_once_and_never_ones_own(
    hana: Officer, ada: Officer, nine: datetime
) -> None:
    with pytest.raises(AlreadyDone):
        commands.suspend(officer=ada.uid, by=ada, at=nine)
    with pytest.raises(AlreadyDone):
        commands.reinstate(officer=hana.uid, by=ada, at=nine)
    commands.suspend(officer=hana.uid, by=ada, at=nine)
    with pytest.raises(AlreadyDone):
        commands.suspend(officer=hana.uid, by=ada, at=nine)


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"scopes": ["triage.agree"]}, TooMuch),
        ({"scopes": []}, TooMuch),
        ({"days": 0}, TooMuch),
        ({"days": 366}, TooMuch),
        ({"days": 2**31}, TooMuch),
        ({"secret": "guess me"}, WeakSecret),
    ],
)
def test_a_token_is_no_more_than_its_officer_and_a_year(
    hana: Officer, ada: Officer, nine: datetime, wrong: dict[str, Any], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        given_token(hana, ada, nine, **wrong)


def test_a_token_ends_on_its_day_and_when_it_is_revoked(
    hana: Officer, ada: Officer, nine: datetime
) -> None:
    secret = given_token(hana, ada, nine, days=1)

    found = queries.bearer(secret, at=nine)
    assert found is not None
    assert (found.officer, found.scopes) == (hana, frozenset({"contact.receive"}))
    assert queries.bearer(secret, at=nine + days(1)) is None

    (row,) = queries.tokens(at=nine)
    commands.revoke_token(token=row.uid, by=ada, at=nine)
    assert queries.bearer(secret, at=nine) is None
    assert queries.tokens(at=nine) == []
    with pytest.raises(AlreadyDone):
        commands.revoke_token(token=row.uid, by=ada, at=nine)


def test_a_secret_is_kept_nowhere(hana: Officer, ada: Officer, nine: datetime) -> None:
    secret = given_token(hana, ada, nine)

    kept = str([*hana.tokens.values(), *Entry.objects.values(), *Receipt.objects.values()])
    assert secret not in kept
    assert secret.encode().hex() not in kept
